package tw.plumbline.service.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.submission.Office.id;
import static tw.plumbline.service.submission.Office.sample;
import static tw.plumbline.service.submission.Office.status;
import static tw.plumbline.service.submission.Office.supplied;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.problem.ProblemKind;

/** Targets, first KPI, second KPI and corrections of one alliance, each resting on the earlier. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FilingCycleTest {
  private static final String ALLIANCE = "model-optics";

  private final Office office = new Office();
  private int count;

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void theSecondKpiRestsOnTargetsAndFilingsThatAreStored() {
    String alliance = alliance();
    JsonNode targets = office.stored(key(), of(alliance, "1-targets"));
    JsonNode first = office.stored(key(), bare(of(alliance, "2-first-kpi")));
    JsonNode second = office.stored(key(), bare(of(alliance, "3-second-kpi")));
    assertThat(supplied(first)).containsExactly("/filings/0", "/targets");
    assertThat(supplied(second)).containsExactly("/filings/0", "/filings/1", "/targets");
    assertThat(second.path("supplied").get(0).path("submission")).isEqualTo(targets.path("id"));
    assertThat(second.path("supplied").get(0).path("digest"))
        .isEqualTo(targets.path("reportDigest"));
    assertThat(second.path("supplied").get(1).path("submission")).isEqualTo(first.path("id"));
    assertThat(status(second, "SA108-D-02")).isEqualTo("MET");
    assertThat(status(second, "SA108-D-07")).isEqualTo("MET");
    assertThat(status(second, "DR-11")).isEqualTo(status(reference("3-second-kpi"), "DR-11"));
  }

  @Test
  void aSuppliedTargetIsJudgedAsOneThatTheReportBrings() {
    String alliance = alliance();
    ObjectNode report = of(alliance, "2-first-kpi");
    office.stored(key(), of(alliance, "1-targets"));
    JsonNode whole = office.stored(key(), report.deepCopy());
    report.remove("targets");
    JsonNode rest = office.stored(key(), report);
    assertThat(supplied(rest)).containsExactly("/targets");
    assertThat(rest.path("findings")).isEqualTo(whole.path("findings"));
    assertThat(rest.path("checks")).isEqualTo(whole.path("checks"));
    assertThat(rest.path("reportDigest")).isNotEqualTo(whole.path("reportDigest"));
  }

  @Test
  void whatAReportBringsIsNeverOverridden() {
    String alliance = alliance();
    office.stored(key(), of(alliance, "1-targets"));
    ObjectNode report = of(alliance, "2-first-kpi");
    assertThat(office.stored(key(), report).has("supplied")).isFalse();
  }

  @Test
  void aFilingThatTheStoreDoesNotKnowIsMissingNotBroken() {
    String alliance = alliance();
    office.stored(key(), of(alliance, "1-targets"));
    JsonNode second = office.stored(key(), bare(of(alliance, "3-second-kpi")));
    assertThat(status(second, "SA108-D-02")).isEqualTo("MET");
    assertThat(status(second, "SA108-D-07")).isEqualTo("UNDETERMINED");
    assertThat(status(second, "SA108-D-08")).isEqualTo("UNDETERMINED");
  }

  @Test
  void theNewestTargetsAreSupplied() {
    String alliance = alliance();
    JsonNode first = office.stored(key(), of(alliance, "1-targets"));
    ObjectNode corrected = of(alliance, "1-targets");
    ((ObjectNode) corrected.path("targets")).put("patents", 7);
    JsonNode second = office.stored(key(), corrected, id(first));
    JsonNode kpi = office.stored(key(), bare(of(alliance, "2-first-kpi")));
    JsonNode targets = kpi.path("supplied").get(1);
    assertThat(targets.path("submission")).isEqualTo(second.path("id"));
    assertThat(targets.path("value").path("patents").asInt()).isEqualTo(7);
  }

  @Test
  void anotherAlliancesFilingsAreNeverSupplied() {
    office.stored(key(), of(alliance(), "1-targets"));
    JsonNode kpi = office.stored(key(), bare(of(alliance(), "2-first-kpi")));
    assertThat(kpi.has("supplied")).isFalse();
  }

  @Test
  void whatWasSuppliedIsStoredAndStaysWhateverIsFiledLater() {
    String alliance = alliance();
    office.stored(key(), of(alliance, "1-targets"));
    JsonNode kpi = office.stored(key(), bare(of(alliance, "2-first-kpi")));
    ObjectNode later = of(alliance, "1-targets");
    ((ObjectNode) later.path("targets")).put("patents", 9);
    office.stored(key(), later);
    assertThat(
            office.rows(
                "select supplied -> 1 -> 'value' ->> 'patents', supplied_digest from assessment"
                    + " where submission = '%s'".formatted(id(kpi))))
        .singleElement()
        .asString()
        .startsWith(kpi.path("supplied").get(1).path("value").path("patents").asString())
        .contains(" sha256:");
  }

  @ParameterizedTest
  @CsvSource({
    "2019-04-30T23:59:59+08:00, NOT_MET",
    "2019-05-01T00:00:00+08:00, MET",
    "2019-06-30T23:59:59+08:00, MET",
    "2019-07-01T00:00:00+08:00, NOT_MET"
  })
  void aCorrectionWithinItsWindowIsAsTimelyAsItsOriginal(String filedAt, String status) {
    String alliance = alliance();
    JsonNode original = office.stored(key(), of(alliance, "1-targets"));
    ObjectNode correction = of(alliance, "1-targets").put("filedAt", filedAt);
    JsonNode corrected = office.stored(key(), correction, id(original));
    assertThat(status(corrected, "SA108-D-02")).isEqualTo(status);
    assertThat(status.equals("MET")).isEqualTo(!supplied(corrected).isEmpty());
  }

  @Test
  void aCorrectionOfACorrectionIsAsTimelyAsTheFirst() {
    String alliance = alliance();
    JsonNode original = office.stored(key(), of(alliance, "1-targets"));
    ObjectNode may = of(alliance, "1-targets").put("filedAt", "2019-05-10T10:00:00+08:00");
    JsonNode second = office.stored(key(), may, id(original));
    ObjectNode june = of(alliance, "1-targets").put("filedAt", "2019-06-10T10:00:00+08:00");
    assertThat(status(office.stored(key(), june, id(second)), "SA108-D-02")).isEqualTo("MET");
  }

  @Test
  void aCorrectionWithinTheWindowIsAsTimelyAsTheFirstByWayOfALateOneToo() {
    String alliance = alliance();
    JsonNode original = office.stored(key(), of(alliance, "1-targets"));
    ObjectNode april = of(alliance, "1-targets").put("filedAt", "2019-04-20T10:00:00+08:00");
    JsonNode late = office.stored(key(), april, id(original));
    assertThat(status(late, "SA108-D-02")).isEqualTo("NOT_MET");
    ObjectNode may = of(alliance, "1-targets").put("filedAt", "2019-05-10T10:00:00+08:00");
    JsonNode corrected = office.stored(key(), may, id(late));
    assertThat(status(corrected, "SA108-D-02")).isEqualTo("MET");
    JsonNode record = corrected.path("supplied").get(0);
    assertThat(record.path("submission")).isEqualTo(original.path("id"));
    JsonNode first = office.stored(key(), bare(of(alliance, "2-first-kpi")));
    assertThat(first.path("supplied").get(0).path("value").path("filedAt"))
        .isEqualTo(record.path("value").path("filedAt"));
  }

  @Test
  void theLastInstantOfADayStaysInIt() {
    String alliance = alliance();
    String last = "2019-04-15T23:59:59.999999999+08:00";
    JsonNode targets = office.stored(key(), of(alliance, "1-targets").put("filedAt", last));
    assertThat(status(targets, "SA108-D-02")).isEqualTo("MET");
    JsonNode first = office.stored(key(), bare(of(alliance, "2-first-kpi")));
    assertThat(status(first, "SA108-D-02")).isEqualTo("MET");
  }

  @Test
  void filingAgainWithoutCorrectingDoesNotUndoAFilingInTime() {
    String alliance = alliance();
    JsonNode inTime = office.stored(key(), of(alliance, "1-targets"));
    office.stored(key(), of(alliance, "1-targets").put("filedAt", "2019-05-20T10:00:00+08:00"));
    JsonNode first = office.stored(key(), bare(of(alliance, "2-first-kpi")));
    assertThat(status(first, "SA108-D-02")).isEqualTo("MET");
    assertThat(first.path("supplied").get(0).path("submission")).isEqualTo(inTime.path("id"));
  }

  @Test
  void aSubmissionIsCorrectedOnce() {
    String alliance = alliance();
    JsonNode original = office.stored(key(), of(alliance, "1-targets"));
    office.stored(key(), changed(alliance, 3), id(original));
    assertThat(problem(office.submit(key(), changed(alliance, 4), id(original))))
        .isEqualTo(ProblemKind.ALREADY_REPLACED);
  }

  @Test
  void aCorrectionIsOfTheSameFilingOfTheSameAlliance() {
    String alliance = alliance();
    JsonNode original = office.stored(key(), of(alliance, "1-targets"));
    assertThat(problem(office.submit(key(), of(alliance, "2-first-kpi"), id(original))))
        .isEqualTo(ProblemKind.REPLACES_UNKNOWN);
    assertThat(problem(office.submit(key(), of(alliance(), "1-targets"), id(original))))
        .isEqualTo(ProblemKind.REPLACES_UNKNOWN);
    assertThat(problem(office.submit(key(), of(alliance, "1-targets"), UUID.randomUUID())))
        .isEqualTo(ProblemKind.REPLACES_UNKNOWN);
  }

  private JsonNode reference(String filing) {
    return office.checked(sample(ALLIANCE, filing));
  }

  private static ProblemKind problem(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).problem().kind();
  }

  private static ObjectNode changed(String alliance, int patents) {
    ObjectNode report = of(alliance, "1-targets");
    ((ObjectNode) report.path("targets")).put("patents", patents);
    return report;
  }

  private static ObjectNode of(String alliance, String filing) {
    ObjectNode report = sample(ALLIANCE, filing);
    ((ObjectNode) report.path("alliance")).put("id", alliance);
    return report;
  }

  /** Without what earlier filings hold. */
  private static ObjectNode bare(ObjectNode report) {
    report.remove("targets");
    report.remove("filings");
    return report;
  }

  private String alliance() {
    return "alliance-" + count++;
  }

  private String key() {
    return "key-" + count++;
  }
}
