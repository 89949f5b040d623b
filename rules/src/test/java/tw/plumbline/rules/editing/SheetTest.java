package tw.plumbline.rules.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.plumbline.rules.book.ParameterType;
import tw.plumbline.rules.book.RulebookFiles;

class SheetTest {
  private static final RulebookFiles FILES =
      RulebookFiles.in(Path.of("rulebook", "small-alliance"));

  private static Sheet.Thing thing(Sheet sheet, String pointer) {
    return sheet.sections().stream()
        .flatMap(section -> section.things().stream())
        .filter(thing -> thing.pointer().equals(pointer))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_parameter_has_its_history() {
    Sheet sheet = Sheet.of(FILES, "money/i-02-weight-of-cooperation/rule.yaml");
    Sheet.Thing weight = thing(sheet, "/parameters/weight/values");

    assertThat(weight.type()).isEqualTo(ParameterType.DECIMAL);
    assertThat(weight.title().zhTw()).isEqualTo("`weight`");
    assertThat(weight.rows()).extracting(Sheet.Row::from).containsExactly(106, 108);
    assertThat(weight.rows()).extracting(Sheet.Row::to).containsExactly(107, null);
    assertThat(weight.rows().get(1).cells())
        .extracting(Cell::pointer)
        .containsExactly(
            "/parameters/weight/values/1/from",
            "/parameters/weight/values/1/to",
            "/parameters/weight/values/1/value",
            "/parameters/weight/values/1/source");
    Cell value = weight.rows().get(1).cells().get(2);
    assertThat(value.kind()).isEqualTo(CellKind.DECIMAL);
    assertThat(value.value()).isEqualTo("0.30");
    assertThat(value.line()).isEqualTo(35);
    assertThat(value.label().en()).isEqualTo("Value");
  }

  @Test
  void sections_follow_the_page() {
    assertThat(Sheet.of(FILES, "forms/d-07-first-kpi-by-october/rule.yaml").sections())
        .extracting(Sheet.Section::key)
        .containsExactly(
            "title",
            "automation",
            "effective",
            "words",
            "severity",
            "parameters",
            "rule",
            "findings");
  }

  @Test
  void kinds_come_from_the_format() {
    Sheet clause = Sheet.of(FILES, "forms/d-07-first-kpi-by-october/rule.yaml");
    assertThat(kind(clause, "/parameters/deadline/values/0/value")).isEqualTo(CellKind.DATE);
    assertThat(kind(clause, "/parameters/filing/values/0/value")).isEqualTo(CellKind.TEXT);
    assertThat(kind(clause, "/severity/0/value")).isEqualTo(CellKind.CHOICE);
    assertThat(kind(clause, "/automation")).isEqualTo(CellKind.CHOICE);
    assertThat(kind(clause, "/words/0/statement/zh-TW")).isEqualTo(CellKind.LONG_TEXT);
    assertThat(kind(clause, "/findings/filed late/0/message/en")).isEqualTo(CellKind.LONG_TEXT);
    assertThat(kind(clause, "/title/en")).isEqualTo(CellKind.TEXT);
    assertThat(kind(clause, "/effective/to")).isEqualTo(CellKind.YEAR);
    assertThat(clause.cell("/automation").orElseThrow().choices())
        .containsExactly("AUTOMATED", "PARTLY", "COMPUTED", "OFFICE", "PERSON");

    Sheet programme = Sheet.of(FILES, "programme.yaml");
    assertThat(kind(programme, "/editions/0/year")).isEqualTo(CellKind.YEAR);
    assertThat(kind(programme, "/filings/0/asOf/0/value")).isEqualTo(CellKind.DATE);
    assertThat(kind(programme, "/filings/0/correction/0/last")).isEqualTo(CellKind.DATE);
    assertThat(kind(programme, "/deadlines/2/before")).isEqualTo(CellKind.BOOLEAN);
    assertThat(kind(programme, "/deadlines/2/base")).isEqualTo(CellKind.CHOICE);
    assertThat(kind(programme, "/records")).isEqualTo(CellKind.LIST);
    assertThat(thing(programme, "/filings/1/asOf").title().en()).isEqualTo("FIRST_KPI Covers to");

    Sheet table = Sheet.of(FILES, "office-days.csv");
    assertThat(kind(table, "/2/day")).isEqualTo(CellKind.DATE);
    assertThat(kind(table, "/2/office")).isEqualTo(CellKind.CHOICE);
    assertThat(kind(Sheet.of(FILES, "members/rows.csv"), "/2/kind")).isEqualTo(CellKind.CHOICE);
    assertThat(kind(Sheet.of(FILES, "members/station.yaml"), "/lists/members/findings"))
        .isEqualTo(CellKind.CHOICE);
    assertThat(kind(Sheet.of(FILES, "overview.yaml"), "/fields/0/en")).isEqualTo(CellKind.TEXT);
  }

  private static CellKind kind(Sheet sheet, String pointer) {
    return sheet.cell(pointer).orElseThrow(() -> new AssertionError(pointer)).kind();
  }

  @Test
  void every_page_and_table_has_its_cells_once() {
    for (String path : FILES.paths()) {
      if (Sheet.isEditable(path)) {
        List<String> pointers = Sheet.of(FILES, path).cells().map(Cell::pointer).toList();
        assertThat(pointers).as(path).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void other_files_have_none() {
    assertThat(Sheet.isEditable("README.md")).isFalse();
    assertThat(Sheet.isEditable("members/m-01-only-vendors-count/rule.drl")).isFalse();
    assertThatThrownBy(() -> Sheet.of(FILES, "README.md"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
