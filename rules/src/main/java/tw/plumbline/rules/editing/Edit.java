package tw.plumbline.rules.editing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.yaml.YamlText;

/**
 * Changes cells and rows of a rulebook's pages and tables. Only the lines of what is changed are
 * written anew; comments, quotes and line ends of all others stay. What was typed is never more
 * than one value: each edit is read back, and is refused if anything else would read otherwise.
 *
 * <p>Edits look at one page and its format. Whether the rulebook as a whole holds together is for
 * the gates to say.
 */
public final class Edit {
  private static final String PROGRAMME = "programme.yaml";

  private Edit() {}

  /**
   * Another value in a cell. A cell {@code to} that is empty gives its row an end, and with nothing
   * typed takes it away. Numbers may have thousands separators; they are written without.
   *
   * @param pointer as its {@link Cell} has it
   */
  public static Edited set(RulebookFiles files, String path, String pointer, String typed) {
    return edit(
        files,
        path,
        text ->
            isTable(path)
                ? new CsvEdit(text).set(pointer, typed)
                : new PageEdit(path, text).set(pointer, typed));
  }

  /**
   * A row that is in force from a programme year on. The row that was in force till then ends with
   * the year before; what it says and nobody types anew stays said.
   *
   * @param pointer of a thing's list of rows; of a thing with a name, in a list with others, that
   *     of the row that is succeeded
   * @param typed by pointer within the row without its first slash: {@code value}, {@code
   *     statement/en}; a row with a source needs a new one
   */
  public static Edited addRow(
      RulebookFiles files, String path, String pointer, int year, Map<String, String> typed) {
    return edit(files, path, text -> new PageEdit(path, text).addRow(pointer, year, typed));
  }

  /** Takes a row away; one that it had ended is in force again as long as it was. */
  public static Edited removeRow(RulebookFiles files, String path, String pointer) {
    return edit(
        files,
        path,
        text ->
            isTable(path)
                ? new CsvEdit(text).remove(pointer)
                : new PageEdit(path, text).removeRow(pointer));
  }

  /**
   * A line of a table, after another.
   *
   * @param pointer of the line after which it stands; {@code /1} is the head
   * @param typed by column; every column
   */
  public static Edited addLine(
      RulebookFiles files, String path, String pointer, Map<String, String> typed) {
    return edit(files, path, text -> new CsvEdit(text).add(pointer, typed));
  }

  /**
   * Makes a programme year an edition of its own, called as the pattern of carried years says or as
   * its neighbour is.
   */
  public static Edited addEdition(RulebookFiles files, int year) {
    return edit(files, PROGRAMME, text -> edition(new PageEdit(PROGRAMME, text), year));
  }

  private static String edition(PageEdit page, int year) {
    Node root = page.yaml().root();
    List<Node> editions = YamlText.items(YamlText.at(root, "editions"));
    int before = -1;
    int last = 0;
    for (int i = 0; i < editions.size(); i++) {
      Integer own = SheetReader.year(editions.get(i), "year");
      int known = own == null ? 0 : own;
      if (known == year) {
        throw new CellException(
            "/editions/" + i,
            "%d 年度已有自己的版本".formatted(year),
            "%d has an edition of its own".formatted(year));
      }
      before = known < year ? i : before;
      last = Math.max(last, known);
    }
    Integer carried = SheetReader.year(YamlText.at(root, "carried"), "to");
    last = Math.max(last, carried == null ? 0 : carried);
    if (before < 0 || year > last + 1) {
      throw new CellException(
          "/editions",
          "%d 年度須接續已有之年度（至 %d）".formatted(year, last),
          "%d must follow the years that there are (up to %d)".formatted(year, last));
    }
    Node neighbour = editions.get(before);
    String pattern = YamlText.value(YamlText.at(YamlText.at(root, "carried"), "id"));
    String id =
        pattern.isEmpty()
            ? YamlText.value(YamlText.at(neighbour, "id"))
                .replace(YamlText.value(YamlText.at(neighbour, "year")), String.valueOf(year))
            : pattern.replace("{year}", String.valueOf(year));
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("year", String.valueOf(year));
    typed.put("id", id);
    return page.addLike("/editions/" + before, typed);
  }

  private static Edited edit(RulebookFiles files, String path, Function<String, String> edit) {
    try {
      String text = files.text(path);
      if (text == null || !Sheet.isEditable(path)) {
        throw new CellException("", "沒有可編輯之檔案", "there is no such file to edit");
      }
      String changed = edit.apply(text);
      return new Edited.Done(files.with(path, changed.getBytes(UTF_8)), path, changed);
    } catch (CellException refused) {
      return new Edited.Refused(List.of(refused.fault(path)));
    }
  }

  private static boolean isTable(String path) {
    return path.endsWith(".csv");
  }
}
