package tw.plumbline.rules.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessGateTest {
  private static final String WEIGHT = "money/i-02-weight-of-cooperation/rule.yaml";
  private static final String COUNT_DATE = "members/m-05-agreement-runs-through-the-count-date/";

  private final Draft draft = new Draft();

  private void assertFault(String path, String at, String says) {
    String place = path + ":" + draft.line(path, at) + ": ";
    assertThat(draft.faults(Gate.COMPLETENESS))
        .anySatisfy(fault -> assertThat(fault).startsWith(place).contains(says));
  }

  @Test
  void english_in_place_of_chinese() {
    draft.change(WEIGHT, "zh-TW: 產學合作收入按比率列入總收入", "zh-TW: Cooperation by weight");
    assertFault(WEIGHT, "Cooperation by weight", "no Chinese character");
  }

  @Test
  void chinese_in_place_of_english() {
    draft.change(WEIGHT, "en: Cooperation enters total income by a weight", "en: 按比率列入 A");
    assertFault(WEIGHT, "zh-TW: 產學合作收入按比率", "is not English");
  }

  @Test
  void an_english_text_may_quote_a_chinese_name() {
    draft.change(WEIGHT, "en: Cooperation enters total", "en: Cooperation (產學合作) enters total");
    assertThat(draft.at(Gate.COMPLETENESS).faults()).isEmpty();
  }

  @Test
  void a_source_of_nothing_but_spaces() {
    draft.change(WEIGHT, "source: 說明會 營運收入公式", "source: \"  \"");
    assertFault(WEIGHT, "source: \"  \"", "must not be blank");
  }

  @Test
  void a_character_that_turns_the_direction_of_a_text() {
    draft.change(WEIGHT, "按百分之三十列入聯盟總收入", "按百分之三十\u202E列入聯盟總收入");
    assertFault(WEIGHT, "zh-TW: 產學合作金額按百分之三十", "U+202E");
  }

  @Test
  void a_page_that_does_not_fit_its_format() {
    draft.change(WEIGHT, "effective:", "effektive:");
    assertFault(WEIGHT, "effektive:", "effektive");
  }

  @Test
  void a_number_that_no_memory_holds() {
    draft.change(WEIGHT, "value: 0.30", "value: \"1e999999999\"");
    assertFault(WEIGHT, "weight:", "is no DECIMAL");
  }

  @Test
  void an_anchor() {
    draft.change(WEIGHT, "value: 0.30", "value: &w 0.30");
    assertFault(WEIGHT, "&w 0.30", "an anchor");
  }

  @Test
  void an_alias_in_cases() {
    draft.change(COUNT_DATE + "cases.yaml", "      findings: []", "      findings: *none");
    assertFault(COUNT_DATE + "cases.yaml", "*none", "an alias");
  }

  @Test
  void a_tag_in_a_station() {
    draft.change("money/station.yaml", "station: money", "station: !!str money");
    assertFault("money/station.yaml", "!!str", "a tag");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM",
        " =1",
        "＝1",
        "補假\t",
        "\"補假\"",
        "補假\r",
        "then System.exit(0);",
        "rule \"x\"",
        "補\u202E假",
      })
  void a_cell_that_is_no_plain_word(String cell) {
    draft.change("office-days.csv", "2017-01-02,CLOSED,補假", "2017-01-02,CLOSED," + cell);
    assertFault("office-days.csv", "2017-01-02", "cell 3 ");
  }

  @Test
  void a_cell_of_a_table_of_rows() {
    draft.change("members/rows.csv", "-,CN,OTHER,SA108-M-04", "-,CN,=OTHER,SA108-M-04");
    assertFault("members/rows.csv", "=OTHER", "cell 3 begins with =");
  }

  @Test
  void a_check_without_a_case_that_passes() {
    draft.put(
        COUNT_DATE + "cases.yaml",
        """
        formatVersion: 1
        clause: SA108-M-05
        cases:
          - name: nothing is said of it
            base: targets
            expect: {status: NOT_APPLICABLE, findings: []}
        """);
    assertFault(COUNT_DATE + "rule.drl", "rule", "no case that passes");
  }

  @Test
  void a_case_that_begins_with_no_report() {
    draft.change(COUNT_DATE + "cases.yaml", "base: targets", "base: target");
    assertFault(COUNT_DATE + "cases.yaml", "base: target", "there is no `cases/target.json`");
  }

  @Test
  void an_overview_of_a_figure_that_is_not_there() {
    draft.change("overview.yaml", "members: vendorMembers", "members: vendors");
    assertFault("overview.yaml", "members: vendors", "vendors");
  }

  @Test
  void a_schema_of_reports_that_cannot_be_used() {
    draft.put("report.schema.json", "{\"type\": 5}");
    assertFault("programme.yaml", "formatVersion", "cannot be used");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(a+)+$",
        "^\\u0028a+\\u0029+$",
        "^(?=a)b",
        "(a)\\\\1",
        "^([a-z]{1,9}){2,}$",
        "a?a?a?a?a?b"
      })
  void a_pattern_that_some_texts_take_for_ever(String pattern) {
    draft.put(
        "report.schema.json",
        "{\"properties\": {\"alliance\": {\"properties\": {\"name\": {\"type\": \"string\","
            + " \"pattern\": \"%s\"}}}}}".formatted(pattern));
    assertFault("programme.yaml", "formatVersion", "must not repeat a group");
    assertThat(draft.at(Gate.CASES).passed()).as("no report is read by it").isFalse();
  }
}
