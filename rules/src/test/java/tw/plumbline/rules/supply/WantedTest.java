package tw.plumbline.rules.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.rules.book.SupplySource.Take.COMPUTED;
import static tw.plumbline.rules.book.SupplySource.Take.RECORDS;
import static tw.plumbline.rules.book.SupplySource.Take.TARGETS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedTest {
  @Test
  void a_report_that_brings_everything_wants_nothing() {
    assertThat(wanted(Paper.example("a-compliant-second-kpi"))).isEmpty();
  }

  @Test
  void what_is_absent_is_looked_for_in_the_submissions_that_the_rulebook_names() {
    Paper report =
        Paper.example("a-compliant-second-kpi")
            .without("/targets")
            .without("/previousYear")
            .without("/filings");

    assertThat(wanted(report))
        .containsExactly(
            new Wanted("/targets", 108, List.of("TARGETS"), null, null, TARGETS),
            new Wanted("/previousYear/targets", 107, List.of("TARGETS"), null, null, TARGETS),
            new Wanted("/previousYear/actuals", 107, List.of("SECOND_KPI"), null, null, COMPUTED),
            new Wanted("/filings", 108, List.of("TARGETS", "FIRST_KPI"), null, null, RECORDS));
  }

  @Test
  void a_report_wants_no_record_of_its_own_kind() {
    Paper report = Paper.example("e-targets-below-phase-1");

    assertThat(wanted(report))
        .containsExactly(
            new Wanted("/filings", 108, List.of("FIRST_KPI", "SECOND_KPI"), null, null, RECORDS));
  }

  @Test
  void of_a_year_of_which_the_report_tells_a_half_the_other_half_is_wanted() {
    Paper report = Paper.example("a-compliant-second-kpi").without("/previousYear/actuals");

    assertThat(wanted(report)).extracting(Wanted::pointer).containsExactly("/previousYear/actuals");
  }

  @ParameterizedTest
  @CsvSource({"1, 107", "2, 106", "3, 105"})
  void the_last_year_of_phase_one_lies_before_the_first_of_phase_two(int yearOfPhase, int year) {
    Paper report =
        Paper.example("a-compliant-second-kpi")
            .with("/alliance/phase", "2")
            .with("/alliance/yearOfPhase", String.valueOf(yearOfPhase));

    assertThat(wanted(report))
        .containsExactly(
            new Wanted("/phaseOneFinalYear/targets", year, List.of("TARGETS"), 1, 3, TARGETS),
            new Wanted("/phaseOneFinalYear/actuals", year, List.of("SECOND_KPI"), 1, 3, COMPUTED));
  }

  private static List<Wanted> wanted(Paper report) {
    return Wanted.of(report.report(), Paper.PLUMBLINE.edition(report.report()));
  }
}
