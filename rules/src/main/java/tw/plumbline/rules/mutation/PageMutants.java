package tw.plumbline.rules.mutation;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import tw.plumbline.rules.yaml.Span;
import tw.plumbline.rules.yaml.YamlText;
import tw.plumbline.rules.yaml.YamlText.Field;

/** Wrong edits of the pages that belong to no single clause. */
final class PageMutants {
  private PageMutants() {}

  /** Days on which the periods of filings end. */
  static void programme(FileChanges changes, String programme, SortedSet<Integer> years) {
    YamlText yaml = new YamlText(changes.text());
    for (Node filing : YamlText.items(YamlText.at(yaml.root(), "filings"))) {
      String name = YamlText.value(YamlText.at(filing, "kind")) + ".asOf";
      for (Node row : YamlText.inForce(YamlText.at(filing, "asOf"), years)) {
        Node value = YamlText.at(row, "value");
        String day = YamlText.value(value);
        for (String other : ClauseMutants.days(day)) {
          yaml.written(value)
              .ifPresent(
                  span ->
                      changes.replace(
                          programme,
                          Operator.DATE,
                          span,
                          other,
                          name + ": " + day,
                          name + ": " + other));
        }
      }
    }
  }

  /** Tests of items, and the kinds that count by a clause. */
  static void station(FileChanges changes, Set<String> clauses) {
    YamlText yaml = new YamlText(changes.text());
    for (Field list : YamlText.fields(YamlText.at(yaml.root(), "lists"))) {
      for (Node test : YamlText.items(YamlText.at(list.value(), "tests"))) {
        Node dated = YamlText.at(test, "clause");
        String clause = YamlText.value(dated == null ? test : dated);
        if (clauses.contains(clause)) {
          String before = list.name() + ".tests: " + clause;
          changes.drop(clause, Operator.ENTRY, yaml.without(test), before);
        }
      }
      for (Node line : YamlText.items(YamlText.at(list.value(), "countedBy"))) {
        String clause = YamlText.value(YamlText.at(line, "clause"));
        List<Node> kinds = YamlText.items(YamlText.at(line, "kinds"));
        for (Node kind : kinds) {
          String before =
              "%s.countedBy: %s %s".formatted(list.name(), clause, YamlText.value(kind));
          Node gone = kinds.size() == 1 ? line : kind; // without kinds, the line fits every kind
          changes.drop(clause, Operator.ENTRY, yaml.without(gone), before);
        }
      }
    }
  }

  /** Names of the files with tables of rows that are in force. */
  static List<String> tables(String station, SortedSet<Integer> years) {
    YamlText yaml = new YamlText(station);
    return YamlText.inForce(YamlText.at(yaml.root(), "rows"), years).stream()
        .map(row -> YamlText.value(YamlText.at(row, "file")))
        .toList();
  }

  /** Lines of the table of rows, the last cells of which are row and clause, under a head. */
  static void table(FileChanges changes) {
    List<String> lines = changes.text().lines().toList();
    SortedSet<String> rows =
        lines.stream()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(cells -> cells[cells.length - 2])
            .collect(Collectors.toCollection(TreeSet::new));
    int start = 0;
    for (String line : lines) {
      int end = Math.min(changes.text().length(), start + line.length() + 1);
      if (start > 0) {
        line(changes, line, new Span(start, end), rows);
      }
      start = end;
    }
  }

  private static void line(FileChanges changes, String line, Span span, SortedSet<String> rows) {
    String[] cells = line.split(",", -1);
    int at = cells.length - 2;
    String clause = cells[at + 1];
    changes.drop(clause, Operator.ENTRY, span, line);
    int row = span.start() + line.length() - clause.length() - 1 - cells[at].length();
    for (String other : rows) {
      if (!other.equals(cells[at])) {
        String[] changed = cells.clone();
        changed[at] = other;
        changes.replace(
            clause,
            Operator.ROW,
            new Span(row, row + cells[at].length()),
            other,
            line,
            String.join(",", changed));
      }
    }
  }
}
