package tw.plumbline.service.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.submission.Office.sample;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.rerun.Difference;
import tw.plumbline.rules.rerun.Rerun;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.replay.Replay;
import tw.plumbline.service.replay.Replays;
import tw.plumbline.service.replay.StoredFault;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.rulebook.VersionsAtHand;
import tw.plumbline.service.waiver.KeptWaiver;
import tw.plumbline.service.waiver.WaiverHistory;
import tw.plumbline.service.waiver.WaiverOutcome;
import tw.plumbline.service.waiver.WaiverRequest;
import tw.plumbline.service.waiver.YearSpan;

/** What is assessed again from the rows that are stored, and from them alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReplayedSubmissionsTest {
  private static final Caller OFFICIAL = new Caller("official", Set.of(Role.OFFICIAL), null);
  private static final Caller SECOND = new Caller("official-2", Set.of(Role.OFFICIAL), null);
  private static final String ENGINE = "plumbline test";
  private static final String PROGRAMME = "small-alliance";

  private final Office office = new Office();
  private final Evaluation evaluation = new Evaluation(2, 256, 8);
  private final Replays replays = replays(ENGINE);
  private int count;

  @AfterAll
  void close() {
    evaluation.close();
    office.close();
  }

  static Stream<String> samples() {
    return Stream.of(
        "late-filer",
        "mainland-machinery",
        "missing-agreements",
        "model-optics",
        "newcomer-design",
        "service-to-non-members",
        "slow-growth",
        "table-off-by-one",
        "uncountable-income");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsTheSameAgain(String sample) {
    String alliance = alliance();
    for (String filing : List.of("1-targets", "2-first-kpi", "3-second-kpi")) {
      for (ObjectNode report :
          List.of(of(alliance, sample, filing), bare(alliance, sample, filing))) {
        assertIdentical(office.stored(key(), report));
      }
    }
  }

  @Test
  void aCorrectionWithinItsWindowIsTheSameAgainAndSoIsALateOne() {
    String alliance = alliance();
    JsonNode first = office.stored(key(), of(alliance, "model-optics", "1-targets"));
    ObjectNode within = of(alliance, "model-optics", "1-targets");
    within.put("filedAt", "2019-06-01T10:00:00+08:00");
    JsonNode corrected = office.stored(key(), within, Office.id(first));
    ObjectNode late = of(alliance, "model-optics", "1-targets");
    late.put("filedAt", "2019-09-01T10:00:00+08:00");
    JsonNode again = office.stored(key(), late, Office.id(corrected));

    assertThat(Office.supplied(corrected)).hasSizeGreaterThan(Office.supplied(again).size());
    Stream.of(first, corrected, again).forEach(this::assertIdentical);
  }

  @Test
  void waiversAreThoseThatStoodWhateverBecameOfThemSince() {
    String alliance = alliance();
    JsonNode before = office.stored(key(), waivable(alliance));
    KeptWaiver waiver = approved(alliance);
    JsonNode waived = office.stored(key(), waivable(alliance));
    office.now = office.now.plus(Duration.ofMinutes(5));
    office.waivers.revoke(OFFICIAL, alliance, waiver.id(), "期滿").block();
    JsonNode after = office.stored(key(), waivable(alliance));

    assertThat(waived.has("verdictWithoutWaivers")).isTrue();
    assertThat(after.has("verdictWithoutWaivers")).isFalse();
    Stream.of(before, waived, after).forEach(this::assertIdentical);
  }

  @Test
  void reportsThatWereDraftedWithOtherRulesAreTheSameAgain() {
    try (Office later = new Office(List.of(changed()), office.server)) {
      String alliance = alliance();
      int old = office.plumbline.version(PROGRAMME);
      int now = later.plumbline.version(PROGRAMME);
      JsonNode drafted = drafted(later, of(alliance, "model-optics", "1-targets"), old);
      assertThat(drafted.path("draftedAgainst").path("changed")).isNotEmpty();
      assertThat(drafted.path("rulebook").path("version").intValue()).isEqualTo(now);
      assertIdentical(drafted);

      publish(later, now, old);
      JsonNode applied = drafted(later, of(alliance, "model-optics", "2-first-kpi"), old);
      assertThat(applied.path("draftedAgainst").path("applied").booleanValue()).isTrue();
      assertThat(applied.path("rulebook").path("version").intValue()).isEqualTo(old);
      assertIdentical(applied);
      JsonNode same = drafted(later, of(alliance, "model-optics", "3-second-kpi"), now);
      assertThat(same.has("draftedAgainst")).isFalse();
      assertIdentical(same);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update submission set report = convert_to(replace(convert_from(report, 'UTF8'), '\"confirmedBy\"', '\"confirmedBy\" '), 'UTF8') where id = '%s' | IDENTICAL | | ",
        "update submission set report = convert_to(regexp_replace(convert_from(report, 'UTF8'), '\"amount\":([0-9]+)', '\"amount\":1\\1'), 'UTF8') where id = '%s' | DIFFERENT | REPORT_DIGEST | /reportDigest",
        "update submission set report = 'x' where id = '%s' | REPORT_NOT_READ | REPORT_DIGEST | ",
        "update assessment set document = convert_to(replace(convert_from(document, 'UTF8'), '\"verdict\":\"', '\"verdict\":\"X'), 'UTF8') where submission = '%s' | DIFFERENT | VERDICT | /verdict",
        "update assessment set document = 'x' where submission = '%s' | DIFFERENT | DOCUMENT | ",
        "update assessment set supplied = '[]' where submission = '%s' | DIFFERENT | SUPPLIED_DIGEST | /supplied",
        "update assessment set verdict = 'COMPLIANT_' where submission = '%s' | IDENTICAL | VERDICT | ",
        "update assessment set checks = checks - 'DR-11' where submission = '%s' | IDENTICAL | CHECKS | ",
        "update finding set shortfall = 99 where submission = '%s' | IDENTICAL | FINDINGS | ",
        "update figure set value = value + 1 where submission = '%s' | IDENTICAL | FIGURES | ",
        "update assessment set rulebook_digest = 'sha256:0' where submission = '%s' | IDENTICAL | RULEBOOK_VERSION | ",
        "update assessment set rulebook_version = 999 where submission = '%s' | RULES_NOT_LOADED | RULEBOOK_FILES | "
      })
  void whatWasChangedInTheDatabaseIsNamed(
      String sql,
      Rerun.Outcome outcome,
      StoredFault.@Nullable What fault,
      @Nullable String pointer) {
    String alliance = alliance();
    office.stored(key(), of(alliance, "uncountable-income", "1-targets"));
    UUID id = Office.id(office.stored(key(), bare(alliance, "uncountable-income", "3-second-kpi")));
    asSuperuser(sql.formatted(id));
    Replay replay = replay(replays, id);

    assertThat(replay.outcome()).isEqualTo(outcome);
    assertThat(replay.storedFaults())
        .extracting(StoredFault::what)
        .satisfies(named -> assertThat(named.contains(fault)).isEqualTo(fault != null));
    assertThat(replay.identical()).isEqualTo(fault == null);
    assertThat(replay.why().isEmpty()).isEqualTo(fault == null);
    if (pointer != null) {
      assertThat(replay.differences().first())
          .extracting(Difference::pointer)
          .anyMatch(pointer::equals);
    }
  }

  @Test
  void aFileOfTheRulesThatWasChangedIsToldByItsVersion() {
    try (Office own = new Office()) {
      UUID id = Office.id(own.stored(key(), sample("model-optics", "1-targets")));
      superuser(
          own,
          "update rulebook_file set content = content || ' '::bytea where programme = '"
              + PROGRAMME
              + "' and path = 'README.md'");
      Replay replay = replay(replays(own, ENGINE), id);

      assertThat(replay.identical()).isFalse();
      assertThat(replay.storedFaults())
          .extracting(StoredFault::what)
          .containsExactly(StoredFault.What.RULEBOOK_DIGEST);
      assertThat(replay.differences().first())
          .extracting(Difference::pointer)
          .containsExactly("/rulebook/digest");
    }
  }

  @Test
  void anotherVersionOfTheProgramIsSaidWhereSomethingDiffers() {
    UUID id = Office.id(office.stored(key(), of(alliance(), "model-optics", "1-targets")));
    Replays other = replays("plumbline 99");

    assertThat(replay(other, id).identical()).isTrue();
    assertThat(replay(other, id).engineNow()).isEqualTo("plumbline 99");
    asSuperuser(
        "update assessment set document = convert_to(replace(convert_from(document, 'UTF8'),"
            + " '\"reason\"', '\"raison\"'), 'UTF8') where submission = '"
            + id
            + "'");
    asSuperuser(
        "update assessment set document = document || ' '::bytea where submission = '" + id + "'");
    assertThat(replay(other, id).why())
        .anyMatch(why -> why.en().contains("another version of the program"));
    assertThat(replay(replays, id).why())
        .noneMatch(why -> why.en().contains("another version of the program"))
        .isNotEmpty();
  }

  @Test
  void ofWhatIsNotStoredThereIsNothing() {
    assertThat(replays.replay(UUID.randomUUID()).blockOptional()).isEmpty();
  }

  private JsonNode drafted(Office office, JsonNode report, int version) {
    if (office.submit(Office.PORTAL, key(), report.toString(), null, version)
        instanceof tw.plumbline.service.submission.Outcome.Stored kept) {
      return Office.JSON.readTree(kept.document());
    }
    throw new AssertionError("not stored");
  }

  private void assertIdentical(JsonNode assessment) {
    Replay replay = replay(replays, Office.id(assessment));
    assertThat(replay.storedFaults()).isEmpty();
    assertThat(replay.differences().first()).isEmpty();
    assertThat(replay.identical()).as("%s", replay.why()).isTrue();
  }

  private static Replay replay(Replays replays, UUID id) {
    return Objects.requireNonNull(replays.replay(id).block());
  }

  private Replays replays(String engine) {
    return replays(office, engine);
  }

  private Replays replays(Office office, String engine) {
    StoredRulebooks contents = new StoredRulebooks(office.database);
    return new Replays(
        office.database,
        office.active,
        contents,
        new VersionsAtHand(office.active, contents),
        new WaiverHistory(office.database),
        evaluation,
        engine);
  }

  /** The rules with one text changed that reports are compared by. */
  private static RulebookFiles changed() {
    RulebookFiles files =
        RulebookFiles.builtIn().stream()
            .filter(each -> each.programme().equals(PROGRAMME))
            .findFirst()
            .orElseThrow();
    String path =
        files.paths().stream()
            .filter(each -> each.endsWith("rule.yaml"))
            .filter(each -> Objects.requireNonNull(files.text(each)).contains("clause: SA108-M-05"))
            .findFirst()
            .orElseThrow();
    String text = Objects.requireNonNull(files.text(path));
    return files.with(path, text.replace("value: VIOLATION", "value: WARNING").getBytes(UTF_8));
  }

  /** Says of a version that it was published an hour ago, with a time of transition. */
  private static void publish(Office office, int number, int follows) {
    superuser(
        office,
        """
        insert into rulebook_publication (programme, number, follows, draft, impact, author,
          approver, emergency, reason, years, transition_until, published_at)
        values ('%s', %d, %d, gen_random_uuid(), gen_random_uuid(), 'chen', 'lin', false, 'r',
          '{108}', '2019-12-31', '%s')
        """
            .formatted(PROGRAMME, number, follows, office.now.minus(Duration.ofHours(1))));
    office.active.refresh().block();
  }

  private void asSuperuser(String sql) {
    superuser(office, sql);
  }

  private static void superuser(Office office, String sql) {
    TestDatabase.execute(office.server, "set session_replication_role = replica;" + sql);
  }

  private KeptWaiver approved(String alliance) {
    WaiverRequest request =
        new WaiverRequest(
            PROGRAMME,
            "SA108-M-05",
            new YearSpan(108, 108),
            null,
            null,
            LocalDate.parse("2019-10-01"),
            LocalDate.parse("2019-11-30"),
            "停機");
    KeptWaiver asked = done(office.waivers.request(OFFICIAL, alliance, request).block());
    return done(office.waivers.approve(SECOND, alliance, asked.id(), "同意").block());
  }

  private static KeptWaiver done(@Nullable WaiverOutcome outcome) {
    if (outcome instanceof WaiverOutcome.Done done) {
      return done.waiver();
    }
    throw new AssertionError(outcome);
  }

  /** A first KPI report with a member whose agreement has ended. */
  private ObjectNode waivable(String alliance) {
    ObjectNode report = of(alliance, "model-optics", "2-first-kpi");
    ((ObjectNode) report.at("/members/0/agreement")).put("endsOn", "2019-10-30");
    return report;
  }

  private static ObjectNode of(String alliance, String sample, String filing) {
    ObjectNode report = sample(sample, filing);
    ((ObjectNode) report.path("alliance")).put("id", alliance);
    return report;
  }

  /** Without what earlier filings can bring. */
  private static ObjectNode bare(String alliance, String sample, String filing) {
    ObjectNode report = of(alliance, sample, filing);
    report.remove("filings");
    if (!filing.startsWith("1")) {
      report.remove("targets");
    }
    return report;
  }

  private String alliance() {
    return "TW-SA-" + (1000 + ++count);
  }

  private String key() {
    return "key-" + ++count;
  }
}
