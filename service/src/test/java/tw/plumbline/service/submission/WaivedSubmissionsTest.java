package tw.plumbline.service.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.plumbline.service.submission.Office.sample;
import static tw.plumbline.service.submission.Office.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.waiver.InForceWaivers;
import tw.plumbline.service.waiver.KeptWaiver;
import tw.plumbline.service.waiver.WaiverOutcome;
import tw.plumbline.service.waiver.WaiverRequest;
import tw.plumbline.service.waiver.WaiverStatus;
import tw.plumbline.service.waiver.YearSpan;

/** What waivers do to what is submitted, and who may grant them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WaivedSubmissionsTest {
  private static final Caller OFFICIAL = new Caller("official", Set.of(Role.OFFICIAL), null);
  private static final Caller SECOND = new Caller("official-2", Set.of(Role.OFFICIAL), null);
  private static final String ENDED = "SA108-M-05";
  private static final LocalDate FROM = LocalDate.parse("2019-10-01");
  private static final LocalDate UNTIL = LocalDate.parse("2019-11-30");

  private final Office office = new Office();
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
  void aWaivedBreachStaysOneAndSaysWhoExcusedIt() {
    String alliance = alliance();
    JsonNode before = office.stored(key(), report(alliance, 0));
    KeptWaiver waiver = approved(request(alliance));
    JsonNode after = office.stored(key(), report(alliance, 0));

    assertThat(status(after, ENDED)).isEqualTo("NOT_MET");
    assertThat(after.path("checks")).isEqualTo(before.path("checks"));
    assertThat(after.path("verdictWithoutWaivers")).isEqualTo(before.path("verdict"));
    assertThat(before.has("verdictWithoutWaivers")).isFalse();
    JsonNode found = finding(after, "/members/0");
    assertThat(found.path("waiver").toString())
        .isEqualTo(
            """
            {"id":"%s","by":"official","approvedBy":"official-2","reason":"停機三個月",\
            "until":"2019-11-30"}"""
                .formatted(waiver.id()));
    ((ObjectNode) found).remove("waiver");
    assertThat(after.path("findings")).isEqualTo(before.path("findings"));
  }

  @Test
  void theVerdictLeavesAWaivedCheckOut() {
    String alliance = alliance();
    ObjectNode late = of(alliance, "2-first-kpi").put("filedAt", "2020-01-31T10:00:00+08:00");
    JsonNode before = office.stored(key(), late);
    assertThat(before.path("verdict").asString()).isEqualTo("NON_COMPLIANT");
    for (String clause : violated(before)) {
      approved(request(alliance, clause, 108, 108, null, null));
    }
    JsonNode after = office.stored(key(), late);
    assertThat(after.path("verdict").asString()).isEqualTo("COMPLIANT");
    assertThat(after.path("verdictWithoutWaivers").asString()).isEqualTo("NON_COMPLIANT");
  }

  @Test
  void anAllianceWhoseEveryBreachIsExcusedIsNotAtRiskForIt() {
    String alliance = alliance();
    ObjectNode late = of(alliance, "2-first-kpi").put("filedAt", "2020-01-31T10:00:00+08:00");
    JsonNode before = office.stored(key(), late);
    assertThat(atRisk()).contains(alliance);
    for (String clause : violated(before)) {
      approved(request(alliance, clause, 108, 108, null, null));
    }
    office.stored(key(), late);
    assertThat(atRisk()).doesNotContain(alliance);
  }

  @Test
  void theRowsAndTheHistoryTellOfIt() {
    String alliance = alliance();
    KeptWaiver waiver = approved(request(alliance, ENDED, 108, 108, null, "/members/0"));
    JsonNode stored = office.stored(key(), report(alliance, 0, 1));
    assertThat(
            office.rows(
                "select pointer, waiver from finding where clause = '%s' and submission = '%s'"
                        .formatted(ENDED, stored.path("id").asString())
                    + " order by ordinal"))
        .containsExactly("/members/0 " + waiver.id(), "/members/1 null");
    assertThat(
            office.rows(
                "select verdict, verdict_without_waivers from assessment where submission = '%s'"
                    .formatted(stored.path("id").asString())))
        .containsExactly("NON_COMPLIANT NON_COMPLIANT");
    Filed filed = Objects.requireNonNull(office.stored.history(alliance, null, 1).blockFirst());
    assertThat(filed.verdictWithoutWaivers()).isEqualTo("NON_COMPLIANT");
    assertThat(filed.findings().waived()).isEqualTo(1);
    assertThat(filed.findings().violation()).isGreaterThanOrEqualTo(2);
    assertThat(
            Objects.requireNonNull(
                    office.stored.newest(alliance, null, null, Long.MAX_VALUE, null).blockFirst())
                .findings())
        .filteredOn(found -> found.has("waiver"))
        .singleElement()
        .matches(found -> found.at("/waiver/id").asString().equals(waiver.id().toString()));
  }

  @Test
  void withoutAWaiverTheHistoryIsAsItWas() {
    String alliance = alliance();
    office.stored(key(), report(alliance, 0));
    Filed filed = Objects.requireNonNull(office.stored.history(alliance, null, 1).blockFirst());
    assertThat(filed.verdictWithoutWaivers()).isNull();
    assertThat(filed.findings().waived()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2019-09-30T15:59:59.999Z, false",
    "2019-09-30T16:00:00Z, true",
    "2019-11-30T15:59:59.999Z, true",
    "2019-11-30T16:00:00Z, false"
  })
  void itIsInForceFromItsFirstDayToItsLastByTheDayOfReceiptInTaiwan(Instant now, boolean waived) {
    String alliance = alliance();
    approved(request(alliance));
    office.now = now;
    assertThat(waived(office.stored(key(), report(alliance, 0)))).isEqualTo(waived);
  }

  @Test
  void itIsExpiredWhenItsLastDayIsOver() {
    String alliance = alliance();
    KeptWaiver waiver = approved(request(alliance));
    office.now = Instant.parse("2019-11-30T15:59:59Z");
    assertThat(again(waiver).status()).isEqualTo(WaiverStatus.APPROVED);
    office.now = Instant.parse("2019-11-30T16:00:00Z");
    assertThat(again(waiver).status()).isEqualTo(WaiverStatus.EXPIRED);
  }

  @Test
  void nothingIsWaivedBeforeItIsApprovedOrOnceItIsRefused() {
    String alliance = alliance();
    KeptWaiver asked = requested(request(alliance));
    assertThat(asked.status()).isEqualTo(WaiverStatus.REQUESTED);
    assertThat(asked.granted()).isEmpty();
    assertThat(waived(office.stored(key(), report(alliance, 0)))).isFalse();
    KeptWaiver refused = done(office.waivers.refuse(SECOND, alliance, asked.id(), "理由不足").block());
    assertThat(refused.status()).isEqualTo(WaiverStatus.REFUSED);
    assertThat(waived(office.stored(key(), report(alliance, 0)))).isFalse();
  }

  @Test
  void onceRevokedItWaivesNothingMoreAndWhatWasAssessedStays() {
    String alliance = alliance();
    KeptWaiver waiver = approved(request(alliance));
    JsonNode under = office.stored("under " + alliance, report(alliance, 0));
    KeptWaiver revoked =
        done(office.waivers.revoke(OFFICIAL, alliance, waiver.id(), "已復工").block());
    assertThat(revoked.status()).isEqualTo(WaiverStatus.REVOKED);
    assertThat(revoked.events())
        .extracting(event -> event.kind() + " " + event.by() + " " + event.reason())
        .containsExactly("APPROVED official-2 情況屬實", "REVOKED official 已復工");
    assertThat(waived(office.stored(key(), report(alliance, 0)))).isFalse();
    assertThat(
            Objects.requireNonNull(office.stored.assessment(Office.id(under)).block()).document())
        .asString(StandardCharsets.UTF_8)
        .contains(waiver.id().toString());
  }

  static Stream<WaiverRequest> others() {
    return Stream.of(
        asking(ENDED, 109, 109, null, null),
        asking(ENDED, 108, 108, List.of("TARGETS", "SECOND_KPI"), null),
        asking("SA108-M-01", 108, 108, null, null),
        asking(ENDED, 108, 108, null, "/members/1"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void itCoversNothingOutsideItsScope(WaiverRequest other) {
    String alliance = alliance();
    approved(new Asked(alliance, other));
    assertThat(waived(office.stored(key(), report(alliance, 0)))).isFalse();
  }

  @Test
  void itCoversNoOtherAlliance() {
    approved(request(alliance()));
    assertThat(waived(office.stored(key(), report(alliance(), 0)))).isFalse();
  }

  @Test
  void itCoversTheFilingsAndThePlaceThatItNames() {
    String alliance = alliance();
    approved(request(alliance, ENDED, 100, 120, List.of("FIRST_KPI"), "/members"));
    JsonNode stored = office.stored(key(), report(alliance, 0));
    assertThat(waived(stored)).isTrue();
  }

  @Test
  void aCheckThatStoresNothingKnowsNoWaivers() {
    String alliance = alliance();
    approved(request(alliance));
    JsonNode checked = office.checked(report(alliance, 0));
    assertThat(waived(checked)).isFalse();
    assertThat(checked.has("verdictWithoutWaivers")).isFalse();
  }

  @Test
  void theSameReportFactsAndWaiversGiveTheSameBytesAgain() {
    String alliance = alliance();
    approved(request(alliance, ENDED, 108, 108, null, "/members/0"));
    approved(request(alliance, ENDED, 108, 109, null, null));
    JsonNode stored = office.stored(key(), report(alliance, 0, 1));
    UUID id = Office.id(stored);
    byte[] report = Objects.requireNonNull(office.stored.submission(id).block()).report();
    Assessment again = office.plumbline.assess((Reading.Accepted) office.plumbline.read(report));
    List<GrantedWaiver> named = new ArrayList<>();
    for (String waiver :
        office.rows(
            "select distinct waiver from finding where submission = '%s' and waiver is not null"
                .formatted(id))) {
      named.add(again(alliance, UUID.fromString(waiver)).granted().orElseThrow());
    }
    assertThat(named).isNotEmpty();
    byte[] written =
        new AssessmentWriter()
            .write(
                tw.plumbline.rules.waiver.Waivers.applied(
                        again, named, LocalDate.parse("2019-10-31"))
                    .stored(id.toString(), OffsetDateTime.parse("2019-10-31T04:00:00Z")));
    assertThat(written)
        .isEqualTo(Objects.requireNonNull(office.stored.assessment(id).block()).document());
  }

  @Test
  void whoAskedForItNeitherApprovesNorRefusesIt() {
    String alliance = alliance();
    KeptWaiver waiver = requested(request(alliance));
    assertRefused(
        office.waivers.approve(OFFICIAL, alliance, waiver.id(), "可").block(),
        ProblemKind.WAIVER_SAME_PERSON);
    assertRefused(
        office.waivers.refuse(OFFICIAL, alliance, waiver.id(), "否").block(),
        ProblemKind.WAIVER_SAME_PERSON);
    assertThat(again(waiver).status()).isEqualTo(WaiverStatus.REQUESTED);
  }

  @Test
  void aDecisionIsTakenOnce() {
    String alliance = alliance();
    KeptWaiver waiver = approved(request(alliance));
    UUID id = waiver.id();
    assertRefused(
        office.waivers.approve(SECOND, alliance, id, "可").block(), ProblemKind.WAIVER_DECIDED);
    assertRefused(
        office.waivers.refuse(SECOND, alliance, id, "否").block(), ProblemKind.WAIVER_DECIDED);
    done(office.waivers.revoke(SECOND, alliance, id, "撤").block());
    assertRefused(
        office.waivers.revoke(SECOND, alliance, id, "撤").block(), ProblemKind.WAIVER_DECIDED);
  }

  @Test
  void ofTwoDecisionsAtOnceOneIsTaken() {
    String alliance = alliance();
    KeptWaiver waiver = requested(request(alliance));
    List<WaiverOutcome> outcomes =
        Flux.merge(
                office.waivers.approve(SECOND, alliance, waiver.id(), "可"),
                office.waivers.refuse(SECOND, alliance, waiver.id(), "否"))
            .collectList()
            .block();
    assertThat(outcomes).filteredOn(WaiverOutcome.Done.class::isInstance).hasSize(1);
    assertThat(again(waiver).events()).hasSize(1);
  }

  @Test
  void onlyWhatIsApprovedIsRevoked() {
    String alliance = alliance();
    KeptWaiver waiver = requested(request(alliance));
    assertRefused(
        office.waivers.revoke(SECOND, alliance, waiver.id(), "撤").block(),
        ProblemKind.WAIVER_NOT_APPROVED);
    done(office.waivers.refuse(SECOND, alliance, waiver.id(), "否").block());
    assertRefused(
        office.waivers.revoke(SECOND, alliance, waiver.id(), "撤").block(),
        ProblemKind.WAIVER_NOT_APPROVED);
  }

  @Test
  void aWaiverIsFoundUnderItsAllianceAlone() {
    KeptWaiver waiver = requested(request(alliance()));
    assertThat(office.waivers.approve(SECOND, "another", waiver.id(), "可").blockOptional())
        .isEmpty();
    assertThat(office.waivers.get("another", waiver.id()).blockOptional()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "no-programme, SA108-M-05, 108, 108, , 2019-11-30, /programme unknown-programme",
    "small-alliance, SA108-M-05, 109, 108, , 2019-11-30, /programmeYears/to out-of-range",
    "small-alliance, SA108-M-05, 190, 199, , 2019-11-30, /programmeYears no-edition",
    "small-alliance, SA108-M-99, 108, 108, , 2019-11-30, /clause unknown-clause",
    "small-alliance, SA108-F-01, 108, 108, , 2019-11-30, /clause unknown-clause",
    "small-alliance, SA108-M-04, 108, 108, , 2019-11-30, /clause not-allowed-value",
    "small-alliance, SA108-M-05, 108, 108, FOUNDING, 2019-11-30, /filings/0 unknown-filing",
    "small-alliance, SA108-M-05, 108, 108, , 2019-09-30, /until out-of-range",
    "small-alliance, SA108-M-05, 108, 108, , 2020-10-01, /until out-of-range"
  })
  void aRequestThatTheRulebookOrTheOfficeDoesNotAllowIsRefused(
      String programme,
      String clause,
      int from,
      int to,
      @Nullable String filing,
      LocalDate until,
      String fault) {
    WaiverRequest request =
        new WaiverRequest(
            programme,
            clause,
            new YearSpan(from, to),
            filing == null ? null : List.of(filing),
            null,
            FROM,
            until,
            "停機");
    WaiverOutcome outcome = office.waivers.request(OFFICIAL, alliance(), request).block();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WaiverOutcome.Refused.class,
            refused ->
                assertThat(refused.problem().faults())
                    .extracting(one -> one.pointer() + " " + one.code().wireName())
                    .containsExactly(fault));
  }

  @Test
  void theLongestWaiverThatTheOfficeAllowsIsTaken() {
    LocalDate until = FROM.plusDays(365);
    WaiverRequest request =
        new WaiverRequest(
            "small-alliance", ENDED, new YearSpan(108, 108), null, null, FROM, until, "停機");
    done(office.waivers.request(OFFICIAL, alliance(), request).block());
  }

  @Test
  void whoeverDecidesSaysWhy() {
    String alliance = alliance();
    KeptWaiver waiver = requested(request(alliance));
    assertRefused(
        office.waivers.approve(SECOND, alliance, waiver.id(), " ").block(),
        ProblemKind.REQUEST_REFUSED);
    assertThat(again(waiver).status()).isEqualTo(WaiverStatus.REQUESTED);
  }

  @Test
  void everyStepIsInTheAuditLog() {
    String alliance = alliance();
    KeptWaiver waiver = approved(request(alliance));
    done(office.waivers.revoke(OFFICIAL, alliance, waiver.id(), "撤").block());
    assertThat(
            office.rows(
                "select caller, action, alliance from audit_event where subject = '%s' order by position"
                    .formatted(waiver.id())))
        .containsExactly(
            "official waiver.request " + alliance,
            "official-2 waiver.approve " + alliance,
            "official waiver.revoke " + alliance);
  }

  @Test
  void theDatabaseItselfRefusesWhatMayNotBe() {
    KeptWaiver waiver = requested(request(alliance()));
    String decide =
        "insert into waiver_event (waiver, kind, caller, reason, at)"
            + " values ('%s', '%s', '%s', '%s', now()) returning position";
    assertRefusedByDatabase(decide.formatted(waiver.id(), "APPROVED", "official", "x"), "another");
    assertRefusedByDatabase(decide.formatted(waiver.id(), "REFUSED", "official", "x"), "another");
    assertRefusedByDatabase(decide.formatted(waiver.id(), "REVOKED", "official-2", "x"), "only");
    assertRefusedByDatabase(decide.formatted(waiver.id(), "APPROVED", "official-2", " "), "reason");
    assertThat(office.rows(decide.formatted(waiver.id(), "APPROVED", "official-2", "x")))
        .hasSize(1);
    assertRefusedByDatabase(
        decide.formatted(waiver.id(), "REFUSED", "official-3", "x"), "decided_once");
    assertRefusedByDatabase("update waiver set reason = 'y' returning 1", "for ever");
    assertRefusedByDatabase("delete from waiver_event returning 1", "for ever");
  }

  @Test
  void aReplicaLearnsOfADecisionThatAnotherOneTook() {
    String alliance = alliance();
    try (Office other = new Office(RulebookFiles.builtIn(), office.server)) {
      assertThat(waived(other.stored(key(), report(alliance, 0)))).isFalse();
      approved(request(alliance));
      other.inForce.refresh().block();
      assertThat(waived(other.stored(key(), report(alliance, 0)))).isTrue();
    }
  }

  @Test
  void aReplicaThatHearsNothingLooksFromTimeToTime() {
    String alliance = alliance();
    Assessment said =
        office.plumbline.assess(
            (Reading.Accepted)
                office.plumbline.read(
                    report(alliance, 0).toString().getBytes(StandardCharsets.UTF_8)));
    LocalDate day = LocalDate.parse("2019-10-31");
    try (InForceWaivers polling = new InForceWaivers(office.database, Duration.ofMillis(20))) {
      polling.ready().block();
      assertThat(polling.applied(said, day)).isSameAs(said);
      approved(request(alliance));
      assertThat(
              Flux.interval(Duration.ofMillis(10))
                  .onBackpressureDrop()
                  .map(tick -> polling.applied(said, day))
                  .filter(after -> after.verdictWithoutWaivers() != null)
                  .blockFirst(Duration.ofMinutes(1)))
          .isNotNull();
    }
  }

  private void assertRefusedByDatabase(String sql, String why) {
    assertThatThrownBy(() -> office.rows(sql)).hasStackTraceContaining(why);
  }

  private static void assertRefused(@Nullable WaiverOutcome outcome, ProblemKind kind) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WaiverOutcome.Refused.class,
            refused -> assertThat(refused.problem().kind()).isEqualTo(kind));
  }

  private static KeptWaiver done(@Nullable WaiverOutcome outcome) {
    if (outcome instanceof WaiverOutcome.Done done) {
      return done.waiver();
    }
    throw new AssertionError(outcome);
  }

  private KeptWaiver requested(Asked asked) {
    return done(office.waivers.request(OFFICIAL, asked.alliance(), asked.request()).block());
  }

  private KeptWaiver approved(Asked asked) {
    KeptWaiver waiver = requested(asked);
    return done(office.waivers.approve(SECOND, asked.alliance(), waiver.id(), "情況屬實").block());
  }

  private KeptWaiver again(KeptWaiver waiver) {
    return again(waiver.allianceId(), waiver.id());
  }

  private KeptWaiver again(String alliance, UUID waiver) {
    return Objects.requireNonNull(office.waivers.get(alliance, waiver).block());
  }

  private List<String> atRisk() {
    List<String> alliances = new ArrayList<>();
    Office.JSON
        .readTree(office.years.overview("small-alliance", 108).block())
        .path("atRisk")
        .forEach(one -> alliances.add(one.path("allianceId").asString()));
    return alliances;
  }

  private static List<String> violated(JsonNode assessment) {
    List<String> clauses = new ArrayList<>();
    for (JsonNode check : assessment.path("checks")) {
      if (check.path("status").asString().equals("NOT_MET")) {
        clauses.add(check.path("clause").asString());
      }
    }
    return clauses;
  }

  private static boolean waived(JsonNode assessment) {
    return finding(assessment, "/members/0").has("waiver");
  }

  private static JsonNode finding(JsonNode assessment, String pointer) {
    for (JsonNode found : assessment.path("findings")) {
      if (found.path("clause").asString().equals(ENDED)
          && found.path("pointer").asString().equals(pointer)) {
        return found;
      }
    }
    throw new AssertionError("no finding at " + pointer);
  }

  /** A report in which the agreements of these members ended a day too early. */
  private static ObjectNode report(String alliance, int... ended) {
    ObjectNode report = of(alliance, "2-first-kpi");
    for (int member : ended) {
      ((ObjectNode) report.at("/members/" + member + "/agreement")).put("endsOn", "2019-10-30");
    }
    return report;
  }

  private static ObjectNode of(String alliance, String filing) {
    ObjectNode report = sample("model-optics", filing);
    ((ObjectNode) report.path("alliance")).put("id", alliance);
    return report;
  }

  private static Asked request(String alliance) {
    return request(alliance, ENDED, 108, 108, null, null);
  }

  private static Asked request(
      String alliance,
      String clause,
      int from,
      int to,
      @Nullable List<String> filings,
      @Nullable String pointer) {
    return new Asked(alliance, asking(clause, from, to, filings, pointer));
  }

  private static WaiverRequest asking(
      String clause, int from, int to, @Nullable List<String> filings, @Nullable String pointer) {
    return new WaiverRequest(
        "small-alliance", clause, new YearSpan(from, to), filings, pointer, FROM, UNTIL, "停機三個月");
  }

  /** A request for an alliance. */
  private record Asked(String alliance, WaiverRequest request) {}

  private String alliance() {
    return "waived-" + ++count;
  }

  private String key() {
    return "key-" + ++count;
  }
}
