package tw.plumbline.rules.editing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.CsvText;

/**
 * A table of a rulebook: its first line names the columns. A cell is known by line, from 1, and
 * column: {@code /2/why}.
 */
final class CsvSheet {
  private static final List<String> OFFICE = List.of("OPEN", "CLOSED");
  private static final BilingualText TITLE = new BilingualText("表格", "Table");

  private CsvSheet() {}

  static Sheet of(String path, String text) {
    List<String> lines = CsvText.lines(text);
    List<String> head = head(lines);
    List<Sheet.Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] values = bare(lines.get(i)).split(",", -1);
      List<Cell> cells = new ArrayList<>();
      for (int column = 0; column < Math.min(head.size(), values.length); column++) {
        cells.add(cell(i + 1, head.get(column), values[column]));
      }
      rows.add(new Sheet.Row("/" + (i + 1), i + 1, null, null, cells));
    }
    return new Sheet(
        path,
        List.of(
            new Sheet.Section(
                "table", TITLE, List.of(new Sheet.Thing("", TITLE, null, null, rows)))));
  }

  static List<String> head(List<String> lines) {
    return lines.isEmpty() ? List.of() : List.of(bare(lines.get(0)).split(",", -1));
  }

  static String bare(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** A cell by its column: what may stand in it. */
  static Cell cell(int line, String column, String value) {
    List<String> choices =
        switch (column) {
          case "office" -> OFFICE;
          case "kind" ->
              Stream.concat(Stream.of("-"), Arrays.stream(PartyKind.values()).map(PartyKind::name))
                  .toList();
          default -> List.of();
        };
    CellKind kind =
        column.equals("day") ? CellKind.DATE : choices.isEmpty() ? CellKind.TEXT : CellKind.CHOICE;
    return new Cell(
        "/%d/%s".formatted(line, column), kind, Labels.of(column), value, line, choices);
  }
}
