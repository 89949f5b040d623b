package tw.plumbline.service.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.decision.CandidateList;
import tw.plumbline.service.decision.CandidateList.Candidate;
import tw.plumbline.service.decision.CandidateList.Sign;
import tw.plumbline.service.decision.Candidates;

/** Which alliances a person is asked to look at, by what was submitted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CandidatesTest {
  private final Office office = new Office();
  private final Candidates candidates = new Candidates(office.years);

  @AfterAll
  void close() {
    office.close();
  }

  @BeforeEach
  void itIsTheEndOfOctober() {
    office.now = Office.NOW;
  }

  @Test
  void whatIsOfferedSaysThatNothingIsDecided() {
    CandidateList list = list();
    assertThat(list.programme()).isEqualTo("small-alliance");
    assertThat(list.programmeYear()).isEqualTo(108);
    assertThat(list.notice().get("zh-TW")).contains("不作任何決定", "非終止補助之決定");
    assertThat(list.notice().get("en")).contains("not a termination decision");
  }

  @Test
  void anAllianceThatMissedAFilingIsOfferedFromTheDayAfter() {
    office.stored("missed", of("C-missed", 108, "1-targets"));
    assertThat(signs("C-missed")).isEmpty();
    office.now = Instant.parse("2019-10-31T16:00:00Z");
    assertThat(signs("C-missed"))
        .singleElement()
        .satisfies(
            sign -> {
              assertThat(sign.sign()).isEqualTo("NOT_FILED");
              assertThat(sign.clause()).isEqualTo("SA108-O-04");
              assertThat(sign.figures()).isEmpty();
            });
  }

  @Test
  void whoBreaksRulesInOneYearOnlyIsNoCandidateForThat() {
    JsonNode stored = office.stored("once", breach("C-once", 108));
    assertThat(Office.status(stored, "SA105-G-01")).isEqualTo("NOT_MET");
    assertThat(signs("C-once")).isEmpty();
  }

  @Test
  void theSameBreachInTwoYearsIsOfferedWithBothAssessments() {
    UUID before = Office.id(office.stored("r-107", breach("C-repeated", 107)));
    UUID now = Office.id(office.stored("r-108", breach("C-repeated", 108)));
    assertThat(signs("C-repeated"))
        .filteredOn(sign -> "SA105-G-01".equals(sign.repeated()))
        .singleElement()
        .satisfies(
            sign -> {
              assertThat(sign.sign()).isEqualTo("REPEATED");
              assertThat(sign.assessments()).containsExactly(before.toString(), now.toString());
              assertThat(sign.parameters())
                  .extracting(one -> one.name() + " " + one.value())
                  .containsExactly("yearsOfShortfall 2");
              assertThat(sign.reason().get("zh-TW")).contains("連續 2 年");
            });
  }

  @Test
  void theLastFilingOfAYearCounts() {
    office.stored("l-107", breach("C-last", 107));
    UUID first = Office.id(office.stored("l-108", breach("C-last", 108)));
    assertThat(signs("C-last")).isNotEmpty();
    office.stored("l-108 corrected", of("C-last", 108, "1-targets"), first);
    assertThat(signs("C-last")).isEmpty();
  }

  private List<Sign> signs(String alliance) {
    return list().items().stream()
        .filter(one -> one.allianceId().equals(alliance))
        .map(Candidate::signs)
        .flatMap(List::stream)
        .toList();
  }

  private CandidateList list() {
    return Objects.requireNonNull(candidates.of("small-alliance", 108).block());
  }

  /** A filing of targets whose grant is beyond what the programme gives. */
  private static ObjectNode breach(String alliance, int year) {
    ObjectNode report = of(alliance, year, "1-targets");
    ((ObjectNode) report.path("alliance")).put("grant", 9_000_000);
    return report;
  }

  private static ObjectNode of(String alliance, int year, String filing) {
    ObjectNode report = Office.sample("model-optics", filing).put("programmeYear", year);
    ((ObjectNode) report.path("alliance")).put("id", alliance);
    return report;
  }
}
