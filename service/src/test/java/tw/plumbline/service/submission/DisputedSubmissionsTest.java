package tw.plumbline.service.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.plumbline.service.submission.Office.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;
import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.PlumblineChecks;
import tw.plumbline.service.checking.SecondOpinions;

/** What is stored and who is told where a second evaluator comes to something else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
final class DisputedSubmissionsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FIGURE = "membershipFeeIncome";

  private final Office office = new Office();
  private final byte[] report = sample("model-optics", "3-second-kpi").toString().getBytes(UTF_8);
  private final List<String> counted = new ArrayList<>();

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void a_submission_on_which_the_two_differ_is_stored_with_the_difference() {
    Outcome outcome =
        Objects.requireNonNull(
            office
                .submissions(new Wrong(), SecondOpinions.Asked.SUBMISSIONS)
                .submit(new Submission(Office.PORTAL, "disputed", report, null, null))
                .block());

    JsonNode stored = JSON.readTree(((Outcome.Stored) outcome).document());
    JsonNode last = stored.path("checks").path(stored.path("checks").size() - 1);
    JsonNode finding = stored.path("findings").path(stored.path("findings").size() - 1);
    assertThat(last.path("clause").stringValue()).isEqualTo("DR-13");
    assertThat(last.path("status").stringValue()).isEqualTo("UNDETERMINED");
    assertThat(finding.path("clause").stringValue()).isEqualTo("DR-13");
    assertThat(finding.path("severity").stringValue()).isEqualTo("MISSING");
    assertThat(stored.path("verdict").stringValue())
        .isNotIn("COMPLIANT", "COMPLIANT_WITH_WARNINGS");
  }

  @Test
  void the_alarm_names_the_assessment_and_the_figure_and_nothing_of_the_report(
      CapturedOutput output) {
    SecondOpinions second = opinions(SecondOpinions.Asked.SUBMISSIONS, office.plumbline);
    Reading.Accepted accepted = accepted();
    assertThat(second.agree()).isTrue();

    second.ofSubmission(office.plumbline, accepted, Supply.NONE, wrong(accepted), "id-4711");

    assertThat(second.agree()).isFalse();
    assertThat(counted).isNotEmpty().containsOnly("small-alliance-108 FIGURE");
    assertThat(output.getOut())
        .contains("id-4711")
        .contains("FIGURE " + FIGURE)
        .doesNotContain(accepted.report().alliance().id());
  }

  @Test
  void the_alarm_ends_with_another_version_of_the_rules() {
    Plumbline[] inForce = {office.plumbline};
    SecondOpinions second =
        new SecondOpinions(
            SecondOpinions.Asked.SUBMISSIONS, () -> inForce[0], (edition, kind) -> {});
    Reading.Accepted accepted = accepted();
    second.ofSubmission(office.plumbline, accepted, Supply.NONE, wrong(accepted), "id");
    assertThat(second.agree()).isFalse();
    RulebookFiles files = office.plumbline.book("small-alliance").files();

    inForce[0] = office.plumbline.with(files, office.plumbline.version("small-alliance") + 1);

    assertThat(second.agree()).isTrue();
  }

  @Test
  void where_both_agree_nothing_is_told_and_nothing_changes() {
    SecondOpinions second = opinions(SecondOpinions.Asked.ALL, office.plumbline);
    Reading.Accepted accepted = accepted();
    Assessment first = office.plumbline.assess(accepted);

    assertThat(second.ofSubmission(office.plumbline, accepted, Supply.NONE, first, "id"))
        .isSameAs(first);
    assertThat(second.agree()).isTrue();
    assertThat(counted).isEmpty();
  }

  @Test
  void nobody_is_asked_where_that_is_off() {
    SecondOpinions second = opinions(SecondOpinions.Asked.OFF, office.plumbline);
    Reading.Accepted accepted = accepted();
    Assessment wrong = wrong(accepted);

    assertThat(second.ofSubmission(office.plumbline, accepted, Supply.NONE, wrong, "id"))
        .isSameAs(wrong);
  }

  @Test
  void rules_without_words_for_it_store_nothing_and_raise_the_alarm() {
    RulebookFiles files = office.plumbline.book("small-alliance").files();
    String page = Objects.requireNonNull(files.text("programme.yaml"));
    byte[] silent = page.substring(0, page.indexOf("secondOpinion:")).getBytes(UTF_8);
    Plumbline plumbline =
        Plumbline.of(List.of(files.with("programme.yaml", silent)), (of, all) -> 1);
    SecondOpinions second = opinions(SecondOpinions.Asked.SUBMISSIONS, plumbline);
    Reading.Accepted accepted = accepted();

    assertThatThrownBy(
            () -> second.ofSubmission(plumbline, accepted, Supply.NONE, wrong(accepted), "id"))
        .isInstanceOf(tw.plumbline.rules.engine.EvaluationException.class);
    assertThat(second.agree()).isFalse();
    assertThat(counted).containsExactly("small-alliance-108 UNWORDED");
  }

  @Test
  void the_setting_takes_three_words() {
    assertThat(SecondOpinions.Asked.of("all")).isEqualTo(SecondOpinions.Asked.ALL);
    assertThat(SecondOpinions.Asked.of("off")).isEqualTo(SecondOpinions.Asked.OFF);
    assertThatThrownBy(() -> SecondOpinions.Asked.of("yes"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`yes`");
  }

  private SecondOpinions opinions(SecondOpinions.Asked asked, Plumbline inForce) {
    counted.clear();
    return new SecondOpinions(
        asked, () -> inForce, (edition, kind) -> counted.add(edition + " " + kind));
  }

  private Reading.Accepted accepted() {
    return (Reading.Accepted) office.plumbline.read(report);
  }

  private Assessment wrong(Reading.Accepted accepted) {
    return wrong(office.plumbline.assess(accepted));
  }

  /** The assessment of an engine that adds a unit to one figure. */
  private static Assessment wrong(Assessment right) {
    List<Figure> figures =
        right.figures().stream()
            .map(
                figure ->
                    figure.name().equals(FIGURE)
                        ? new Figure(
                            figure.name(),
                            figure.value().add(BigDecimal.ONE),
                            figure.unit(),
                            figure.clause(),
                            figure.terms())
                        : figure)
            .toList();
    return new Assessment(
        right.id(),
        right.assessedAt(),
        right.programme(),
        right.programmeYear(),
        right.filing(),
        right.allianceId(),
        right.reportDigest(),
        right.rulebook(),
        right.draftedAgainst(),
        right.absent(),
        right.supplied(),
        right.verdict(),
        right.verdictWithoutWaivers(),
        right.classifications(),
        figures,
        right.checks(),
        right.findings());
  }

  /** Makes an engine's fault happen. */
  private final class Wrong implements Checks {
    private final Checks right = new PlumblineChecks(office.active);

    @Override
    public Answer check(byte[] json) {
      return right.check(json);
    }

    @Override
    public Reading read(byte[] json) {
      return right.read(json);
    }

    @Override
    public Assessment assess(Plumbline rulebooks, Reading.Accepted accepted, Supply supply) {
      return wrong(right.assess(rulebooks, accepted, supply));
    }

    @Override
    public List<RulebookRef> editions() {
      return right.editions();
    }

    @Override
    public Optional<Edition> edition(String id) {
      return right.edition(id);
    }
  }
}
