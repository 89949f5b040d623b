package tw.plumbline.rules.impact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.rules.impact.AssessmentChange.CheckChange;
import tw.plumbline.rules.impact.ImpactTotals.Findings;
import tw.plumbline.rules.impact.ImpactTotals.Moved;
import tw.plumbline.rules.impact.ImpactTotals.Sum;

class ImpactTotalsTest {
  private static final AssessmentChange NONE =
      new AssessmentChange(
          Verdict.COMPLIANT, Verdict.COMPLIANT, List.of(), List.of(), List.of(), List.of());

  private static ImpactRow row(String alliance, @Nullable String field, AssessmentChange change) {
    return new ImpactRow(alliance, field, 108, "YEARLY", change);
  }

  private static final List<ImpactRow> ROWS =
      List.of(
          row("A-001", "TE1", AssessmentChangeTest.CHANGE),
          row("A-002", "TE1", AssessmentChangeTest.CHANGE),
          row("A-003", "TE2", NONE),
          row("A-001", null, AssessmentChangeTest.CHANGE));

  private static ImpactTotals of(List<ImpactRow> rows) {
    ImpactTotals totals = ImpactTotals.NONE;
    for (ImpactRow row : rows) {
      totals = totals.plus(row);
    }
    return totals;
  }

  @Test
  void changes_add_up_in_all_and_by_field() {
    ImpactTotals totals = of(ROWS);
    Sum all = totals.all();

    assertThat(all.submissions()).isEqualTo(4);
    assertThat(all.changed()).isEqualTo(3);
    assertThat(all.alliances()).containsExactly("A-001", "A-002");
    assertThat(all.clauses())
        .isEqualTo(Map.of("T-1", new Findings(3, 0, 0), "T-2", new Findings(0, 3, 3)));
    assertThat(all.verdicts())
        .isEqualTo(
            Map.of(
                Verdict.COMPLIANT, Map.of(Verdict.COMPLIANT, 1L),
                Verdict.COMPLIANT_WITH_WARNINGS, Map.of(Verdict.NON_COMPLIANT, 3L)));
    assertThat(all.figures())
        .isEqualTo(
            Map.of(
                "income", new Moved(3, new BigDecimal("-301.5"), 0),
                "new", new Moved(0, BigDecimal.ZERO, 3),
                "old", new Moved(0, BigDecimal.ZERO, 3)));
    assertThat(totals.byField().keySet()).containsExactly("", "TE1", "TE2");
    assertThat(totals.byField().get("TE1")).isEqualTo(of(ROWS.subList(0, 2)).all());
  }

  @Test
  void parts_that_were_computed_apart_add_up_in_any_order() {
    ImpactTotals whole = of(ROWS);
    for (int at = 0; at <= ROWS.size(); at++) {
      ImpactTotals one = of(ROWS.subList(0, at));
      ImpactTotals other = of(ROWS.subList(at, ROWS.size()));
      assertThat(one.plus(other)).isEqualTo(whole);
      assertThat(other.plus(one)).isEqualTo(whole);
    }
  }

  @Test
  void what_was_stored_is_read_again() {
    ImpactTotals totals = of(ROWS);

    assertThat(ImpactJson.totals(ImpactJson.write(totals))).isEqualTo(totals);
    assertThat(ImpactJson.totals(ImpactJson.write(ImpactTotals.NONE))).isEqualTo(ImpactTotals.NONE);
  }

  @Test
  void the_download_has_a_line_for_each_difference() {
    String csv = new String(ImpactCsv.write(ROWS.subList(0, 1)), UTF_8);

    assertThat(csv)
        .startsWith("\uFEFF聯盟 Alliance,領域 Field,")
        .contains("A-001,TE1,108,YEARLY,總評 verdict,,,,COMPLIANT_WITH_WARNINGS,NON_COMPLIANT,\r\n")
        .contains(
            "A-001,TE1,108,YEARLY,結果數值不同 finding changed,T-2,WARNING,/a,10 / 12,10 / 13,1\r\n")
        .contains("A-001,TE1,108,YEARLY,檢核狀態 check,T-3,,,,MET,\r\n")
        .contains("A-001,TE1,108,YEARLY,數據 figure,income,,,1000.5,900,-100.5\r\n")
        .contains("A-001,TE1,108,YEARLY,數據 figure,new,,,,7,\r\n");
    assertThat(csv.lines()).hasSize(1 + 11);
    assertThat(new String(ImpactCsv.write(ROWS.subList(2, 3)), UTF_8)).isEqualTo(ImpactCsv.head());
  }

  @Test
  void a_cell_that_a_spreadsheet_would_compute_is_a_text() {
    AssessmentChange change =
        new AssessmentChange(
            Verdict.COMPLIANT,
            Verdict.COMPLIANT,
            List.of(),
            List.of(new CheckChange("@T", Status.MET, null)),
            List.of(),
            List.of());

    assertThat(ImpactCsv.lines(row("=HYPERLINK(\"x\")", "-TE1", change)))
        .isEqualTo("\"'=HYPERLINK(\"\"x\"\")\",'-TE1,108,YEARLY,檢核狀態 check,'@T,,,MET,,\r\n");
  }
}
