package tw.plumbline.rules.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.plumbline.rules.supply.Paper.findings;
import static tw.plumbline.rules.supply.Paper.record;
import static tw.plumbline.rules.supply.Paper.status;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Supplied;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.model.report.FilingRecord;

/** A correction within its window keeps the day of its original; a later one has its own. */
class CorrectionTest {
  private static final String TARGETS_BY = "SA108-D-02";
  private static final String WEBSITE_BY = "SA108-D-04";
  private static final String FIRST_KPI_BY = "SA108-D-07";
  private static final String INTERIM_BY = "SA108-D-08";
  private static final String SECOND_KPI_BY = "SA108-D-10";
  private static final String NOTHING_AFTER_FILING = "DR-10";

  @ParameterizedTest
  @CsvSource({
    "TARGETS,    2019-04-30T23:59:59.999999999+08:00, false",
    "TARGETS,    2019-05-01T00:00:00+08:00,           true",
    "TARGETS,    2019-04-30T16:00:00Z,                true",
    "TARGETS,    2019-06-30T23:59:59.999999999+08:00, true",
    "TARGETS,    2019-07-01T00:00:00+08:00,           false",
    "TARGETS,    2019-06-30T16:00:00Z,                false",
    "FIRST_KPI,  2019-11-30T23:59:59+08:00,           false",
    "FIRST_KPI,  2019-12-01T00:00:00+08:00,           true",
    "FIRST_KPI,  2019-12-31T23:59:59+08:00,           true",
    "FIRST_KPI,  2020-01-01T00:00:00+08:00,           false",
    "SECOND_KPI, 2020-01-31T23:59:59+08:00,           false",
    "SECOND_KPI, 2020-02-01T00:00:00+08:00,           true",
    "SECOND_KPI, 2020-02-29T23:59:59+08:00,           true",
    "SECOND_KPI, 2020-03-01T00:00:00+08:00,           false",
    "INTERIM_REPORT, 2019-12-01T00:00:00+08:00,       false"
  })
  void a_filing_may_be_corrected_from_the_first_day_of_its_window_to_the_end_of_the_last(
      String kind, String at, boolean may) {
    assertThat(Paper.EDITION.mayCorrect(kind, OffsetDateTime.parse(at))).isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-04-30T23:59:59+08:00, NOT_MET",
    "2019-05-01T00:00:00+08:00, MET",
    "2019-06-30T23:59:59+08:00, MET",
    "2019-07-01T00:00:00+08:00, NOT_MET"
  })
  void targets_filed_in_time_and_corrected_within_the_window_are_in_time(
      String correctedAt, Status status) {
    Paper correction = targets(correctedAt);

    assertThat(status(correct(correction, "2019-04-15T23:59:59+08:00"), TARGETS_BY))
        .isEqualTo(status);
  }

  @Test
  void what_was_not_due_when_the_original_was_filed_is_not_yet_due() {
    Paper targets = targets("2019-05-01T00:00:00+08:00");
    assertThat(status(targets.assess(), WEBSITE_BY)).isEqualTo(Status.UNDETERMINED);
    assertThat(status(correct(targets, "2019-04-15T09:00:00+08:00"), WEBSITE_BY))
        .isEqualTo(Status.NOT_YET_DUE);

    Paper firstKpi = firstKpi("2019-12-31T23:59:59+08:00");
    assertThat(status(firstKpi.assess(), INTERIM_BY)).isEqualTo(Status.UNDETERMINED);
    Assessment corrected = correct(firstKpi, "2019-10-31T23:59:59+08:00");
    assertThat(status(corrected, INTERIM_BY)).isEqualTo(Status.NOT_YET_DUE);
    assertThat(status(corrected, FIRST_KPI_BY)).isEqualTo(Status.MET);
    assertThat(status(corrected, SECOND_KPI_BY)).isEqualTo(Status.NOT_YET_DUE);
  }

  @Test
  void a_correction_after_the_window_has_its_own_day() {
    Paper late = firstKpi("2020-01-01T00:00:00+08:00");
    Assessment assessment = correct(late, "2019-10-31T23:59:59+08:00");

    assertThat(assessment).isEqualTo(late.assess());
    assertThat(findings(assessment, FIRST_KPI_BY)).containsExactly("VIOLATION /filedAt");
    assertThat(status(assessment, INTERIM_BY)).isEqualTo(Status.UNDETERMINED);
  }

  @Test
  void an_original_that_was_late_stays_late_at_its_record() {
    Assessment assessment =
        correct(targets("2019-05-02T00:00:00+08:00"), "2019-04-16T00:00:00+08:00");

    assertThat(findings(assessment, TARGETS_BY)).containsExactly("VIOLATION /filings/0");
    assertThat(actual(assessment)).isEqualTo(new Value.Text("2019-04-16"));
    assertThat(assessment.supplied()).extracting(Supplied::pointer).containsExactly("/filings/0");
  }

  @Test
  void an_original_without_a_record_is_judged_at_the_day_of_filing() {
    Paper correction = targets("2019-05-02T00:00:00+08:00");
    Assessment assessment =
        correction.assess(new Supply(List.of(), OffsetDateTime.parse("2019-04-16T00:00:00+08:00")));

    assertThat(findings(assessment, TARGETS_BY)).containsExactly("VIOLATION /filedAt");
    assertThat(actual(assessment)).isEqualTo(new Value.Text("2019-04-16"));
  }

  @Test
  void the_original_follows_the_records_that_the_report_brings_and_their_list_stays_given() {
    Paper correction =
        secondKpi("2020-02-01T00:00:00+08:00")
            .with(
                "/filings",
                "[{\"kind\": \"TARGETS\", \"filedAt\": \"2019-04-12T15:20:00+08:00\"}]");
    Assessment assessment = correct(correction, "2020-02-01T00:00:00+08:00");

    assertThat(assessment.supplied()).extracting(Supplied::pointer).containsExactly("/filings/1");
    assertThat(findings(assessment, SECOND_KPI_BY)).containsExactly("VIOLATION /filings/1");
    assertThat(findings(assessment, FIRST_KPI_BY)).containsExactly("VIOLATION /filings");
    assertThat(assessment.absent()).doesNotContain("/filings");
  }

  @Test
  void an_original_beside_stored_records_stands_among_them_and_accuses_nobody() {
    Paper correction = secondKpi("2020-02-29T23:59:59+08:00").without("/filings");
    Supply supply =
        Supply.to(correction.report())
            .original(record("SECOND_KPI", "2020-01-31T12:00:00+08:00"), "S3", "d3")
            .filing(record("TARGETS", "2019-04-15T12:00:00+08:00"), "S1", "d1")
            .build();
    Assessment assessment = correction.assess(supply);

    assertThat(assessment.supplied()).extracting(Supplied::submission).containsExactly("S1", "S3");
    assertThat(status(assessment, SECOND_KPI_BY)).isEqualTo(Status.MET);
    assertThat(status(assessment, TARGETS_BY)).isEqualTo(Status.MET);
    assertThat(status(assessment, FIRST_KPI_BY)).isEqualTo(Status.UNDETERMINED);
  }

  @Test
  void a_correction_may_tell_of_days_after_its_original_and_not_after_itself() {
    Paper correction =
        secondKpi("2020-02-10T12:00:00+08:00")
            .with(
                "/activities",
                """
                [{"id": "a1", "kind": "PROMOTION", "heldOn": "2020-01-31", "role": "HOST"},
                 {"id": "a2", "kind": "PROMOTION", "heldOn": "2020-02-10", "role": "HOST"},
                 {"id": "a3", "kind": "PROMOTION", "heldOn": "2020-02-11", "role": "HOST"}]
                """);
    Assessment assessment = correct(correction, "2020-01-30T12:00:00+08:00");

    assertThat(findings(assessment, NOTHING_AFTER_FILING)).containsExactly("WARNING /activities/2");
  }

  @Test
  void an_original_is_of_the_kind_of_its_correction() {
    Paper correction = targets("2019-05-02T00:00:00+08:00");
    FilingRecord other = record("FIRST_KPI", "2019-04-15T12:00:00+08:00");

    assertThatThrownBy(() -> Supply.to(correction.report()).original(other, "S1", "d1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Paper targets(String filedAt) {
    return Paper.example("e-targets-below-phase-1").with("/filedAt", quoted(filedAt));
  }

  private static Paper firstKpi(String filedAt) {
    return Paper.example("a-compliant-second-kpi")
        .with("/filing", quoted("FIRST_KPI"))
        .with("/filedAt", quoted(filedAt))
        .without("/filings");
  }

  private static Paper secondKpi(String filedAt) {
    return Paper.example("a-compliant-second-kpi").with("/filedAt", quoted(filedAt));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /** As the service does: the original counts within the window only. */
  private static Assessment correct(Paper correction, String originalAt) {
    String kind = correction.report().filing();
    SupplyBuilder supply = Supply.to(correction.report());
    if (Paper.EDITION.mayCorrect(kind, correction.report().filedAt())) {
      supply.original(record(kind, originalAt), Paper.ID, Paper.DIGEST);
    }
    return correction.assess(supply.build());
  }

  private static Value actual(Assessment assessment) {
    return assessment.findings().stream()
        .filter(finding -> finding.clause().equals(TARGETS_BY))
        .map(finding -> java.util.Objects.requireNonNull(finding.actual()))
        .findFirst()
        .orElseThrow();
  }
}
