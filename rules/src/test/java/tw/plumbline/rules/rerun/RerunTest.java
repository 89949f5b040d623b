package tw.plumbline.rules.rerun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.DraftedAgainst;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.rerun.Rerun.Outcome;
import tw.plumbline.rules.rerun.Rerun.Result;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.rules.waiver.WaiverScope;
import tw.plumbline.rules.waiver.Waivers;

class RerunTest {
  private static final RulebookFiles FILES = RulebookFiles.in(Path.of("rulebook/small-alliance"));
  private static final int NUMBER = 7;
  private static final Plumbline RULES = Plumbline.of(List.of(FILES), (programme, files) -> NUMBER);
  private static final String ID = "018f3c1e-0000-7000-8000-000000000001";
  private static final OffsetDateTime AT = OffsetDateTime.parse("2019-12-20T01:02:03.004Z");
  private static final byte[] REPORT = example();

  @Test
  void the_same_report_and_files_give_the_same_bytes() {
    Result result = Rerun.of(FILES, NUMBER, null, given(REPORT, List.of(), document(said())));

    assertThat(result.outcome()).isEqualTo(Outcome.IDENTICAL);
    assertThat(result.document()).isEqualTo(document(said()));
    assertThat(result.differences()).isEqualTo(Differences.NONE);
  }

  @Test
  void another_number_of_the_version_is_a_difference() {
    Result result = Rerun.of(FILES, NUMBER + 1, null, given(REPORT, List.of(), document(said())));

    assertThat(result.identical()).isFalse();
    assertThat(result.differences().first())
        .extracting(Difference::pointer)
        .containsExactly("/rulebook/version");
  }

  @Test
  void a_waiver_that_was_in_force_is_part_of_the_answer() {
    GrantedWaiver waiver = waiver(said().findings().get(0));
    Assessment waived = Waivers.applied(said(), List.of(waiver), LocalDate.parse("2019-12-20"));
    List<GrantedWaiver> read = WaiversJson.read(WaiversJson.write(List.of(waiver)));

    assertThat(waived.findings().get(0).waiver()).isNotNull();
    assertThat(Rerun.of(RULES, null, given(REPORT, read, document(waived))).identical()).isTrue();
    assertThat(
            Rerun.of(RULES, null, given(REPORT, List.of(), document(waived))).differences().first())
        .extracting(Difference::pointer)
        .contains("/findings/0/waiver", "/verdictWithoutWaivers");
  }

  @Test
  void what_the_draft_of_a_report_was_made_with_is_part_of_the_answer() {
    DraftedAgainst drafted = new DraftedAgainst(3, false, List.of());
    Rerun.Drafted other = new Rerun.Drafted(3, false, FILES);

    assertThat(
            Rerun.of(
                    FILES,
                    NUMBER,
                    other,
                    given(REPORT, List.of(), document(said().draftedAgainst(drafted))))
                .identical())
        .isTrue();
  }

  @Test
  void other_bytes_of_the_same_words_are_not_identical() {
    String spaced = new String(document(said()), UTF_8).replaceFirst("\\{", "{ ");
    Result result = Rerun.of(RULES, null, given(REPORT, List.of(), spaced.getBytes(UTF_8)));

    assertThat(result.outcome()).isEqualTo(Outcome.DIFFERENT);
    assertThat(result.differences().first()).isEmpty();
    assertThat(Objects.requireNonNull(result.why()).en()).contains("other bytes");
  }

  @Test
  void files_that_are_no_rulebook_are_said_to_be_none() {
    RulebookFiles broken = FILES.with("programme.yaml", "programme: x\n".getBytes(UTF_8));
    Result result = Rerun.of(broken, NUMBER, null, given(REPORT, List.of(), document(said())));

    assertThat(result.outcome()).isEqualTo(Outcome.RULES_NOT_LOADED);
    assertThat(Objects.requireNonNull(result.why()).en()).contains("programme.yaml");
  }

  @Test
  void a_report_that_the_rules_refuse_is_said_to_be_refused() {
    byte[] other = new String(REPORT, UTF_8).replaceFirst("SECOND_KPI", "NO_SUCH").getBytes(UTF_8);
    Result result = Rerun.of(RULES, null, given(other, List.of(), document(said())));

    assertThat(result.outcome()).isEqualTo(Outcome.REPORT_NOT_READ);
    assertThat(Objects.requireNonNull(result.why()).en()).contains("/filing");
  }

  @Test
  void supplied_facts_that_cannot_be_read_are_said_to_be_so() {
    Given given = new Given(ID, AT, REPORT, "[{}]", null, List.of(), document(said()));

    assertThat(Rerun.of(RULES, null, given).outcome()).isEqualTo(Outcome.NOT_ASSESSED);
  }

  private static Given given(byte[] report, List<GrantedWaiver> waivers, byte[] document) {
    return new Given(ID, AT, report, "[]", null, waivers, document);
  }

  private static Assessment said() {
    return RULES.assess((Reading.Accepted) RULES.read(REPORT)).stored(ID, AT);
  }

  private static byte[] document(Assessment assessment) {
    return new AssessmentWriter().write(assessment);
  }

  private static GrantedWaiver waiver(Finding finding) {
    Assessment said = said();
    return new GrantedWaiver(
        "w",
        new WaiverScope(
            said.programme(),
            said.allianceId(),
            finding.clause(),
            said.programmeYear(),
            said.programmeYear(),
            Set.of(said.filing()),
            finding.pointer()),
        LocalDate.parse("2019-12-01"),
        LocalDate.parse("2020-02-01"),
        "official",
        "official-2",
        "停機");
  }

  private static byte[] example() {
    String name = "/examples/c-income-that-does-not-count.json";
    try (InputStream in = RerunTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
