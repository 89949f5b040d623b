package tw.plumbline.rules.editing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.PageForms;
import tw.plumbline.rules.yaml.Span;
import tw.plumbline.rules.yaml.YamlText;

/**
 * Edits the text of one page. Each edit is read back and compared: what was typed stands at its
 * place as one value, and nothing else reads otherwise.
 */
final class PageEdit {
  private final String path;
  private final String text;
  private final YamlText yaml;
  private final Sheet sheet;

  PageEdit(String path, String text) {
    this.path = path;
    this.text = text;
    try {
      this.sheet = new SheetReader(path, text).read();
      this.yaml = new YamlText(text);
    } catch (IllegalArgumentException unreadable) {
      String why = String.valueOf(unreadable.getMessage());
      throw new CellException("", "檔案無法讀取：" + why, "the file cannot be read: " + why);
    }
  }

  /** The text with another value in a cell. */
  String set(String pointer, String typed) {
    Cell cell =
        sheet
            .cell(pointer)
            .orElseThrow(() -> new CellException(pointer, "沒有這一格", "there is no such cell"));
    Node node = yaml.find(pointer).orElse(null);
    if (pointer.endsWith("/to") && (node == null || typed.isBlank())) {
      return end(cell, node, typed);
    }
    if (node == null) {
      throw new CellException(pointer, "沒有這一格", "there is no such cell");
    }
    String changed =
        cell.kind() == CellKind.LIST ? list(cell, node, typed) : scalar(cell, node, typed);
    demandFormat(pointer, changed);
    return changed;
  }

  /** Gives a row an end that it had not, or takes it away. */
  private String end(Cell cell, @Nullable Node node, String typed) {
    String pointer = cell.pointer();
    if (typed.isBlank()) {
      if (node == null) {
        return text;
      }
      String endless = replaced(yaml.without(node), "");
      verified(pointer, endless, JsonNode::isMissingNode);
      demandFormat(pointer, endless);
      return endless;
    }
    String year = Typed.read(cell, typed);
    Node row = at(pointer.substring(0, pointer.length() - "/to".length()));
    Node from = Objects.requireNonNull(YamlText.at(row, "from"));
    String changed;
    if (YamlText.isFlow(row)) {
      int end = yaml.span(from).end();
      changed = replaced(new Span(end, end), ", to: " + year);
    } else {
      int after = yaml.lines(from).end();
      changed =
          replaced(
              new Span(after, after), lined(after, " ".repeat(yaml.column(row)) + "to: " + year));
    }
    verified(pointer, changed, value -> value.asString("").equals(year));
    demandFormat(pointer, changed);
    return changed;
  }

  private String scalar(Cell cell, Node node, String typed) {
    String value = Typed.read(cell, typed);
    boolean words = cell.kind() == CellKind.TEXT || cell.kind() == CellKind.LONG_TEXT;
    if (node instanceof org.snakeyaml.engine.v2.nodes.ScalarNode old
        && old.getValue().equals(value)) {
      return text;
    }
    Span span = yaml.span(node);
    String glue =
        span.start() > 0 && text.charAt(span.start() - 1) == ':' ? " " : ""; // an empty value
    String rest = YamlText.isBlock(node) && text.startsWith("\n", span.end() - 1) ? "\n" : "";
    Predicate<JsonNode> is =
        words
            ? read -> read.isString() && read.stringValue().equals(value)
            : read -> read.isValueNode() && read.asString("").equals(value);
    List<String> ways = new ArrayList<>();
    if (!YamlText.isQuoted(node) && value.indexOf('\n') < 0) {
      ways.add(value);
    }
    ways.add(YamlScalar.quoted(value));
    for (String way : ways) {
      String changed = replaced(span, glue + way + rest);
      if (reads(cell.pointer(), changed, is)) {
        return changed;
      }
    }
    throw unwritable(cell.pointer());
  }

  private String list(Cell cell, Node node, String typed) {
    List<String> entries =
        typed.lines().map(String::strip).filter(entry -> !entry.isEmpty()).toList();
    if (entries.isEmpty()) {
      throw new CellException(cell.pointer(), "至少須有一項", "has at least one entry");
    }
    Set<String> seen = new HashSet<>();
    for (String entry : entries) {
      Typed.read(cell.pointer(), CellKind.TEXT, List.of(), entry);
      if (!seen.add(entry)) {
        throw new CellException(
            cell.pointer(), "`%s` 重複".formatted(entry), "`%s` stands twice".formatted(entry));
      }
    }
    String changed = YamlText.isFlow(node) ? flow(node, entries) : block(node, entries);
    ArrayNode expected = JsonNodeFactory.instance.arrayNode();
    entries.forEach(expected::add);
    verified(cell.pointer(), changed, expected::equals);
    return changed;
  }

  private String flow(Node list, List<String> entries) {
    Map<String, String> written = new HashMap<>();
    for (Node item : YamlText.items(list)) {
      Span span = yaml.span(item);
      written.put(YamlText.value(item), text.substring(span.start(), span.end()));
    }
    return replaced(
        yaml.span(list),
        "["
            + String.join(
                ", ",
                entries.stream()
                    .map(entry -> written.getOrDefault(entry, YamlScalar.entry(entry)))
                    .toList())
            + "]");
  }

  /** Entries that stay at either end keep their lines. */
  private String block(Node list, List<String> entries) {
    List<Node> items = YamlText.items(list);
    List<String> old = items.stream().map(YamlText::value).toList();
    int head = 0;
    while (head < Math.min(old.size(), entries.size()) && old.get(head).equals(entries.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), entries.size()) - head
        && old.get(old.size() - 1 - tail).equals(entries.get(entries.size() - 1 - tail))) {
      tail++;
    }
    int start =
        head < old.size()
            ? yaml.lines(items.get(head)).start()
            : yaml.lines(items.get(head - 1)).end();
    int end =
        old.size() - tail == head ? start : yaml.lines(items.get(old.size() - tail - 1)).end();
    Span first = yaml.lines(items.get(0));
    String dash = text.substring(first.start(), text.indexOf('-', first.start())) + "- ";
    StringBuilder lines = new StringBuilder();
    for (String entry : entries.subList(head, entries.size() - tail)) {
      lines.append(lined(start, dash + YamlScalar.entry(entry)));
    }
    return replaced(new Span(start, end), lines.toString());
  }

  /**
   * The text with a row that succeeds another from a year on.
   *
   * @param pointer of a list of rows, or of the row that is succeeded
   * @param typed new values of the row, by pointer relative to it
   */
  String addRow(String pointer, int year, Map<String, String> typed) {
    Node found = at(pointer);
    boolean given = YamlText.items(found).isEmpty();
    String list = given ? parent(pointer) : pointer;
    List<Node> rows = YamlText.items(at(list));
    int old = given ? Integer.parseInt(pointer.substring(list.length() + 1)) : newest(rows, year);
    if (old < 0 || YamlText.isFlow(at(list))) {
      throw new CellException(pointer, "此處無法新增列", "no row can be added here");
    }
    Node row = rows.get(old);
    Integer from = SheetReader.year(row, "from");
    if (from != null && from >= year) {
      throw new CellException(
          pointer,
          "已有自 %d 年度起之列，請直接修改該列".formatted(from),
          "there is a row from %d on already; change that one".formatted(from));
    }
    if (typed.isEmpty() || (YamlText.at(row, "source") != null && !typed.containsKey("source"))) {
      throw new CellException(pointer, "新列須有值與出處", "a new row needs its value and source");
    }
    Integer to = SheetReader.year(row, "to");
    if (to != null && to < year - 1) {
      to = null; // it ended before: the new row follows after a gap
    }
    Integer next = given ? null : next(rows, year);
    Integer end = to != null && to >= year ? to : next == null ? null : (Integer) (next - 1);
    String at = list + "/" + old;
    String after = list + "/" + (old + 1);
    Span lines = yaml.lines(row);
    String copy = lined(lines.end(), text.substring(lines.start(), lines.end()).stripTrailing());
    PageEdit edit = new PageEdit(path, replaced(new Span(lines.end(), lines.end()), copy));
    edit = edit.with(after + "/to", end == null ? "" : String.valueOf(end));
    edit = edit.with(after + "/from", String.valueOf(year));
    Integer oldEnd = SheetReader.year(row, "to");
    if (oldEnd == null || oldEnd >= year) {
      edit = edit.with(at + "/to", String.valueOf(year - 1));
    }
    for (Map.Entry<String, String> value : typed.entrySet()) {
      edit = edit.with(after + "/" + value.getKey(), value.getValue());
    }
    return edit.text;
  }

  /** The text without a row; one that was ended by it is in force again as long as it was. */
  String removeRow(String pointer) {
    String list = parent(pointer);
    Node row = at(pointer);
    List<Node> rows = YamlText.items(at(list));
    int index = rows.indexOf(row);
    if (index < 0 || rows.size() < 2) {
      throw new CellException(pointer, "至少須留一列", "at least one row stays");
    }
    Integer from = SheetReader.year(row, "from");
    Integer to = SheetReader.year(row, "to");
    PageEdit edit = this;
    for (int i = 0; i < rows.size(); i++) {
      Integer end = SheetReader.year(rows.get(i), "to");
      if (i != index
          && from != null
          && end != null
          && end == from - 1
          && isLike(rows.get(i), row)) {
        edit = edit.with(list + "/" + i + "/to", to == null ? "" : String.valueOf(to));
      }
    }
    return edit.replaced(edit.yaml.lines(edit.at(pointer)), "");
  }

  /** The text with an entry of a list that is like another but for these values. */
  String addLike(String pointer, Map<String, String> typed) {
    Node like = at(pointer);
    Span lines = yaml.lines(like);
    String list = parent(pointer);
    int index = YamlText.items(at(list)).indexOf(like);
    String copy = lined(lines.end(), text.substring(lines.start(), lines.end()).stripTrailing());
    PageEdit edit = new PageEdit(path, replaced(new Span(lines.end(), lines.end()), copy));
    for (Map.Entry<String, String> value : typed.entrySet()) {
      edit = edit.with(list + "/" + (index + 1) + "/" + value.getKey(), value.getValue());
    }
    return edit.text;
  }

  YamlText yaml() {
    return yaml;
  }

  private PageEdit with(String pointer, String typed) {
    return new PageEdit(path, set(pointer, typed));
  }

  /** Rows of one list that are told apart by name are of one thing if they have one name. */
  private static boolean isLike(Node one, Node other) {
    for (String key : List.of("name", "result", "kind", "code")) {
      if (!YamlText.value(YamlText.at(one, key)).equals(YamlText.value(YamlText.at(other, key)))) {
        return false;
      }
    }
    return true;
  }

  /** The row in force in a year, or the last before; -1 if there is none. */
  private static int newest(List<Node> rows, int year) {
    int newest = -1;
    for (int i = 0; i < rows.size(); i++) {
      Integer from = SheetReader.year(rows.get(i), "from");
      Integer known = newest < 0 ? null : SheetReader.year(rows.get(newest), "from");
      if (from != null && from <= year && (known == null || from > known)) {
        newest = i;
      }
    }
    return newest;
  }

  private static @Nullable Integer next(List<Node> rows, int year) {
    return rows.stream()
        .map(row -> SheetReader.year(row, "from"))
        .filter(from -> from != null && from > year)
        .min((one, other) -> Integer.compare(one, other))
        .orElse(null);
  }

  private Node at(String pointer) {
    return yaml.find(pointer)
        .orElseThrow(() -> new CellException(pointer, "沒有這一列", "there is no such row"));
  }

  private static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }

  private String replaced(Span span, String by) {
    return text.substring(0, span.start()) + by + text.substring(span.end());
  }

  /** A line, ended as those of the file are, at a place where a line begins or the file ends. */
  private String lined(int at, String line) {
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    boolean begins = at == 0 || text.charAt(at - 1) == '\n';
    return (begins ? "" : end) + line + (begins || at < text.length() ? end : "");
  }

  private void verified(String pointer, String changed, Predicate<JsonNode> is) {
    if (!reads(pointer, changed, is)) {
      throw unwritable(pointer);
    }
  }

  private static CellException unwritable(String pointer) {
    return new CellException(pointer, "此處無法寫入這個值", "this value cannot be written here");
  }

  /** Whether the changed text holds the value at its place, and all else as before. */
  private boolean reads(String pointer, String changed, Predicate<JsonNode> is) {
    JsonNode before = PageForms.tree(path, text);
    JsonNode after = PageForms.tree(path, changed);
    return after.isObject()
        && is.test(after.at(pointer))
        && without(before, pointer).equals(without(after, pointer));
  }

  private static JsonNode without(JsonNode tree, String pointer) {
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode holder = tree.at(at.head());
    if (holder instanceof ObjectNode object) {
      object.remove(at.last().getMatchingProperty());
    } else if (holder instanceof ArrayNode array) {
      array.set(at.last().getMatchingIndex(), JsonNodeFactory.instance.nullNode());
    }
    return tree;
  }

  /** What does not fit the page's format because of the edit. */
  private void demandFormat(String pointer, String changed) {
    Set<String> known = new HashSet<>();
    PageForms.faults(path, text).forEach(fault -> known.add(fault.message().en()));
    for (BookFault fault : PageForms.faults(path, changed)) {
      if (!known.contains(fault.message().en())) {
        throw new CellException(pointer, fault.message());
      }
    }
  }
}
