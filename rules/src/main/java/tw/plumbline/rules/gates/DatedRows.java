package tw.plumbline.rules.gates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import tw.plumbline.rules.yaml.StrictYaml;
import tw.plumbline.rules.yaml.YamlText;

/**
 * The dated rows of a page, by the thing of which a year picks one: the values of a parameter, the
 * words, a figure of that name. Things are named by keys and names, never by positions, so that a
 * thing is found again in another version.
 */
final class DatedRows {
  /** By which field the rows of one list are told apart. */
  private static final Map<String, String> TOLD_BY =
      Map.of(
          "figures", "name",
          "sums", "name",
          "groups", "name",
          "series", "name",
          "divisions", "name",
          "reasons", "result",
          "deadlines", "kind",
          "tests", "clause",
          "fields", "code");

  /** Of these lists a year takes every row. */
  private static final Set<String> ALL_HOLD = Set.of("checks", "supplies", "signs", "countedBy");

  private final Map<String, List<Row>> things = new LinkedHashMap<>();

  private DatedRows() {}

  /**
   * A row.
   *
   * @param from first programme year; 0 where the row does not say
   * @param to last programme year; null while no end is known
   */
  record Row(int line, int from, @Nullable Integer to) {
    boolean in(int year) {
      return from <= year && (to == null || year <= to);
    }
  }

  /** The rows of each thing, in the order of the page. */
  static Map<String, List<Row>> of(YamlText page) {
    DatedRows rows = new DatedRows();
    rows.walk(page.root(), "", "");
    return rows.things;
  }

  private void walk(Node node, String at, String key) {
    for (YamlText.Field field : YamlText.fields(node)) {
      walk(field.value(), at + "/" + field.name(), field.name());
    }
    List<Node> items = YamlText.items(node);
    if (items.isEmpty() || ALL_HOLD.contains(key)) {
      return;
    }
    boolean dated = items.stream().anyMatch(item -> YamlText.at(item, "from") != null);
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      String name = YamlText.value(YamlText.at(item, TOLD_BY.getOrDefault(key, "kind")));
      String thing = name.isEmpty() ? at : at + "[" + name + "]";
      if (dated && !YamlText.fields(item).isEmpty()) {
        Integer from = ClausesGate.year(YamlText.at(item, "from"));
        things
            .computeIfAbsent(thing, none -> new ArrayList<>())
            .add(
                new Row(
                    StrictYaml.line(item),
                    from == null ? 0 : from,
                    ClausesGate.year(YamlText.at(item, "to"))));
      } else {
        walk(item, name.isEmpty() ? at + "/" + i : thing, "");
      }
    }
  }
}
