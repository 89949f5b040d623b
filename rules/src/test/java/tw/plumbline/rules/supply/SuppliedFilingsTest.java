package tw.plumbline.rules.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.plumbline.rules.supply.Paper.findings;
import static tw.plumbline.rules.supply.Paper.record;
import static tw.plumbline.rules.supply.Paper.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Supplied;
import tw.plumbline.model.report.FilingRecord;

/** The store knows what was filed with it, and nothing of what was not. */
class SuppliedFilingsTest {
  private static final String TARGETS_BY = "SA108-D-02";
  private static final String FIRST_KPI_BY = "SA108-D-07";
  private static final String INTERIM_BY = "SA108-D-08";
  private static final String SECOND_KPI_BY = "SA108-D-10";

  private static final FilingRecord TARGETS = record("TARGETS", "2019-04-15T23:59:59+08:00");
  private static final FilingRecord FIRST_KPI = record("FIRST_KPI", "2019-10-31T23:59:59+08:00");

  @Test
  void a_stored_filing_counts_like_a_record_that_the_report_brings() {
    Assessment assessment = assess(withoutFilings(), TARGETS, FIRST_KPI);

    assertThat(status(assessment, TARGETS_BY)).isEqualTo(Status.MET);
    assertThat(status(assessment, FIRST_KPI_BY)).isEqualTo(Status.MET);
  }

  @Test
  void a_kind_without_a_stored_record_stays_unknown() {
    Assessment assessment = assess(withoutFilings(), TARGETS);

    assertThat(status(assessment, FIRST_KPI_BY)).isEqualTo(Status.UNDETERMINED);
    assertThat(findings(assessment, FIRST_KPI_BY)).containsExactly("MISSING /filings");
    assertThat(status(assessment, INTERIM_BY)).isEqualTo(Status.UNDETERMINED);
    assertThat(findings(assessment, INTERIM_BY)).containsExactly("MISSING /filings");
    assertThat(assessment.absent()).containsExactly("/filings");
  }

  @Test
  void a_stored_interim_report_of_unknown_parts_stays_unknown() {
    Assessment assessment =
        assess(withoutFilings(), record("INTERIM_REPORT", "2019-10-30T11:00:00+08:00"));

    assertThat(findings(assessment, INTERIM_BY)).containsExactly("MISSING /filings");
  }

  @Test
  void a_kind_without_a_stored_record_is_not_yet_due_before_its_day() {
    Paper early = withoutFilings().with("/filedAt", "\"2019-10-31T12:00:00+08:00\"");
    Assessment assessment = assess(early, TARGETS);

    assertThat(status(assessment, FIRST_KPI_BY)).isEqualTo(Status.NOT_YET_DUE);
  }

  @Test
  void a_stored_filing_that_was_late_is_a_breach_at_its_record() {
    Assessment assessment =
        assess(withoutFilings(), record("FIRST_KPI", "2019-11-01T00:00:00+08:00"), TARGETS);

    assertThat(findings(assessment, FIRST_KPI_BY)).containsExactly("VIOLATION /filings/1");
    assertThat(assessment.supplied())
        .extracting(Supplied::pointer)
        .containsExactly("/filings/0", "/filings/1");
  }

  @Test
  void of_several_stored_filings_of_a_kind_the_earliest_counts() {
    Assessment assessment =
        assess(withoutFilings(), record("FIRST_KPI", "2019-12-01T00:00:00+08:00"), FIRST_KPI);

    assertThat(status(assessment, FIRST_KPI_BY)).isEqualTo(Status.MET);
  }

  @Test
  void records_that_the_report_brings_are_not_added_to() {
    Paper report =
        Paper.example("a-compliant-second-kpi")
            .with(
                "/filings",
                "[{\"kind\": \"TARGETS\", \"filedAt\": \"2019-04-12T15:20:00+08:00\"}]");
    Supply supply = at("/filings/1", FIRST_KPI);

    assertThat(report.assess(supply)).isEqualTo(report.assess());
    assertThat(findings(report.assess(supply), FIRST_KPI_BY)).containsExactly("VIOLATION /filings");
    assertThat(Supply.to(report.report()).filing(FIRST_KPI, Paper.ID, Paper.DIGEST).build())
        .isEqualTo(Supply.NONE);
  }

  @Test
  void an_empty_list_that_the_report_brings_is_not_added_to() {
    Paper report = Paper.example("a-compliant-second-kpi").with("/filings", "[]");

    assertThat(report.assess(at("/filings/0", FIRST_KPI))).isEqualTo(report.assess());
  }

  @Test
  void a_record_that_leaves_a_gap_is_an_error_of_the_caller() {
    assertThatThrownBy(() -> withoutFilings().assess(at("/filings/1", TARGETS)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/filings/1");
  }

  @Test
  void the_report_is_a_record_of_its_own_filing() {
    assertThat(status(assess(withoutFilings(), TARGETS), SECOND_KPI_BY)).isEqualTo(Status.MET);
  }

  private static Paper withoutFilings() {
    return Paper.example("a-compliant-second-kpi").without("/filings");
  }

  private static Supply at(String pointer, FilingRecord record) {
    Supplied fact = new Supplied(pointer, new Supplied.Filing(record), Paper.ID, Paper.DIGEST);
    return new Supply(List.of(fact), null);
  }

  private static Assessment assess(Paper report, FilingRecord... records) {
    SupplyBuilder supply = Supply.to(report.report());
    for (FilingRecord record : records) {
      supply.filing(record, Paper.ID, Paper.DIGEST);
    }
    return report.assess(supply.build());
  }
}
