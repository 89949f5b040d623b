package tw.plumbline.service.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.decision.DecisionKind;
import tw.plumbline.service.decision.DecisionOutcome;
import tw.plumbline.service.decision.DecisionRequest;
import tw.plumbline.service.decision.DecisionRequest.NamedFinding;
import tw.plumbline.service.decision.Decisions;
import tw.plumbline.service.decision.Hearing;
import tw.plumbline.service.decision.HearingManner;
import tw.plumbline.service.decision.KeptDecision;
import tw.plumbline.service.dossier.DossierCheck;
import tw.plumbline.service.dossier.DossierReport;
import tw.plumbline.service.dossier.DossierReport.Outcome;
import tw.plumbline.service.dossier.DossierReport.Point;
import tw.plumbline.service.dossier.Dossiers;
import tw.plumbline.service.dossier.Redaction;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.ledger.Log;
import tw.plumbline.service.ledger.LogKey;
import tw.plumbline.service.ledger.Sealing;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.waiver.WaiverOutcome;
import tw.plumbline.service.waiver.WaiverRequest;
import tw.plumbline.service.waiver.YearSpan;

/**
 * The dossier of a decision out of the database: filings with supplied facts, a correction and a
 * waiver come out of it again to the same bytes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DecidedDossiersTest {
  private static final Caller OFFICIAL = new Caller("official", Set.of(Role.OFFICIAL), null);
  private static final Caller SECOND = new Caller("official-2", Set.of(Role.OFFICIAL), null);
  private static final String ALLIANCE = "late-filer";
  private static final LocalDate TODAY = LocalDate.parse("2019-10-31");

  private final Office office =
      new Office(
          RulebookFiles.builtIn().stream()
              .filter(files -> files.programme().equals("small-alliance"))
              .toList());
  private final Log log = new Log(office.database);
  private final LogKey key = LogKey.make(office.rows("select name from ledger_origin").get(0));
  private final Sealing sealing =
      new Sealing(office.database, log, key, head -> {}, Duration.ofDays(1), Clock.systemUTC());
  private final Decisions decisions =
      new Decisions(
          office.database,
          office.active,
          Generators.timeBasedEpochRandomGenerator(),
          () -> office.now);
  private final Evaluation evaluation = new Evaluation(1, 8, 1);
  private final Dossiers dossiers =
      new Dossiers(
          office.database,
          decisions,
          log,
          key,
          new StoredRulebooks(office.database),
          office.active,
          evaluation,
          Clock.systemUTC(),
          "plumbline test");

  private final List<JsonNode> kept = new ArrayList<>();

  @BeforeAll
  void anAllianceFiledAndCorrected() {
    // The first connection of a process takes longer than any later one.
    office.database.run(Sql.of("test.first", "select 1")).retry(20).block();
    TestDatabase.execute(
        office.server, "insert into ledger_public_key values ('" + key.publicKey().vkey() + "')");
    WaiverOutcome.Done asked =
        (WaiverOutcome.Done)
            Objects.requireNonNull(
                office
                    .waivers
                    .request(
                        OFFICIAL,
                        ALLIANCE,
                        new WaiverRequest(
                            "small-alliance",
                            "SA108-D-02",
                            new YearSpan(108, 108),
                            null,
                            null,
                            TODAY.minusDays(30),
                            TODAY.plusDays(30),
                            "災後復原期間"))
                    .block());
    office.waivers.approve(SECOND, ALLIANCE, asked.waiver().id(), "同意").block();
    for (String filing : List.of("1-targets", "2-first-kpi")) {
      kept.add(office.stored(filing, Office.sample(ALLIANCE, filing)));
    }
    JsonNode last = office.stored("third", Office.sample(ALLIANCE, "3-second-kpi"));
    kept.add(
        office.stored(
            "corrected",
            Office.sample(ALLIANCE, "3-second-kpi"),
            UUID.fromString(last.path("id").stringValue())));
  }

  @AfterAll
  void close() {
    sealing.close();
    evaluation.close();
    office.close();
  }

  @Test
  void itIsMadeOfWhatIsStoredAndMakesTheSameAssessmentsAgain() {
    assertThat(kept.get(2).path("supplied").isEmpty()).isFalse();
    assertThat(office.rows("select count(*) from finding where waiver is not null"))
        .isNotEqualTo(List.of("0"));
    KeptDecision proposed =
        done(Objects.requireNonNull(decisions.record(OFFICIAL, ALLIANCE, request()).block()));
    assertRefused(proposed, Redaction.NONE, ProblemKind.NOT_APPROVED);
    KeptDecision approved =
        done(
            Objects.requireNonNull(
                decisions.approve(SECOND, ALLIANCE, proposed.decision().id(), "同意").block()));
    assertRefused(approved, Redaction.NONE, ProblemKind.NOT_SEALED);
    sealing.seal().block();
    DossierReport report = check(approved, Redaction.NONE);
    assertThat(report.points()).allMatch(Point::ok);
    assertThat(report.replays()).hasSize(3).allMatch(replay -> replay.result().identical());
    assertThat(report.outcome()).isEqualTo(Outcome.IDENTICAL);
    DossierReport redacted = check(approved, new Redaction(true, List.of()));
    assertThat(redacted.points()).allMatch(Point::ok);
    assertThat(redacted.outcome()).isEqualTo(Outcome.VERIFIED_NOT_REPLAYED);
    assertRefused(
        approved, new Redaction(false, List.of("/no/such/place")), ProblemKind.NOT_REDACTED);
  }

  private DossierReport check(KeptDecision decision, Redaction redaction) {
    byte[] dossier = Objects.requireNonNull(dossiers.of(decision, redaction).block());
    return DossierCheck.of(dossier, key.publicKey(), "plumbline test");
  }

  private void assertRefused(KeptDecision decision, Redaction redaction, ProblemKind why) {
    assertThatThrownBy(() -> dossiers.of(decision, redaction).block())
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.problem().kind()).isEqualTo(why));
  }

  private DecisionRequest request() {
    List<NamedFinding> named = new ArrayList<>();
    for (JsonNode assessment : kept) {
      int ordinal = 0;
      for (JsonNode finding : assessment.path("findings")) {
        ordinal++;
        if (!finding.has("waiver")) {
          named.add(new NamedFinding(assessment.path("id").stringValue(), ordinal, true, "與規定不符"));
        }
      }
    }
    boolean burdened = !named.isEmpty();
    return new DecisionRequest(
        "small-alliance",
        108,
        burdened ? DecisionKind.REDUCE : DecisionKind.GUIDE,
        LocalDate.parse("2019-12-01"),
        "逾期填報。",
        kept.stream().map(one -> one.path("id").stringValue()).toList(),
        named,
        new Hearing(TODAY.minusDays(14), TODAY, HearingManner.ORAL, "請准展延。", null),
        null);
  }

  private static KeptDecision done(DecisionOutcome outcome) {
    if (outcome instanceof DecisionOutcome.Done done) {
      return done.decision();
    }
    throw new AssertionError("refused: " + ((DecisionOutcome.Refused) outcome).problem());
  }
}
