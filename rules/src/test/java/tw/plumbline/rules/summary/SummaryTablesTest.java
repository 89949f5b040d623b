package tw.plumbline.rules.summary;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.programme.SummaryTable;
import tw.plumbline.model.programme.SummaryTable.Quarter;
import tw.plumbline.model.programme.SummaryTable.Row;

class SummaryTablesTest {
  private static final SummaryTable K23 = Sample.table("/golden/summary-table-k23.json");
  private static final SummaryTable FULL = Sample.table("/examples/a-compliant-second-kpi.json");

  /** SA108-K-23: total, paying, free, north, central, south, east, individual, other. */
  private static final List<String> LINES =
      List.of(
          "vendorMembers",
          "feePayingVendorMembers",
          "freeVendorMembers",
          "vendorMembersNorth",
          "vendorMembersCentral",
          "vendorMembersSouth",
          "vendorMembersEast",
          "individualMembers",
          "otherMembers");

  @Test
  void the_sample_of_the_briefing_comes_out_as_it_was_printed() {
    assertThat(LINES)
        .extracting(name -> number(row(K23, name).target()))
        .containsExactly("24", "12", "12", "12", "12", "0", "0", "3", "4");
    assertThat(LINES)
        .extracting(name -> number(row(K23, name).actual()))
        .containsExactly("6", "6", "0", "5", "0", "1", "0", "0", "0");
    assertThat(LINES)
        .extracting(name -> number(row(K23, name).lastYear()))
        .containsExactly("2", "2", "0", "2", "0", "0", "0", "1", "0");
    assertThat(LINES)
        .extracting(name -> number(row(K23, name).difference()))
        .containsExactly("-18", "-6", "-12", "-7", "-12", "1", "0", "-3", "-4");
    assertThat(row(K23, "otherMembers").note()).isEqualTo("test 第一次");
    assertThat(row(K23, "vendorMembers").title().zhTw()).isEqualTo("廠商會員數");
  }

  @Test
  void a_member_falls_in_the_quarter_in_which_its_agreement_starts() {
    parts(row(K23, "vendorMembers"), "2", "1", "1", "0", "2", "0");
  }

  @Test
  void money_falls_in_the_quarter_in_which_it_was_received() {
    parts(row(K23, "membershipFeeIncome"), "80000", "20000", "20000", "0", "0", "0");
    parts(row(K23, "totalIncome"), "80000", "20000", "20000", "90000", "0", "0");
  }

  @Test
  void quarters_and_the_rest_add_up_to_each_actual() {
    for (Row row : FULL.rows()) {
      SummaryTable.Parts parts = row.parts();
      if (parts != null) {
        BigDecimal sum = parts.outside().add(parts.undated());
        sum = parts.quarters().stream().reduce(sum, BigDecimal::add);
        assertThat(sum).as(row.figure()).isEqualByComparingTo(row.actual());
      }
    }
    assertThat(FULL.rows()).filteredOn(row -> row.parts() != null).hasSizeGreaterThan(20);
  }

  @Test
  void cooperation_enters_total_income_by_its_weight() {
    SummaryTable table =
        Sample.changed(
            "'cooperationProjects': []",
            "'cooperationProjects': [{'id': 'c1', 'member': 'v3', 'title': 't',"
                + " 'signedOn': '2019-07-31', 'amount': 100001}]");
    parts(row(table, "cooperationAmount"), "0", "100001", "0", "0", "0", "0");
    parts(row(table, "countableCooperationIncome"), "0", "30000.3", "0", "0", "0", "0");
    parts(row(table, "totalIncome"), "80000", "50000.3", "20000", "90000", "0", "0");
  }

  @Test
  void an_outcome_without_a_day_is_in_no_quarter() {
    SummaryTable table =
        Sample.changed(
            "'outcomes': []", "'outcomes': [{'id': 'o1', 'kind': 'NEW_PRODUCT', 'member': 'v1'}]");
    parts(row(table, "newProducts"), "0", "0", "0", "0", "0", "1");
  }

  @Test
  void a_ratio_has_no_quarters() {
    Row ratio = row(K23, "selfSufficiencyRatio");
    assertThat(ratio.actual()).isEqualByComparingTo("0.105");
    assertThat(ratio.parts()).isNull();
  }

  @Test
  void a_figure_that_could_not_be_computed_is_a_row_without_an_actual() {
    SummaryTable table = Sample.table("/examples/e-targets-below-phase-1.json");
    assertThat(table.rows()).hasSameSizeAs(K23.rows());
    Row row = row(table, "promotionActivities");
    assertThat(row.actual()).isNull();
    assertThat(row.difference()).isNull();
    assertThat(row.parts()).isNull();
  }

  @Test
  void targets_and_last_year_that_the_report_lacks_come_from_what_is_stored() {
    SummaryTable table =
        Sample.table(
            "/golden/summary-table-k23.json",
            Sample.accepted("/examples/e-targets-below-phase-1.json").report(),
            Map.of("patents", BigDecimal.ONE, "vendorMembers", BigDecimal.TEN));
    assertThat(row(table, "patents").lastYear()).isEqualByComparingTo("1");
    assertThat(row(table, "vendorMembers").lastYear()).isEqualByComparingTo("2");
    assertThat(row(table, "vendorMembers").target()).isEqualByComparingTo("24");
    assertThat(row(table, "totalIncome").target()).isNotNull();
    assertThat(row(K23, "totalIncome").target()).isNull();
  }

  @Test
  void an_assessment_of_another_report_is_refused() {
    var report = Sample.accepted("/golden/summary-table-k23.json");
    var other = Sample.assess(Sample.accepted("/examples/a-compliant-second-kpi.json"));
    assertThatThrownBy(() -> Sample.TABLES.of(report.report(), other, null, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quarters_that_overlap_are_refused() {
    Quarter first = Sample.QUARTERS.get(0);
    Quarter second = new Quarter(first.name(), first.to(), LocalDate.parse("2019-07-31"));
    assertThatThrownBy(() -> new SummaryTables(Sample.EDITION, List.of(first, second)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Row row(SummaryTable table, String figure) {
    return table.rows().stream()
        .filter(row -> row.figure().equals(figure))
        .findFirst()
        .orElseThrow();
  }

  private static String number(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }

  private static void parts(
      Row row, String q1, String q2, String q3, String q4, String outside, String undated) {
    SummaryTable.Parts parts = requireNonNull(row.parts());
    assertThat(parts.quarters())
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal(q1), new BigDecimal(q2), new BigDecimal(q3), new BigDecimal(q4));
    assertThat(parts.outside()).isEqualByComparingTo(outside);
    assertThat(parts.undated()).isEqualByComparingTo(undated);
  }
}
