package tw.plumbline.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Slips in the calendar and the supplies of a programme's page. */
class CalendarFaultsTest extends FaultyRulebook {
  private static final String PAGE = "programme.yaml";

  @Test
  void a_due_day_of_a_clause_that_is_not_there() {
    change(PAGE, "clause: SA108-D-02\n", "clause: SA108-D-92\n");
    assertFault(PAGE, "clause: SA108-D-92", "SA108-D-92");
  }

  @Test
  void a_due_day_in_a_parameter_that_is_no_day() {
    change(PAGE, "parameter: deadline", "parameter: filing");
    assertFault(PAGE, "parameter: filing", "`filing` that is a day");
  }

  @Test
  void a_correction_that_ends_before_it_begins() {
    change(PAGE, "last: 2019-06-30", "last: 2019-04-30");
    assertFault(PAGE, "last: 2019-04-30", "2019-05-01");
  }

  @Test
  void a_correction_on_a_day_that_does_not_exist() {
    change(PAGE, "last: 2020-02-29", "last: 2020-02-30");
    assertFault(PAGE, "last: 2020-02-30", "2020-02-30");
  }

  @Test
  void a_correction_without_its_source() {
    change(PAGE, "        section: 年度時程 預期成果\n", "");
    String row = PAGE + ":" + (line(PAGE, "first: 2019-05-01") - 1) + ":";
    assertThat(faults()).anySatisfy(fault -> assertThat(fault).startsWith(row).contains("section"));
  }

  @Test
  void a_period_that_begins_after_its_last_day() {
    change(PAGE, "value: 2019-11-01", "value: 2020-11-01");
    assertFault(PAGE, "value: 2020-11-01", "2020-01-31");
  }

  @Test
  void a_quarter_that_leaves_a_gap() {
    change(PAGE, "first: 2019-08-01", "first: 2019-08-02");
    assertFault(PAGE, "first: 2019-08-02", "2019-08-01");
  }

  @Test
  void a_quarter_by_a_clause_that_is_not_there() {
    change(PAGE, "clause: SA108-D-06", "clause: SA108-D-96");
    assertFault(PAGE, "clause: SA108-D-96", "SA108-D-96");
  }

  @Test
  void a_supply_of_a_filing_that_is_not_there() {
    change(PAGE, "      - SECOND_KPI\n  - from: 106", "      - THIRD_KPI\n  - from: 106");
    assertFault(PAGE, "- THIRD_KPI", "THIRD_KPI");
  }

  @Test
  void a_supply_of_records_where_figures_stand() {
    change(PAGE, "take: TARGETS", "take: RECORDS");
    assertFault(PAGE, "take: RECORDS", "/targets");
  }

  @Test
  void a_supply_at_a_place_where_none_can_be() {
    change(PAGE, "pointer: /targets", "pointer: /declared");
    assertFault(PAGE, "pointer: /declared", "/supplies/0/pointer");
  }

  @Test
  void a_supply_from_a_year_that_has_no_name() {
    change(PAGE, "year: PREVIOUS", "year: NEXT");
    assertFault(PAGE, "year: NEXT", "/supplies/1/year");
  }
}
