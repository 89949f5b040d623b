package tw.plumbline.service.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.submission.Office.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.book.RulebookFiles;

/**
 * The programme office's view of a year. The published table of 107 (income by field, in 仟元) is
 * made again from 87 stored alliances whose incomes and grants add up to it. Its column headings
 * are not known; which field stands for which column here is of no meaning.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProgrammeYearsTest {
  private static final String[] FIELDS = {"TE1", "TE2", "TE3", "TE4", "TE5", "TB1", "TS1", "TM1"};
  private static final int[] ALLIANCES = {9, 13, 10, 11, 8, 15, 10, 11};
  private static final int[] INCOME = {19833, 23635, 30918, 17951, 27493, 32183, 7259, 11022};
  private static final int[] AVERAGE_INCOME = {2204, 1818, 3092, 1632, 3437, 2146, 726, 1002};
  private static final int[] AVERAGE_GRANT = {2489, 2308, 2452, 2208, 2621, 2612, 2270, 2040};
  private static final String[] RATIO = {
    ".885", ".788", "1.261", ".739", "1.311", ".821", ".320", ".491"
  };

  private final Office office = new Office();

  @BeforeAll
  void file() {
    for (int column = 0; column < FIELDS.length; column++) {
      for (int i = 0; i < ALLIANCES[column]; i++) {
        long share = INCOME[column] * 1000L / ALLIANCES[column];
        long rest = i == 0 ? INCOME[column] * 1000L - share * ALLIANCES[column] : 0;
        String alliance = FIELDS[column] + "-" + i;
        long grant = AVERAGE_GRANT[column] * 1000L;
        office.stored(alliance, report(alliance, FIELDS[column], share + rest, grant));
      }
    }
  }

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void thePublishedTableOf107ComesOutOfStoredAlliances() {
    JsonNode overview = overview();
    assertThat(overview.path("totals").path("alliances").asInt()).isEqualTo(87);
    assertThat(thousands(overview.path("totals").path("income"))).isEqualTo(170294);
    for (int column = 0; column < FIELDS.length; column++) {
      JsonNode row = field(overview, FIELDS[column]);
      assertThat(row.path("alliances").asInt()).isEqualTo(ALLIANCES[column]);
      assertThat(thousands(row.path("income"))).isEqualTo(INCOME[column]);
      assertThat(rounded(row.path("averageIncome").decimalValue()))
          .isEqualTo(AVERAGE_INCOME[column]);
      assertThat(rounded(row.path("averageGrant").decimalValue())).isEqualTo(AVERAGE_GRANT[column]);
      assertThat(row.path("ratio").path("value").decimalValue().setScale(3, RoundingMode.HALF_UP))
          .isEqualByComparingTo(RATIO[column]);
    }
  }

  @Test
  void incomeBelowTheGrantsAndTooFewMembersAreSaidOfTheProgramme() {
    JsonNode checks = overview().path("checks");
    assertThat(checks).hasSize(2);
    assertThat(checks.get(0).path("clause").asString()).isEqualTo("SA108-P-08");
    assertThat(checks.get(0).path("status").asString()).isEqualTo("NOT_MET");
    assertThat(checks.get(0).path("required").asInt()).isEqualTo(2300);
    assertThat(checks.get(1).path("clause").asString()).isEqualTo("SA108-P-09");
    assertThat(checks.get(1).path("status").asString()).isEqualTo("NOT_MET");
  }

  @Test
  void whoHasNotFiledIsNamed() {
    JsonNode notFiled = overview().path("notFiled");
    List<String> kinds = new ArrayList<>();
    notFiled.forEach(filing -> kinds.add(filing.path("filing").asString()));
    assertThat(kinds).containsExactly("TARGETS", "FIRST_KPI", "SECOND_KPI");
    assertThat(notFiled.get(0).path("alliances")).hasSize(87);
    assertThat(notFiled.get(1).path("alliances")).hasSize(0);
  }

  @Test
  void whatAReportSaysWasFiledIsNotMissed() {
    try (Office other = new Office()) {
      ObjectNode report = report("A", "TE1", 1_000_000, 2_000_000);
      report
          .putArray("filings")
          .addObject()
          .put("kind", "TARGETS")
          .put("filedAt", "2019-04-10T10:00:00+08:00");
      other.stored("1", report);
      JsonNode overview = overview(other);
      assertThat(overview.path("notFiled").get(0).path("alliances")).isEmpty();
      assertThat(overview.path("atRisk").toString()).doesNotContain("NOT_FILED");
    }
  }

  @Test
  void theNewestSubmissionOfTheFurthestFilingCounts() {
    try (Office other = new Office()) {
      other.stored("1", report("A", "TE1", 1_000_000, 2_000_000));
      other.stored("2", report("A", "TE1", 1_500_000, 2_000_000));
      ObjectNode targets = sample("model-optics", "1-targets");
      ((ObjectNode) targets.path("alliance")).put("id", "A");
      other.stored("3", targets);
      JsonNode overview = overview(other);
      assertThat(overview.path("totals").path("income").path("value").asLong())
          .isEqualTo(1_500_000);
      assertThat(overview.path("filings").get(0).path("filing").asString()).isEqualTo("FIRST_KPI");
    }
  }

  @Test
  void theStateOfAYearNamesItsRules() {
    String before = state();
    assertThat(before).isEqualTo(state());
    assertThat(before)
        .contains(
            office
                .plumbline
                .rulebook(office.plumbline.edition("small-alliance", 108).orElseThrow())
                .digest());
  }

  @Test
  void aimsByPhaseLookBackToTheFirstYearOfTheTerm() {
    try (Office other = new Office()) {
      other.stored("g-107", international("G", 107, 400, "2018-05-02"));
      other.stored("h-107", international("H", 107, 101, "2018-05-02"));
      other.stored("g-108", international("G", 108, 900, "2019-05-02"));
      JsonNode overview =
          Office.JSON.readTree(
              Objects.requireNonNull(other.years.overview("international-alliance", 108).block()));
      JsonNode first = aim(overview, 0, "talents");
      assertThat(first.path("cumulativeActual").asInt()).isEqualTo(501);
      assertThat(first.path("status").asString()).isEqualTo("MET");
      JsonNode second = aim(overview, 1, "talents");
      assertThat(second.path("actual").asInt()).isEqualTo(900);
      assertThat(second.path("cumulativeActual").asInt()).isEqualTo(1_401);
      assertThat(aim(overview, 1, "alliances").path("cumulativeActual").asInt()).isEqualTo(2);
      assertThat(aim(overview, 1, "internationalMembers").path("cumulativeActual").asInt())
          .isEqualTo(4);
      assertThat(aim(overview, 1, "internationalCooperationCases").path("cumulativeActual").asInt())
          .isEqualTo(3);
      assertThat(aim(overview, 2, "talents").path("status").asString()).isEqualTo("NOT_YET_DUE");
    }
  }

  private static JsonNode aim(JsonNode overview, int phase, String figure) {
    for (JsonNode aim : overview.path("phases").get(phase).path("aims")) {
      if (aim.path("figure").asString().equals(figure)) {
        return aim;
      }
    }
    throw new AssertionError("no aim for " + figure);
  }

  /** The year of an international alliance that is compliant but for its grant. */
  private static ObjectNode international(String id, int year, int talents, String signedOn) {
    ObjectNode report = null;
    for (RulebookFiles files : RulebookFiles.builtIn()) {
      if (files.programme().equals("international-alliance")) {
        report = (ObjectNode) Office.JSON.readTree(files.bytes("cases/annual.json"));
      }
    }
    ObjectNode annual = Objects.requireNonNull(report).put("programmeYear", year);
    ((ObjectNode) annual.path("alliance")).put("id", id);
    ((ObjectNode) annual.path("declared")).put("talents", talents);
    annual
        .path("cooperationProjects")
        .forEach(project -> ((ObjectNode) project).put("signedOn", signedOn));
    return annual;
  }

  private String state() {
    return Objects.requireNonNull(office.years.state("small-alliance", 108).block());
  }

  /** A first KPI filing of one alliance with nothing but freely usable cash. */
  private static ObjectNode report(String alliance, String field, long income, long grant) {
    ObjectNode report = sample("model-optics", "2-first-kpi");
    ObjectNode about = (ObjectNode) report.path("alliance");
    about.put("id", alliance).put("field", field).put("grant", grant);
    report.remove("filings");
    for (String list :
        List.of(
            "incomes", "technologyTransfers", "cooperationProjects", "activities", "outcomes")) {
      report.putArray(list);
    }
    ((ArrayNode) report.path("incomes"))
        .addObject()
        .put("id", "i1")
        .put("kind", "OTHER")
        .put("amount", income)
        .put("receivedOn", "2019-05-02");
    return report;
  }

  private JsonNode overview() {
    return overview(office);
  }

  private static JsonNode overview(Office office) {
    return Office.JSON.readTree(
        Objects.requireNonNull(office.years.overview("small-alliance", 108).block()));
  }

  private static JsonNode field(JsonNode overview, String code) {
    for (JsonNode row : overview.path("byField")) {
      if (row.path("field").asString().equals(code)) {
        return row;
      }
    }
    throw new AssertionError("no field " + code);
  }

  private static int thousands(JsonNode total) {
    return total.path("value").decimalValue().movePointLeft(3).intValueExact();
  }

  private static int rounded(BigDecimal amount) {
    return amount.movePointLeft(3).setScale(0, RoundingMode.HALF_UP).intValueExact();
  }
}
