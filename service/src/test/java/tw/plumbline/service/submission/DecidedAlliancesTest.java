package tw.plumbline.service.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.service.decision.Decision;
import tw.plumbline.service.decision.DecisionFilter;
import tw.plumbline.service.decision.DecisionKind;
import tw.plumbline.service.decision.DecisionOutcome;
import tw.plumbline.service.decision.DecisionRequest;
import tw.plumbline.service.decision.DecisionRequest.NamedFinding;
import tw.plumbline.service.decision.DecisionStatus;
import tw.plumbline.service.decision.Decisions;
import tw.plumbline.service.decision.Hearing;
import tw.plumbline.service.decision.HearingManner;
import tw.plumbline.service.decision.KeptDecision;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.waiver.WaiverOutcome;
import tw.plumbline.service.waiver.WaiverRequest;
import tw.plumbline.service.waiver.YearSpan;

/** What officials decide on alliances, by what was submitted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DecidedAlliancesTest {
  private static final Caller OFFICIAL = official("official");
  private static final Caller SECOND = official("official-2");
  private static final LocalDate TODAY = LocalDate.parse("2019-10-31");
  private static final Hearing HEARD =
      new Hearing(TODAY.minusDays(14), TODAY, HearingManner.ORAL, "會員停產，請准展延。", null);

  private final Office office = new Office();
  private final Decisions decisions =
      new Decisions(
          office.database,
          office.active,
          Generators.timeBasedEpochRandomGenerator(),
          () -> office.now);
  private int count;

  @AfterAll
  void close() {
    office.close();
  }

  @BeforeEach
  void itIsTheEndOfOctober() {
    office.now = Office.NOW;
  }

  @Test
  void itIsKeptAsItWasRecordedAndHoldsNothingYet() {
    Filed of = filed();
    KeptDecision kept = recorded(of, terminating(of));
    assertThat(kept.status()).isEqualTo(DecisionStatus.PROPOSED);
    assertThat(kept.steps()).isEmpty();
    Decision decision = kept.decision();
    assertThat(decision.assessments()).containsExactly(of.assessment());
    assertThat(decision.findings())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.clause()).isEqualTo("SA108-D-02");
              assertThat(found.pointer()).isEqualTo("/filedAt");
            });
    byte[] document = Objects.requireNonNull(decisions.document(decision.id()).block());
    assertThat(new String(document, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"id":"%s","programme":"small-alliance","programmeYear":108,"allianceId":"%s",\
            "kind":"TERMINATE","effectiveOn":"2019-12-01","reasons":"逾期填報。",\
            "assessments":["%s"],"findings":[{"assessment":"%s","ordinal":%d,\
            "clause":"SA108-D-02","pointer":"/filedAt","relied":true}],\
            "hearing":{"notifiedOn":"2019-10-17","heldOn":"2019-10-31","manner":"ORAL",\
            "answer":"會員停產，請准展延。"},"by":"official","recordedAt":"2019-10-31T04:00:00Z"}"""
                .formatted(
                    decision.id(), of.alliance(), of.assessment(), of.assessment(), of.breach()));
    assertThat(
            office.rows(
                "select action, caller, alliance from audit_event where subject = '%s'"
                    .formatted(decision.id())))
        .containsExactly("decision.record official " + of.alliance());
  }

  @Test
  void noBreachIsPassedOver() {
    Filed of = filed();
    DecisionRequest silent = request(of, DecisionKind.CONTINUE, List.of(), null);
    List<Fault> faults = faults(of, silent);
    assertThat(places(faults)).containsExactly("/findings missing-field");
    assertThat(faults.get(0).message().en())
        .contains("Finding " + of.breach(), of.assessment().toString(), "SA108-D-02");
    assertThat(
            places(faults(of, request(of, DecisionKind.CONTINUE, List.of(aside(of, " ")), null))))
        .containsExactly("/findings/0/why missing-field");
    recorded(of, request(of, DecisionKind.CONTINUE, List.of(aside(of, "已續約")), null));
  }

  @ParameterizedTest
  @CsvSource({"CONTINUE, false", "GUIDE, false", "REDUCE, true", "TERMINATE, true"})
  void whatBurdensAnAllianceNeedsAHearingAndAFindingThatIsReliedOn(
      DecisionKind kind, boolean burdens) {
    Filed of = filed();
    DecisionRequest request = request(of, kind, List.of(aside(of, "已續約")), null);
    if (burdens) {
      assertThat(places(faults(of, request)))
          .containsExactly("/findings missing-field", "/hearing missing-field");
    } else {
      recorded(of, request);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2019-11-01, 2019-10-31, ORAL, said, , /hearing/notifiedOn out-of-range;/hearing/heldOn"
        + " out-of-range",
    "2019-10-17, 2019-10-16, ORAL, said, , /hearing/heldOn out-of-range",
    "2019-10-17, 2019-11-01, ORAL, said, , /hearing/heldOn out-of-range",
    "2019-10-17, , HEARING, said, , /hearing/heldOn missing-field",
    "2019-10-17, , WRITTEN, , , /hearing/answer missing-field",
    "2019-10-17, , WRITTEN, said, none, /hearing/noAnswerBecause conflict",
    "2019-10-31, 2019-10-31, ORAL, , absent, ''",
    "2019-10-31, , WRITTEN, , absent, ''"
  })
  void theHearingComesBeforeTheDecisionAndHasAnAnswerOrSaysWhyNot(
      LocalDate notifiedOn,
      @Nullable LocalDate heldOn,
      HearingManner manner,
      @Nullable String answer,
      @Nullable String noAnswer,
      String expected) {
    Filed of = filed();
    Hearing hearing = new Hearing(notifiedOn, heldOn, manner, answer, noAnswer);
    DecisionRequest request = request(of, DecisionKind.REDUCE, List.of(relied(of)), hearing);
    if (expected.isEmpty()) {
      recorded(of, request);
    } else {
      assertThat(places(faults(of, request))).containsExactly(expected.split(";"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2019-10-31T15:59:59Z, true",
    "2019-10-31T16:00:00Z, false",
  })
  void itHasEffectFromTheDayOfItsRecordOnByTheProgrammesZone(Instant now, boolean timely) {
    Filed of = filed();
    office.now = now;
    DecisionRequest request =
        with(request(of, DecisionKind.GUIDE, List.of(relied(of)), null), TODAY);
    if (timely) {
      recorded(of, request);
    } else {
      assertThat(places(faults(of, request))).containsExactly("/effectiveOn out-of-range");
    }
  }

  @Test
  void everyFaultIsSaidAtItsPlace() {
    Filed of = filed();
    String absent = new UUID(0, 7).toString();
    DecisionRequest request =
        new DecisionRequest(
            "no-such",
            108,
            DecisionKind.TERMINATE,
            TODAY,
            " ",
            List.of(of.assessment().toString()),
            List.of(new NamedFinding(absent, 1, true, null)),
            null,
            absent);
    assertThat(places(faults(of, request)))
        .containsExactly(
            "/programme unknown-programme",
            "/reasons too-short",
            "/assessments/0 unknown-id",
            "/findings/0/assessment unknown-id",
            "/hearing missing-field",
            "/follows unknown-id");
    NamedFinding twice = relied(of);
    NamedFinding beyond = new NamedFinding(of.assessment().toString(), 999, true, null);
    assertThat(
            places(
                faults(of, request(of, DecisionKind.GUIDE, List.of(twice, twice, beyond), null))))
        .containsExactly("/findings/1 duplicate-id", "/findings/2/ordinal unknown-id");
  }

  @Test
  void anAssessmentOfAnotherAllianceIsNoGround() {
    Filed of = filed();
    Filed other = filed();
    DecisionRequest request = request(other, DecisionKind.GUIDE, List.of(relied(other)), null);
    assertThat(places(faults(of, request))).containsExactly("/assessments/0 unknown-id");
  }

  @Test
  void aWaivedBreachMayBeSetAsideOrPassedOverAndNeverReliedOn() {
    String alliance = "D-" + ++count;
    waived(alliance);
    Filed of = filed(alliance);
    assertThat(places(faults(of, request(of, DecisionKind.GUIDE, List.of(relied(of)), null))))
        .containsExactly("/findings/0/relied not-allowed-value");
    recorded(of, request(of, DecisionKind.GUIDE, List.of(aside(of, "已獲豁免")), null));
    KeptDecision kept = recorded(of, request(of, DecisionKind.CONTINUE, List.of(), null));
    refusedByTheDatabase(
        """
        with d as (
          insert into decision (id, programme, programme_year, alliance_id, kind, effective_on,
            document, by_name, recorded_at)
          select gen_random_uuid(), programme, programme_year, alliance_id, kind, effective_on,
            document, by_name, recorded_at from decision where id = '%s' returning id),
        a as (insert into decision_assessment select id, '%s'::uuid from d)
        insert into decision_finding
        select id, '%s'::uuid, %d, true, null from d returning decision"""
            .formatted(kept.decision().id(), of.assessment(), of.assessment(), of.breach()),
        "waived");
  }

  @Test
  void whatWasCorrectedIsNoGroundUnlessItsCorrectionIsNamed() {
    Filed of = filed();
    office.now = Instant.parse("2019-12-10T02:00:00Z");
    ObjectNode corrected = report(of.alliance()).put("filedAt", "2019-12-10T10:00:00+08:00");
    JsonNode correction = office.stored("c " + of.alliance(), corrected, of.assessment());
    DecisionRequest alone =
        with(
            request(of, DecisionKind.GUIDE, List.of(relied(of)), null),
            LocalDate.parse("2020-01-01"));
    List<Fault> faults = faults(of, alone);
    assertThat(places(faults)).containsExactly("/assessments/0 conflict");
    assertThat(faults.get(0).message().zhTw()).contains(correction.path("id").asString());

    List<NamedFinding> named = new ArrayList<>(List.of(relied(of)));
    for (int ordinal : breaches(correction)) {
      named.add(new NamedFinding(correction.path("id").asString(), ordinal, true, null));
    }
    recorded(
        of,
        new DecisionRequest(
            alone.programme(),
            108,
            alone.kind(),
            alone.effectiveOn(),
            alone.reasons(),
            List.of(of.assessment().toString(), correction.path("id").asString()),
            named,
            null,
            null));
  }

  @Test
  void whatWasCorrectedSinceIsNotApproved() {
    Filed of = filed();
    UUID decision = recorded(of, terminating(of)).decision().id();
    office.stored("c " + of.alliance(), report(of.alliance()), of.assessment());
    assertThat(refused(decisions.approve(SECOND, of.alliance(), decision, "核定")).kind())
        .isEqualTo(ProblemKind.DECISION_OVERTAKEN);
    assertThat(done(decisions.withdraw(SECOND, of.alliance(), decision, "另為決定")).status())
        .isEqualTo(DecisionStatus.WITHDRAWN);
  }

  @Test
  void anotherPersonApproves() {
    Filed of = filed();
    UUID decision = recorded(of, terminating(of)).decision().id();
    assertThat(refused(decisions.approve(OFFICIAL, of.alliance(), decision, "核定")).kind())
        .isEqualTo(ProblemKind.DECISION_SAME_PERSON);
    assertThat(refused(decisions.refuse(OFFICIAL, of.alliance(), decision, "退回")).kind())
        .isEqualTo(ProblemKind.DECISION_SAME_PERSON);
    refusedByTheDatabase(step(decision, "APPROVED", "official"), "another person");
    refusedByTheDatabase(step(decision, "REFUSED", "official"), "another person");

    KeptDecision approved = done(decisions.approve(SECOND, of.alliance(), decision, "核定"));
    assertThat(approved.status()).isEqualTo(DecisionStatus.APPROVED);
    assertThat(approved.steps())
        .extracting(one -> one.kind() + " " + one.by() + " " + one.reason())
        .containsExactly("APPROVED official-2 核定");
    assertThat(
            office.rows(
                "select action, caller from audit_event where subject = '%s' order by position"
                    .formatted(decision)))
        .containsExactly("decision.record official", "decision.approve official-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"APPROVED", "REFUSED", "WITHDRAWN"})
  void nothingComesAfterAStep(String kind) {
    Filed of = filed();
    UUID decision = recorded(of, terminating(of)).decision().id();
    office.rows(step(decision, kind, "official-2"));
    for (String more : List.of("APPROVED", "REFUSED", "WITHDRAWN")) {
      refusedByTheDatabase(step(decision, more, "official-3"), "decision_settled_once");
    }
    assertThat(refused(decisions.approve(SECOND, of.alliance(), decision, "核定")).kind())
        .isEqualTo(ProblemKind.DECISION_SETTLED);
    assertThat(refused(decisions.withdraw(OFFICIAL, of.alliance(), decision, "撤回")).kind())
        .isEqualTo(ProblemKind.DECISION_SETTLED);
  }

  @Test
  void ofTwoWhoActAtOnceOneIsToldThatItIsSettled() {
    Filed of = filed();
    UUID decision = recorded(of, terminating(of)).decision().id();
    List<DecisionOutcome> outcomes =
        Objects.requireNonNull(
            Mono.zip(
                    decisions.approve(SECOND, of.alliance(), decision, "核定"),
                    decisions.withdraw(OFFICIAL, of.alliance(), decision, "撤回"))
                .map(both -> List.of(both.getT1(), both.getT2()))
                .block());
    assertThat(outcomes).filteredOn(DecisionOutcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(DecisionOutcome.Refused.class::isInstance)
        .extracting(one -> ((DecisionOutcome.Refused) one).problem().kind())
        .containsExactly(ProblemKind.DECISION_SETTLED);
  }

  @Test
  void aLaterDecisionFollowsOneThatWasApproved() {
    Filed of = filed();
    UUID first = recorded(of, terminating(of)).decision().id();
    DecisionRequest later = following(terminating(of), first);
    assertThat(places(faults(of, later))).containsExactly("/follows unknown-id");
    done(decisions.approve(SECOND, of.alliance(), first, "核定"));
    assertThat(recorded(of, later).decision().follows()).isEqualTo(first);
    Filed other = filed();
    assertThat(places(faults(other, following(terminating(other), first))))
        .containsExactly("/follows unknown-id");
  }

  @Test
  void nothingIsAddedToADecision() {
    Filed of = filed();
    UUID decision =
        recorded(of, request(of, DecisionKind.GUIDE, List.of(relied(of)), null)).decision().id();
    JsonNode more = office.stored("m " + of.alliance(), Office.sample("model-optics", "1-targets"));
    refusedByTheDatabase(
        "insert into decision_assessment values ('%s', '%s') returning decision"
            .formatted(decision, more.path("id").asString()),
        "nothing is added");
    refusedByTheDatabase(
        """
        insert into decision (id, programme, programme_year, alliance_id, kind, effective_on,
          document, by_name, recorded_at)
        select gen_random_uuid(), programme, programme_year, alliance_id, kind, effective_on,
          document, by_name, recorded_at from decision where id = '%s' returning id"""
            .formatted(decision),
        "rests on an assessment");
  }

  @Test
  void theyAreListedByWhatIsAskedFor() {
    Filed of = filed();
    UUID guided =
        recorded(of, request(of, DecisionKind.GUIDE, List.of(aside(of, "已續約")), null))
            .decision()
            .id();
    UUID ended = recorded(of, terminating(of)).decision().id();
    long before = Objects.requireNonNull(decisions.state(of.alliance(), false).block()).moment();
    done(decisions.approve(SECOND, of.alliance(), ended, "核定"));
    assertThat(ids(DecisionFilter.of(of.alliance()))).containsExactly(ended, guided);
    DecisionFilter relying =
        new DecisionFilter(of.alliance(), null, null, null, null, "SA108-D-02");
    assertThat(ids(relying)).containsExactly(ended);
    DecisionFilter guiding =
        new DecisionFilter(of.alliance(), "small-alliance", 108, DecisionKind.GUIDE, null, null);
    assertThat(ids(guiding)).containsExactly(guided);
    assertThat(ids(new DecisionFilter(of.alliance(), null, 107, null, null, null))).isEmpty();
    assertThat(ids(DecisionFilter.of(of.alliance()).with(DecisionStatus.APPROVED)))
        .containsExactly(ended);
    KeptDecision earlier =
        decisions.list(DecisionFilter.of(of.alliance()), before, null, 1).blockFirst();
    assertThat(Objects.requireNonNull(earlier).status()).isEqualTo(DecisionStatus.PROPOSED);
    assertThat(Objects.requireNonNull(decisions.state(of.alliance(), true).block()).decisions())
        .isEqualTo(1);
    assertThat(decisions.ofAlliance(of.alliance()).collectList().block()).hasSize(2);
  }

  /** Targets that were filed too late, and no other breach. */
  private Filed filed() {
    return filed("D-" + ++count);
  }

  private Filed filed(String alliance) {
    JsonNode stored = office.stored("k " + alliance, report(alliance));
    List<Integer> breaches = breaches(stored);
    assertThat(breaches).hasSize(1);
    return new Filed(alliance, Office.id(stored), breaches.get(0));
  }

  private static ObjectNode report(String alliance) {
    ObjectNode report = Office.sample("late-filer", "1-targets");
    ((ObjectNode) report.path("alliance")).put("id", alliance);
    return report;
  }

  /** The places of the breaches, counted from 1. */
  private static List<Integer> breaches(JsonNode assessment) {
    List<Integer> ordinals = new ArrayList<>();
    JsonNode findings = assessment.path("findings");
    for (int i = 0; i < findings.size(); i++) {
      if (findings.get(i).path("severity").asString().equals("VIOLATION")) {
        ordinals.add(i + 1);
      }
    }
    return ordinals;
  }

  private void waived(String alliance) {
    WaiverRequest request =
        new WaiverRequest(
            "small-alliance",
            "SA108-D-02",
            new YearSpan(108, 108),
            null,
            null,
            TODAY.minusDays(30),
            TODAY.plusDays(30),
            "停機三個月");
    WaiverOutcome asked = office.waivers.request(OFFICIAL, alliance, request).block();
    UUID waiver = ((WaiverOutcome.Done) Objects.requireNonNull(asked)).waiver().id();
    assertThat(office.waivers.approve(SECOND, alliance, waiver, "情況屬實").block())
        .isInstanceOf(WaiverOutcome.Done.class);
  }

  private static DecisionRequest terminating(Filed of) {
    return request(of, DecisionKind.TERMINATE, List.of(relied(of)), HEARD);
  }

  private static DecisionRequest request(
      Filed of, DecisionKind kind, List<NamedFinding> findings, @Nullable Hearing hearing) {
    return new DecisionRequest(
        "small-alliance",
        108,
        kind,
        LocalDate.parse("2019-12-01"),
        "逾期填報。",
        List.of(of.assessment().toString()),
        findings,
        hearing,
        null);
  }

  private static DecisionRequest with(DecisionRequest request, LocalDate effectiveOn) {
    return new DecisionRequest(
        request.programme(),
        request.programmeYear(),
        request.kind(),
        effectiveOn,
        request.reasons(),
        request.assessments(),
        request.findings(),
        request.hearing(),
        request.follows());
  }

  private static DecisionRequest following(DecisionRequest request, UUID decision) {
    return new DecisionRequest(
        request.programme(),
        request.programmeYear(),
        request.kind(),
        request.effectiveOn(),
        request.reasons(),
        request.assessments(),
        request.findings(),
        request.hearing(),
        decision.toString());
  }

  private static NamedFinding relied(Filed of) {
    return new NamedFinding(of.assessment().toString(), of.breach(), true, null);
  }

  private static NamedFinding aside(Filed of, String why) {
    return new NamedFinding(of.assessment().toString(), of.breach(), false, why);
  }

  private KeptDecision recorded(Filed of, DecisionRequest request) {
    return done(decisions.record(OFFICIAL, of.alliance(), request));
  }

  private List<Fault> faults(Filed of, DecisionRequest request) {
    Problem problem = refused(decisions.record(OFFICIAL, of.alliance(), request));
    assertThat(problem.kind()).isEqualTo(ProblemKind.REQUEST_REFUSED);
    return problem.faults();
  }

  private static List<String> places(List<Fault> faults) {
    return faults.stream().map(one -> one.pointer() + " " + one.code().wireName()).toList();
  }

  private static KeptDecision done(Mono<DecisionOutcome> doing) {
    DecisionOutcome outcome = Objects.requireNonNull(doing.block());
    assertThat(outcome).isInstanceOf(DecisionOutcome.Done.class);
    return ((DecisionOutcome.Done) outcome).decision();
  }

  private static Problem refused(Mono<DecisionOutcome> doing) {
    DecisionOutcome outcome = Objects.requireNonNull(doing.block());
    assertThat(outcome).isInstanceOf(DecisionOutcome.Refused.class);
    return ((DecisionOutcome.Refused) outcome).problem();
  }

  private List<UUID> ids(DecisionFilter filter) {
    return Objects.requireNonNull(
        decisions
            .list(filter, Long.MAX_VALUE, null, 10)
            .map(kept -> kept.decision().id())
            .collectList()
            .block());
  }

  private static String step(UUID decision, String kind, String caller) {
    return """
        insert into decision_event (decision, kind, caller, reason, at)
        values ('%s', '%s', '%s', 'x', now()) returning decision"""
        .formatted(decision, kind, caller);
  }

  private void refusedByTheDatabase(String sql, String why) {
    assertThatThrownBy(() -> office.rows(sql)).hasStackTraceContaining(why);
  }

  private static Caller official(String name) {
    return new Caller(name, Set.of(Role.OFFICIAL), null);
  }

  /**
   * What an alliance filed.
   *
   * @param breach the place of its only one
   */
  private record Filed(String alliance, UUID assessment, int breach) {}
}
