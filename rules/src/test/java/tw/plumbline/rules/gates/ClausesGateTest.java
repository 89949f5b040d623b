package tw.plumbline.rules.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClausesGateTest {

  private final Draft draft = new Draft();

  private static final String SITE_VISITS = "forms/sa105-d-07-site-visits/rule.yaml";

  @Test
  void a_clause_whose_page_is_gone_is_lost() {
    draft.drop("forms/d-11-time-of-site-visits/rule.yaml");

    assertThat(draft.at(Gate.CLAUSES).faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.file()).isEqualTo("forms/d-11-time-of-site-visits/rule.yaml");
              assertThat(fault.clause()).isEqualTo("SA108-D-11");
              assertThat(fault.message().en()).contains("is gone").contains("108, 109");
            });
  }

  @Test
  void also_one_that_had_ended_is_lost_with_its_page() {
    draft.drop(SITE_VISITS);

    assertThat(draft.faults(Gate.CLAUSES))
        .singleElement()
        .asString()
        .contains("was in force in 106, 107;");
  }

  @Test
  void an_end_that_somebody_wrote_is_told_and_passes() {
    draft.change(
        SITE_VISITS, "effective:\n  from: 106\n  to: 107", "effective:\n  from: 106\n  to: 106");

    GateReport report = draft.at(Gate.CLAUSES);

    assertThat(report.passed()).isTrue();
    assertThat(report.summary().en()).endsWith("SA105-D-07 (106)");
  }

  @Test
  void a_beginning_that_moves_later_loses_years() {
    draft.change(SITE_VISITS, "effective:\n  from: 106\n", "effective:\n  from: 107\n");

    assertThat(draft.faults(Gate.CLAUSES))
        .singleElement()
        .asString()
        .startsWith(SITE_VISITS + ":" + (draft.line(SITE_VISITS, "effective:") + 1) + ":")
        .contains("no longer in force in 106");
  }

  @Test
  void a_clause_that_changes_its_id_is_lost() {
    draft.change(
        "forms/d-11-time-of-site-visits/rule.yaml", "clause: SA108-D-11", "clause: SA108-D-99");

    assertThat(draft.at(Gate.CLAUSES).faults())
        .extracting(GateFault::clause)
        .containsExactly("SA108-D-11");
  }
}
