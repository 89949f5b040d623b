package tw.plumbline.service.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.submission.Outcome;
import tw.plumbline.service.submission.Submission;
import tw.plumbline.service.submission.Submissions;

/** From a changed number to the next report that is judged by it, and back again. */
@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ChangingRulesTest.OwnDatabase.class)
final class ChangingRulesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path REPORTS = Path.of("..", "rules", "rulebook", "small-alliance", "cases");
  private static final String PROGRAMME = "small-alliance";
  private static final String WEIGHT = "money/i-02-weight-of-cooperation/rule.yaml";
  private static final String CASES = "money/i-11-cooperations-with-members/cases.yaml";
  private static final String CASE_OF_109 =
      """
        - name: forty per cent of the cooperation is countable in 109
          base: second-kpi-109
          expect:
            status: MET
            findings: []
            figures:
              countableCooperationIncome: 400000
      """;
  private static final Caller PORTAL = new Caller("portal", Set.of(Role.PORTAL), null);
  private static final Caller CHEN = new Caller("chen", Set.of(Role.OFFICIAL), null);
  private static final Caller LIN = new Caller("lin", Set.of(Role.OFFICIAL), null);

  @Autowired private ActiveRulebooks rulebooks;
  @Autowired private Drafts drafts;
  @Autowired private GateRuns gates;
  @Autowired private Impacts impacts;
  @Autowired private Publishing publishing;
  @Autowired private Submissions submissions;

  @Test
  void aWeightOfTheNextYearIsDraftedProvenApprovedAppliedAndTakenBack() {
    submitted("a", 108);
    JsonNode before = submitted("b", 109);
    int first = rulebooks.get().version(PROGRAMME);
    Draft draft = of(drafts.create(CHEN, PROGRAMME, first, "109 年度權重調為四成"));
    draft = of(drafts.save(CHEN, draft.id(), 1, weight(draft), "權重"));

    of(gates.start(draft.id()));
    GateStanding standing = of(gates.watch(draft.id()).last());
    assertThat(standing.passed()).as("%s", standing.gates()).isTrue();

    ImpactRun run = of(impacts.start(CHEN, draft.id()));
    ImpactRun done = of(impacts.watch(run.id()).last());
    assertThat(done.standing()).isEqualTo(ImpactRun.Standing.DONE);
    assertThat(done.years()).contains(109).doesNotContain(108);
    assertThat(done.submissions()).isEqualTo(1);
    List<ImpactChange> changes = of(impacts.changes(run.id(), null, 10));
    assertThat(changes).extracting(ImpactChange::programmeYear).containsExactly(109);

    UUID id = draft.id();
    int revision = draft.current().revision();
    assertRefused(
        ProblemKind.DRAFT_NOT_PROPOSED,
        publishing.approve(LIN, id, revision, run.id(), "可", false));
    of(drafts.propose(CHEN, id, revision, "依 109 年度公告", null));
    assertRefused(
        ProblemKind.SAME_PERSON, publishing.approve(CHEN, id, revision, run.id(), "可", false));
    submitted("c", 109);
    assertRefused(
        ProblemKind.IMPACT_STALE, publishing.approve(LIN, id, revision, run.id(), "可", false));
    run = of(impacts.start(CHEN, id));
    assertThat(of(impacts.watch(run.id()).last()).submissions()).isEqualTo(2);
    int second = of(publishing.approve(LIN, id, revision, run.id(), "可", false));
    assertThat(second).isEqualTo(first + 1);

    JsonNode after = submitted("d", 109);
    assertThat(after.path("rulebook").path("version").intValue()).isEqualTo(second);
    assertThat(figure(before)).isEqualTo(300000);
    assertThat(figure(after)).isEqualTo(400000);

    Draft back = of(drafts.create(CHEN, PROGRAMME, first, "回復前版"));
    of(gates.start(back.id()));
    of(gates.watch(back.id()).last());
    ImpactRun undone = of(impacts.start(CHEN, back.id()));
    of(impacts.watch(undone.id()).last());
    of(drafts.propose(CHEN, back.id(), 1, "前版有誤", null));
    int third = of(publishing.approve(LIN, back.id(), 1, undone.id(), "可", false));
    JsonNode again = submitted("e", 109);
    assertThat(third).isEqualTo(second + 1);
    assertThat(again.path("rulebook").path("version").intValue()).isEqualTo(third);
    assertThat(again.path("rulebook").path("digest"))
        .isEqualTo(before.path("rulebook").path("digest"));
    assertThat(figure(again)).isEqualTo(figure(before));
  }

  private static int figure(JsonNode assessment) {
    return assessment
        .path("figures")
        .valueStream()
        .filter(figure -> figure.path("name").asString("").equals("countableCooperationIncome"))
        .findFirst()
        .orElseThrow()
        .path("value")
        .intValue();
  }

  private Map<String, Optional<byte[]>> weight(Draft draft) {
    RulebookFiles files = of(drafts.files(draft.id(), 1));
    String page = new String(Objects.requireNonNull(files.bytes(WEIGHT)), UTF_8);
    String changed =
        page.replace(
            "      - from: 108\n        value: 0.30\n        source: 說明會 營運收入公式\n",
            "      - from: 108\n        to: 108\n        value: 0.30\n        source: 說明會 營運收入公式\n"
                + "      - from: 109\n        value: 0.40\n        source: 109 年度說明會 營運收入公式\n");
    assertThat(changed).isNotEqualTo(page);
    String cases = new String(Objects.requireNonNull(files.bytes(CASES)), UTF_8);
    return Map.of(
        WEIGHT,
        Optional.of(changed.getBytes(UTF_8)),
        CASES,
        Optional.of((cases + CASE_OF_109).getBytes(UTF_8)));
  }

  private JsonNode submitted(String key, int year) {
    String report = year == 108 ? "second-kpi.json" : "second-kpi-109.json";
    byte[] bytes = JSON.readTree(REPORTS.resolve(report).toFile()).toString().getBytes(UTF_8);
    Outcome outcome = of(submissions.submit(new Submission(PORTAL, key, bytes, null, null)));
    assertThat(outcome).isInstanceOf(Outcome.Stored.class);
    return JSON.readTree(((Outcome.Stored) outcome).document());
  }

  private static void assertRefused(ProblemKind kind, Mono<?> asked) {
    assertThatThrownBy(asked::block)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().kind()).isEqualTo(kind));
  }

  private static <T> T of(Mono<T> asked) {
    return Objects.requireNonNull(asked.block());
  }

  /** Made for the service before it starts. */
  static final class OwnDatabase
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("plumbline.database.url=" + TestDatabase.url(TestDatabase.server()))
          .applyTo(context);
    }
  }
}
