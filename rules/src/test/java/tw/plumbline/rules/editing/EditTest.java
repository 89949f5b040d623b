package tw.plumbline.rules.editing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.gates.Gate;
import tw.plumbline.rules.gates.Gates;
import tw.plumbline.rules.guard.ParameterValue;

class EditTest {
  private static final RulebookFiles FILES =
      RulebookFiles.in(Path.of("rulebook", "small-alliance"));
  private static final String WEIGHT = "money/i-02-weight-of-cooperation/rule.yaml";
  private static final String VALUE = "/parameters/weight/values/1/value";
  private static final String FIRST_KPI = "forms/d-07-first-kpi-by-october/rule.yaml";
  private static final String DAY = "/parameters/deadline/values/0/value";

  private static String text(String path) {
    return Objects.requireNonNull(FILES.text(path));
  }

  private static Edited.Done done(Edited edited) {
    assertThat(edited).isInstanceOf(Edited.Done.class);
    return (Edited.Done) edited;
  }

  private static CellFault refused(Edited edited) {
    assertThat(edited).isInstanceOf(Edited.Refused.class);
    List<CellFault> faults = ((Edited.Refused) edited).faults();
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }

  /** The lines that went and came, the others being as they were. */
  private static List<String> difference(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    int head = 0;
    while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), now.size()) - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    List<String> lines = new ArrayList<>();
    old.subList(head, old.size() - tail).forEach(line -> lines.add("-" + line.strip()));
    now.subList(head, now.size() - tail).forEach(line -> lines.add("+" + line.strip()));
    return lines;
  }

  @Test
  void a_value_changes_its_line_alone() {
    String after = done(Edit.set(FILES, WEIGHT, VALUE, "0.35")).text();

    assertThat(difference(text(WEIGHT), after)).containsExactly("-value: 0.30", "+value: 0.35");
  }

  @Test
  void the_same_value_changes_nothing() {
    assertThat(done(Edit.set(FILES, WEIGHT, VALUE, "0.30")).files().digest())
        .isEqualTo(FILES.digest());
  }

  @ParameterizedTest
  @CsvSource({
    "2020-10-31",
    "109/10/31",
    "民國109年10月31日",
    "109年10月31日",
    "109.10.31",
    "１０９／１０／３１",
    "' 2020-10-31 '",
  })
  void a_day_is_written_in_one_form(String typed) {
    String after = done(Edit.set(FILES, FIRST_KPI, DAY, typed)).text();

    assertThat(difference(text(FIRST_KPI), after))
        .containsExactly("-value: 2019-10-31", "+value: 2020-10-31");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forms/d-07-first-kpi-by-october/rule.yaml|/parameters/deadline/values/0/value|2019-02-30|no day `2019-02-30`",
        "forms/d-07-first-kpi-by-october/rule.yaml|/parameters/deadline/values/0/value|109/13/01|no day",
        "forms/d-07-first-kpi-by-october/rule.yaml|/parameters/deadline/values/0/value|soon|is no day",
        "forms/d-07-first-kpi-by-october/rule.yaml|/severity/0/value|FATAL|none of VIOLATION, WARNING",
        "forms/d-07-first-kpi-by-october/rule.yaml|/severity/0/from|2019|no ROC year",
        "forms/d-07-first-kpi-by-october/rule.yaml|/severity/0/from|next|no programme year",
        "forms/d-07-first-kpi-by-october/rule.yaml|/clause|X-1|no such cell",
        "forms/d-07-first-kpi-by-october/rule.yaml|/formatVersion|2|no such cell",
        "forms/d-07-first-kpi-by-october/rule.yaml|/title/zh-TW|' '|must not be blank",
        "forms/d-07-first-kpi-by-october/rule.yaml|/words/0/derivedFrom|x|no such cell",
        "money/i-02-weight-of-cooperation/rule.yaml|/parameters/weight/values/1/value|0.3.1|is no number",
        "money/i-02-weight-of-cooperation/rule.yaml|/parameters/weight/values/1/value|1,2345|is no number",
        "money/i-02-weight-of-cooperation/rule.yaml|/parameters/weight/values/1/value|1e3|is no number",
        "money/i-02-weight-of-cooperation/rule.yaml|/figures/0/group|income|none of members, money, other",
        "money/i-02-weight-of-cooperation/rule.yaml|/figures/0/unit|'a\u202Eb'|U+202E",
        "programme.yaml|/filings/0/kind|no code|does not fit the format",
        "programme.yaml|/carried/to||must not be blank",
        "programme.yaml|/editions/9/year|117|no such cell",
        "nothing.yaml|/x|1|no such file",
        "README.md|/x|1|no such file",
      })
  void a_cell_says_why_it_cannot_be_what_was_typed(
      String path, String pointer, String typed, String says) {
    String given = typed == null ? "" : typed;
    CellFault fault = refused(Edit.set(FILES, path, pointer, given));

    assertThat(fault.path()).isEqualTo(path);
    if (path.equals("programme.yaml") && given.isEmpty()) {
      assertThat(fault.message().en()).contains("does not fit the format");
    } else {
      assertThat(fault.message().en()).contains(says);
    }
  }

  @Test
  void thousands_are_understood_and_written_without() {
    String path = "money/dr-03-unit-slips/rule.yaml";
    Cell number =
        Sheet.of(FILES, path)
            .cells()
            .filter(cell -> cell.kind() == CellKind.INTEGER)
            .findFirst()
            .orElseThrow();

    String after = done(Edit.set(FILES, path, number.pointer(), "12,345,678")).text();

    assertThat(difference(text(path), after))
        .containsExactly("-value: " + number.value(), "+value: 12345678");
    assertThat(refused(Edit.set(FILES, path, number.pointer(), "12.5")).message().en())
        .contains("no whole number");
  }

  @Test
  void a_clause_gets_an_end_and_loses_it() {
    Edited.Done ended = done(Edit.set(FILES, WEIGHT, "/effective/to", "118"));
    assertThat(difference(text(WEIGHT), ended.text())).containsExactly("+to: 118");
    assertThat(done(Edit.set(ended.files(), WEIGHT, "/effective/to", "")).files().digest())
        .isEqualTo(FILES.digest());
  }

  @Test
  void a_new_value_ends_the_one_before() {
    Edited.Done added =
        done(
            Edit.addRow(
                FILES,
                WEIGHT,
                "/parameters/weight/values",
                117,
                Map.of("value", "0.4", "source", "117 年度說明會：公式")));

    assertThat(difference(text(WEIGHT), added.text()))
        .containsExactly(
            "-value: 0.30",
            "-source: 說明會 營運收入公式",
            "+to: 116",
            "+value: 0.30",
            "+source: 說明會 營運收入公式",
            "+- from: 117",
            "+value: 0.4",
            "+source: 117 年度說明會：公式");
    Rulebook after = Rulebook.read(added.files());
    assertThat(weight(after, 116)).isEqualTo(new BigDecimal("0.30"));
    assertThat(weight(after, 117)).isEqualTo(new BigDecimal("0.4"));
    assertThat(Gates.of(FILES, added.files()).run(Gate.YEARS).faults()).isEmpty();

    Edited.Done removed =
        done(Edit.removeRow(added.files(), WEIGHT, "/parameters/weight/values/2"));
    assertThat(removed.files().digest()).isEqualTo(FILES.digest());
  }

  private static BigDecimal weight(Rulebook rulebook, int year) {
    EditionClause clause =
        Objects.requireNonNull(
            Objects.requireNonNull(rulebook.editions().get(year)).clauses().get("SA108-I-02"));
    return ((ParameterValue.Decimal) Objects.requireNonNull(clause.parameters().get("weight")))
        .value();
  }

  @Test
  void a_row_within_another_takes_over_its_end() {
    Edited.Done added =
        done(
            Edit.addRow(
                FILES,
                WEIGHT,
                "/parameters/weight/values",
                107,
                Map.of("value", "0.45", "source", "須知")));

    assertThat(added.text())
        .contains("- from: 106\n        to: 106\n        value: 0.50")
        .contains("- from: 107\n        to: 107\n        value: 0.45\n        source: 須知\n");
    assertThat(Gates.of(FILES, added.files()).run(Gate.YEARS).faults()).isEmpty();
  }

  @Test
  void words_of_a_new_text() {
    Edited.Done added =
        done(
            Edit.addRow(
                FILES,
                WEIGHT,
                "/words",
                117,
                Map.of("document", "117 年度手冊", "statement/en", "Forty per cent: \"new\"")));

    Sheet.Thing words = thing(Sheet.of(added.files(), WEIGHT), "/words");
    assertThat(words.rows()).extracting(Sheet.Row::from).containsExactly(106, 108, 117);
    assertThat(words.rows()).extracting(Sheet.Row::to).containsExactly(107, 116, null);
    assertThat(words.rows().get(2).cells())
        .extracting(Cell::value)
        .contains("117 年度手冊", "Forty per cent: \"new\"", "產學合作金額按百分之三十列入聯盟總收入。");
  }

  @Test
  void a_figure_is_succeeded_by_its_row() {
    Edited.Done added = done(Edit.addRow(FILES, WEIGHT, "/figures/0", 117, Map.of("unit", "仟元")));

    assertThat(added.text()).contains("from: 106\n    to: 116\n").contains("    from: 117\n");
    assertThat(Gates.of(FILES, added.files()).run(Gate.YEARS).faults()).isEmpty();
  }

  @Test
  void a_row_that_cannot_be_added_is_refused() {
    Map<String, String> typed = Map.of("value", "0.4", "source", "手冊");

    assertThat(refused(Edit.addRow(FILES, WEIGHT, "/parameters/weight/values", 108, typed)))
        .extracting(fault -> fault.message().en())
        .asString()
        .contains("there is a row from 108 on already");
    assertThat(refused(Edit.addRow(FILES, WEIGHT, "/parameters/weight/values", 105, typed)))
        .extracting(fault -> fault.message().en())
        .asString()
        .contains("no row can be added");
    assertThat(
            refused(
                Edit.addRow(
                    FILES, WEIGHT, "/parameters/weight/values", 117, Map.of("value", "0.4"))))
        .extracting(fault -> fault.message().en())
        .asString()
        .contains("its value and source");
    assertThat(refused(Edit.removeRow(FILES, FIRST_KPI, "/severity/0")))
        .extracting(fault -> fault.message().en())
        .asString()
        .contains("at least one row stays");
  }

  @Test
  void a_year_becomes_an_edition_of_its_own() {
    Edited.Done added = done(Edit.addEdition(FILES, 117));

    assertThat(difference(text("programme.yaml"), added.text()))
        .containsExactly("+- year: 117", "+id: small-alliance-117");
    assertThat(Rulebook.read(added.files()).ownYears()).containsExactly(106, 107, 108, 116, 117);
    assertThat(done(Edit.addEdition(FILES, 110)).text())
        .contains("id: small-alliance-108\n  - year: 110\n    id: small-alliance-110\n");
    assertThat(Rulebook.read(done(Edit.addEdition(FILES, 121)).files()).editions())
        .containsKey(121);
    assertThat(refused(Edit.addEdition(FILES, 108)).message().en()).contains("of its own");
    assertThat(refused(Edit.addEdition(FILES, 123)).message().en()).contains("must follow");
    assertThat(refused(Edit.addEdition(FILES, 105)).message().en()).contains("must follow");
  }

  @Test
  void entries_of_a_list_keep_their_lines() {
    RulebookFiles files =
        FILES.with(
            WEIGHT,
            text(WEIGHT)
                .replace(
                    "parameters:\n",
                    """
                    parameters:
                      kinds:
                        type: TEXTS
                        values:
                          - from: 106
                            value:
                              - COMPANY # the first
                              - "BUSINESS"
                              - SCHOOL
                            source: 手冊
                      places:
                        type: TEXTS
                        values:
                          - from: 106
                            value: [TW, "NO"]
                            source: 手冊
                    """)
                .getBytes(UTF_8));
    String before = Objects.requireNonNull(files.text(WEIGHT));

    assertThat(
            difference(
                before,
                done(Edit.set(
                        files,
                        WEIGHT,
                        "/parameters/kinds/values/0/value",
                        "COMPANY\nBUSINESS\ntrue\nSCHOOL"))
                    .text()))
        .containsExactly("+- \"true\"");
    assertThat(
            difference(
                before,
                done(Edit.set(files, WEIGHT, "/parameters/kinds/values/0/value", "COMPANY\nSCHOOL"))
                    .text()))
        .containsExactly("-- \"BUSINESS\"");
    assertThat(
            difference(
                before,
                done(Edit.set(files, WEIGHT, "/parameters/places/values/0/value", "NO\nCN, HK"))
                    .text()))
        .containsExactly("-value: [TW, \"NO\"]", "+value: [\"NO\", \"CN, HK\"]");
    assertThat(
            refused(Edit.set(files, WEIGHT, "/parameters/kinds/values/0/value", " \n"))
                .message()
                .en())
        .contains("at least one entry");
    assertThat(
            refused(Edit.set(files, WEIGHT, "/parameters/kinds/values/0/value", "A\nA"))
                .message()
                .en())
        .contains("stands twice");
  }

  @Test
  void line_ends_comments_and_quotes_stay() {
    RulebookFiles files =
        FILES.with(
            WEIGHT,
            text(WEIGHT)
                .replace("value: 0.30", "value: 0.30   # 三成")
                .replace("\n", "\r\n")
                .getBytes(UTF_8));

    Edited.Done set = done(Edit.set(files, WEIGHT, VALUE, "0.31"));
    assertThat(set.text())
        .isEqualTo(Objects.requireNonNull(files.text(WEIGHT)).replace("0.30   #", "0.31   #"));
    Edited.Done added =
        done(
            Edit.addRow(
                files,
                WEIGHT,
                "/parameters/weight/values",
                117,
                Map.of("value", "0.4", "source", "手冊")));
    assertThat(added.text().replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    assertThat(
            difference(
                text(WEIGHT),
                done(Edit.set(FILES, WEIGHT, "/needs/en", "Nothing: \"at all\"")).text()))
        .containsExactly(
            "-en: \"Nothing to judge: it defines the countable cooperation income.\"",
            "+en: \"Nothing: \\\"at all\\\"\"");
  }

  @Test
  void what_was_typed_never_becomes_structure() {
    for (String typed :
        List.of(
            "x\", \"y\": \"z",
            "a: b",
            "- a",
            "{a: b}",
            "[a]",
            "&a b",
            "*a",
            "!!int 5",
            "# a",
            "a # b",
            "'",
            "\"",
            "\\",
            "|",
            ">",
            "%YAML",
            "---",
            "true",
            "~",
            "12",
            "0x1F",
            "1.5",
            "null",
            " a ",
            "@a",
            "`a")) {
      Edited.Done edited = done(Edit.set(FILES, WEIGHT, "/title/en", typed));
      assertThat(Sheet.of(edited.files(), WEIGHT).cell("/title/en").orElseThrow().value())
          .isEqualTo(typed);
      assertThat(difference(text(WEIGHT), edited.text())).hasSize(2);
      assertThat(Rulebook.read(edited.files()).editions()).hasSize(15);
    }
  }

  @Test
  void cells_of_a_table() {
    assertThat(
            difference(
                text("office-days.csv"),
                done(Edit.set(FILES, "office-days.csv", "/2/day", "106/01/03")).text()))
        .containsExactly("-2017-01-02,CLOSED,補假", "+2017-01-03,CLOSED,補假");
    assertThat(
            difference(
                text("office-days.csv"),
                done(Edit.addLine(
                        FILES,
                        "office-days.csv",
                        "/1",
                        Map.of("day", "2016-12-30", "office", "CLOSED", "why", "颱風")))
                    .text()))
        .containsExactly("+2016-12-30,CLOSED,颱風");
    assertThat(
            difference(
                text("members/rows.csv"),
                done(Edit.removeRow(FILES, "members/rows.csv", "/2")).text()))
        .containsExactly("-INDIVIDUAL,-,INDIVIDUAL,SA108-M-08");
    for (String typed : List.of("=1+1", "a,b", "\"a\"", "", "rule(")) {
      assertThat(refused(Edit.set(FILES, "office-days.csv", "/2/why", typed)).pointer())
          .isEqualTo("/2/why");
    }
    assertThat(refused(Edit.set(FILES, "office-days.csv", "/2/office", "MAYBE")).message().en())
        .contains("OPEN, CLOSED");
    assertThat(refused(Edit.set(FILES, "office-days.csv", "/1/why", "x")).message().en())
        .contains("no such line");
    assertThat(refused(Edit.set(FILES, "office-days.csv", "/2/who", "x")).message().en())
        .contains("no such cell");
  }

  private static Sheet.Thing thing(Sheet sheet, String pointer) {
    return sheet.sections().stream()
        .flatMap(section -> section.things().stream())
        .filter(thing -> thing.pointer().equals(pointer))
        .findFirst()
        .orElseThrow();
  }
}
