package tw.plumbline.rules.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YearsGateTest {
  private static final String WEIGHT = "money/i-02-weight-of-cooperation/rule.yaml";
  private static final String LAST_ROW =
      "      - from: 108\n        value: 0.30\n        source: 說明會 營運收入公式\n";

  private final Draft draft = new Draft();

  private void assertFault(String path, int line, String says) {
    assertThat(draft.faults(Gate.YEARS))
        .anySatisfy(fault -> assertThat(fault).startsWith(path + ":" + line + ": ").contains(says));
  }

  @Test
  void a_new_row_beside_one_that_has_no_end_overlaps() {
    draft.change(
        WEIGHT,
        LAST_ROW,
        LAST_ROW + "      - from: 119\n        value: 0.40\n        source: 說明會\n");

    assertFault(
        WEIGHT,
        draft.line(WEIGHT, "from: 119"),
        "two rows of `parameters/weight/values` are in force in 119, 120");
  }

  @Test
  void a_new_row_after_one_that_ends_passes() {
    draft.change(
        WEIGHT,
        LAST_ROW,
        LAST_ROW.replace("from: 108", "from: 108\n        to: 118")
            + "      - from: 119\n        value: 0.40\n        source: 說明會\n");

    assertThat(draft.at(Gate.YEARS).faults()).isEmpty();
  }

  @Test
  void a_year_between_two_rows_is_left_out() {
    String row = "      - from: 108\n        value: 2019-11-01\n        source: 說明會";
    draft.change(
        "programme.yaml",
        row,
        row.replace("108", "108\n        to: 108").replace("說明會", "說明會\n")
            + row.replace("108", "110").replace("2019", "2021"));

    assertFault(
        "programme.yaml",
        draft.line("programme.yaml", "value: 2021-11-01") - 1,
        "no row of `filings[SECOND_KPI]/coversFrom` is in force in 109,");
  }

  @Test
  void a_row_that_begins_later_without_an_end_before_loses_years() {
    draft.change(
        "programme.yaml", "      - from: 106\n        to: 107\n        value: 2017-10-31\n", "");

    assertFault(
        "programme.yaml",
        draft.line("programme.yaml", "value: 2019-10-31") - 1,
        "a row of `filings[FIRST_KPI]/asOf` was in force in 106, 107 and is gone");
  }

  @Test
  void a_row_that_ends_before_it_begins() {
    draft.change(
        WEIGHT,
        LAST_ROW,
        LAST_ROW
            + "      - from: 119\n        to: 118\n        value: 0.40\n        source: 說明會\n");

    assertFault(WEIGHT, draft.line(WEIGHT, "from: 119"), "before it begins");
  }

  @Test
  void a_row_that_no_edition_comes_to() {
    draft.change(
        WEIGHT,
        LAST_ROW,
        LAST_ROW.replace("from: 108", "from: 108\n        to: 120")
            + "      - from: 121\n        value: 0.40\n        source: 說明會\n");

    assertFault(WEIGHT, draft.line(WEIGHT, "from: 121"), "no edition has a year");
  }

  @Test
  void a_year_without_an_edition() {
    draft.change("programme.yaml", "carried:\n  to: 120", "carried:\n  to: 114");

    assertFault(
        "programme.yaml", draft.line("programme.yaml", "year: 106"), "there is no edition for 115");
    assertFault(
        "programme.yaml", draft.line("programme.yaml", "year: 106"), "the edition for 115 is gone");
  }

  @Test
  void a_year_that_stands_twice_and_ids_that_are_the_same() {
    draft.change(
        "programme.yaml",
        "  - year: 116\n    id: small-alliance-116",
        "  - year: 116\n    id: small-alliance-108\n  - year: 116\n    id: small-alliance-108");

    assertFault("programme.yaml", draft.line("programme.yaml", "year: 116") + 2, "stands twice");
    assertFault(
        "programme.yaml", draft.line("programme.yaml", "year: 106"), "`small-alliance-108`");
    assertFault(
        "programme.yaml",
        draft.line("programme.yaml", "year: 106"),
        "the edition id `small-alliance-116` must stay");
  }
}
