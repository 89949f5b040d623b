package tw.plumbline.service.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.submission.Office.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.problem.ProblemKind;

/** The same submission again, at once and later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RepetitionTest {
  private final Office office = new Office();

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void theSameKeyAtTheSameTimeIsStoredOnceAndAnsweredAlike() {
    byte[] report = report("at-once").toString().getBytes(StandardCharsets.UTF_8);
    List<Outcome> outcomes =
        Objects.requireNonNull(
            Flux.range(0, 32)
                .flatMap(
                    i ->
                        office.submissions.submit(
                            new Submission(Office.PORTAL, "at-once", report, null, null)),
                    32)
                .collectList()
                .block());
    assertThat(outcomes).hasSize(32).allMatch(outcome -> outcome instanceof Outcome.Stored);
    List<Outcome.Stored> stored = outcomes.stream().map(Outcome.Stored.class::cast).toList();
    assertThat(stored).filteredOn(Outcome.Stored::created).hasSize(1);
    assertThat(stored).extracting(Outcome.Stored::id).containsOnly(stored.get(0).id());
    assertThat(stored)
        .allSatisfy(one -> assertThat(one.document()).isEqualTo(stored.get(0).document()));
    assertThat(office.rows("select count(*) from submission where idempotency_key = 'at-once'"))
        .containsExactly("1");
  }

  @Test
  void whiteSpaceOrderAndSpellingOfNumbersMakeNoOtherBody() {
    ObjectNode report = report("spelling");
    assertThat(created(office.submit("spelling", report))).isTrue();
    String spelled =
        report.toPrettyString().replace("\"programmeYear\" : 108", "\"programmeYear\" : 108.0");
    assertThat(spelled).contains("108.0");
    Outcome again = office.submit(Office.PORTAL, "spelling", spelled, null, null);
    assertThat(created(again)).isFalse();
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefusedAndNothingIsStored() {
    office.submit("reused", report("reused"));
    assertThat(problem(office.submit("reused", report("reused-2"))))
        .isEqualTo(ProblemKind.KEY_REUSED);
    assertThat(problem(office.submit(Office.PORTAL, "reused", "{}", null, null)))
        .isEqualTo(ProblemKind.KEY_REUSED);
    assertThat(problem(office.submit(Office.PORTAL, "reused", "{", null, null)))
        .isEqualTo(ProblemKind.KEY_REUSED);
    assertThat(
            problem(office.submit(Office.PORTAL, "reused", report("reused").toString(), null, 1)))
        .isEqualTo(ProblemKind.KEY_REUSED);
    assertThat(office.rows("select count(*) from submission where idempotency_key = 'reused'"))
        .containsExactly("1");
  }

  @Test
  void keysBelongToTheirCaller() {
    Caller other = new Caller("other-portal", Set.of(Role.PORTAL), null);
    assertThat(created(office.submit("own", report("own")))).isTrue();
    assertThat(created(office.submit(other, "own", report("own-2").toString(), null, null)))
        .isTrue();
  }

  @Test
  void aKeyIsNotUsedUpByABodyThatIsNoReport() {
    assertThat(office.submit(Office.PORTAL, "later", "{}", null, null))
        .isInstanceOf(Outcome.Rejected.class);
    assertThat(created(office.submit("later", report("later")))).isTrue();
  }

  @Test
  void aDraftIsMadeWithAVersionThatThereIs() {
    String report = report("draft").toString();
    assertThat(problem(office.submit(Office.PORTAL, "draft", report, null, 99)))
        .isEqualTo(ProblemKind.DRAFT_UNKNOWN);
    int current =
        office.plumbline.editions().stream()
            .filter(edition -> edition.id().equals("small-alliance-108"))
            .findFirst()
            .orElseThrow()
            .version();
    assertThat(created(office.submit(Office.PORTAL, "draft", report, null, current))).isTrue();
  }

  private static ObjectNode report(String alliance) {
    ObjectNode report = sample("grant-equal", "1-targets");
    ((ObjectNode) report.path("alliance")).put("id", alliance);
    return report;
  }

  private static boolean created(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Stored.class);
    return ((Outcome.Stored) outcome).created();
  }

  private static ProblemKind problem(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).problem().kind();
  }
}
