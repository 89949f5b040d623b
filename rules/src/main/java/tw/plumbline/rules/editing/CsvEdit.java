package tw.plumbline.rules.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.CsvText;

/** Edits the text of one table; every other line stays as it is. */
final class CsvEdit {
  private static final Pattern CELL = Pattern.compile("/([1-9][0-9]{0,5})/([a-z]+)");
  private static final Pattern LINE = Pattern.compile("/([1-9][0-9]{0,5})");

  private final List<String> lines;
  private final List<String> head;
  private final String end;

  CsvEdit(String text) {
    this.lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
    lines.removeIf(String::isEmpty);
    this.end = text.contains("\r\n") ? "\r\n" : "\n";
    this.head = CsvSheet.head(CsvText.lines(text));
  }

  String set(String pointer, String typed) {
    Matcher at = CELL.matcher(pointer);
    if (!at.matches() || !head.contains(at.group(2))) {
      throw new CellException(pointer, "沒有這一格", "there is no such cell");
    }
    int line = line(pointer, at.group(1));
    String whole = lines.get(line - 1);
    String content = whole.stripTrailing();
    List<String> cells = new ArrayList<>(List.of(content.split(",", -1)));
    int column = head.indexOf(at.group(2));
    if (column >= cells.size()) {
      throw new CellException(pointer, "沒有這一格", "there is no such cell");
    }
    cells.set(column, read(line, at.group(2), typed));
    lines.set(line - 1, String.join(",", cells) + whole.substring(content.length()));
    return String.join("", lines);
  }

  /**
   * @param pointer of the line after which it stands; {@code /1} is the head
   * @param typed by column; every column
   */
  String add(String pointer, Map<String, String> typed) {
    Matcher at = LINE.matcher(pointer);
    if (!at.matches() || (!at.group(1).equals("1") && line(pointer, at.group(1)) < 2)) {
      throw new CellException(pointer, "沒有這一列", "there is no such line");
    }
    int after = Math.min(Integer.parseInt(at.group(1)), lines.size());
    List<String> cells = new ArrayList<>();
    for (String column : head) {
      cells.add(read(after + 1, column, typed.getOrDefault(column, "")));
    }
    String before = lines.get(after - 1);
    if (!before.endsWith("\n")) {
      lines.set(after - 1, before + end);
    }
    lines.add(after, String.join(",", cells) + end);
    return String.join("", lines);
  }

  String remove(String pointer) {
    Matcher at = LINE.matcher(pointer);
    if (!at.matches()) {
      throw new CellException(pointer, "沒有這一列", "there is no such line");
    }
    lines.remove(line(pointer, at.group(1)) - 1);
    return String.join("", lines);
  }

  /** A line below the head. */
  private int line(String pointer, String number) {
    int line = Integer.parseInt(number);
    if (line < 2 || line > lines.size()) {
      throw new CellException(pointer, "沒有這一列", "there is no such line");
    }
    return line;
  }

  private static String read(int line, String column, String typed) {
    Cell cell = CsvSheet.cell(line, column, "");
    String value = Typed.read(cell, typed.strip());
    BilingualText refusal = CsvText.refusal(value).orElse(null);
    if (refusal != null) {
      throw new CellException(cell.pointer(), refusal);
    }
    if (value.indexOf(',') >= 0) {
      throw new CellException(
          cell.pointer(), "不得含逗號（,）", "must not hold a comma; it parts the cells");
    }
    return value;
  }
}
