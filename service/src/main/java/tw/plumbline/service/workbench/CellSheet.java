package tw.plumbline.service.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A clause's page as a form: the cells that an official may change without writing YAML.
 *
 * @param clause its id
 * @param groups of rows, in the order of the page
 */
record CellSheet(String clause, List<Group> groups) {
  private static final YAMLMapper YAML = Book.YAML;

  static CellSheet of(byte[] page) {
    JsonNode root = YAML.readTree(page);
    List<Group> groups = new ArrayList<>();
    groups.add(
        new Group(
            "title",
            "",
            List.of(
                cells(
                    cell("/title/zh-TW", "zh-TW", Kind.LINE, root),
                    cell("/title/en", "en", Kind.LINE, root)))));
    groups.add(rows("words", "", root, "/words", at -> words(at, root)));
    groups.add(
        rows("severity", "", root, "/severity", at -> withYears(at, root, Kind.SEVERITY, false)));
    root.path("parameters")
        .forEachEntry(
            (name, parameter) -> {
              Kind kind = Kind.of(parameter.path("type").asString(""));
              groups.add(
                  rows(
                      "parameters",
                      name,
                      root,
                      "/parameters/" + name + "/values",
                      at -> withYears(at, root, kind, true)));
            });
    root.path("findings")
        .forEachEntry(
            (name, finding) ->
                groups.add(
                    rows(
                        "findings",
                        name,
                        root,
                        "/findings/" + escaped(name),
                        at ->
                            cells(
                                cell(at + "/message/zh-TW", "message zh-TW", Kind.TEXT, root),
                                cell(at + "/message/en", "message en", Kind.TEXT, root),
                                cell(at + "/remedy/zh-TW", "remedy zh-TW", Kind.TEXT, root),
                                cell(at + "/remedy/en", "remedy en", Kind.TEXT, root)))));
    return new CellSheet(
        root.path("clause").asString(""),
        groups.stream().filter(group -> !group.rows().isEmpty()).toList());
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** What a cell holds, and so how it is typed. */
  enum Kind {
    YEAR,
    DATE,
    WHOLE,
    DECIMAL,
    /** Codes, set apart by spaces. */
    CODES,
    CODE,
    SEVERITY,
    LINE,
    TEXT;

    static Kind of(String type) {
      return switch (type) {
        case "DATE" -> DATE;
        case "WHOLE" -> WHOLE;
        case "DECIMAL" -> DECIMAL;
        case "TEXTS" -> CODES;
        default -> CODE;
      };
    }
  }

  /**
   * Rows of one table.
   *
   * @param name of the parameter or finding; empty for the clause's own
   */
  record Group(String part, String name, List<List<Cell>> rows) {}

  /**
   * A cell.
   *
   * @param pointer in the page
   * @param label under which its word stands
   */
  record Cell(String pointer, String label, Kind kind, String value) {}

  @FunctionalInterface
  private interface Row {
    List<Cell> at(String pointer);
  }

  private static Group rows(String part, String name, JsonNode root, String list, Row row) {
    int count = root.at(list).size();
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row.at(list + "/" + i));
    }
    return new Group(part, name, rows);
  }

  private static List<Cell> words(String at, JsonNode root) {
    return cells(
        cell(at + "/from", "from", Kind.YEAR, root),
        cell(at + "/to", "to", Kind.YEAR, root),
        cell(at + "/document", "document", Kind.LINE, root),
        cell(at + "/section", "section", Kind.LINE, root),
        cell(at + "/statement/zh-TW", "zh-TW", Kind.TEXT, root),
        cell(at + "/statement/en", "en", Kind.TEXT, root));
  }

  private static List<Cell> withYears(String at, JsonNode root, Kind kind, boolean sourced) {
    List<Cell> cells = new ArrayList<>();
    cells.add(cell(at + "/from", "from", Kind.YEAR, root));
    cells.add(cell(at + "/to", "to", Kind.YEAR, root));
    cells.add(cell(at + "/value", "value", kind, root));
    if (sourced) {
      cells.add(cell(at + "/source", "source", Kind.LINE, root));
    }
    return cells;
  }

  private static List<Cell> cells(Cell... cells) {
    return List.of(cells);
  }

  private static Cell cell(String pointer, String label, Kind kind, JsonNode root) {
    JsonNode value = root.at(pointer);
    String text =
        value.isArray()
            ? String.join(
                " ",
                StreamSupport.stream(value.spliterator(), false)
                    .map(item -> item.asString(""))
                    .toList())
            : value.isMissingNode() ? "" : value.asString("");
    return new Cell(pointer, label, kind, text);
  }
}
