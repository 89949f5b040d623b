package tw.plumbline.rules.gates;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.yaml.NotYaml;
import tw.plumbline.rules.yaml.YamlText;

/** The pages of a rulebook with their lines; those that cannot be read are left out. */
final class Pages {
  private static final String CLAUSE_PAGE = "/rule.yaml";

  private final Map<String, YamlText> pages = new TreeMap<>();
  private final Map<String, String> clauses = new TreeMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();

  Pages(RulebookFiles files) {
    for (String path : files.paths()) {
      String text = path.endsWith(".yaml") ? files.text(path) : null;
      if (text != null && !path.endsWith("/cases.yaml")) {
        add(path, text);
      }
    }
  }

  private void add(String path, String text) {
    try {
      YamlText page = new YamlText(text);
      pages.put(path, page);
      String clause = YamlText.value(YamlText.at(page.root(), "clause"));
      if (path.endsWith(CLAUSE_PAGE) && !clause.isEmpty()) {
        clauses.put(folder(path), clause);
        paths.putIfAbsent(clause, path);
      }
    } catch (NotYaml unreadable) {
      // reading the rulebook names it
    }
  }

  /** By path. */
  Map<String, YamlText> all() {
    return pages;
  }

  /** The clause in whose folder a file stands; null where it stands in none. */
  @Nullable String clause(String path) {
    return clauses.get(folder(path));
  }

  /** The path of a clause's page; null where it has none. */
  @Nullable String path(String clause) {
    return paths.get(clause);
  }

  /** What stands under these keys in a clause's page. */
  @Nullable Node at(String clause, String... keys) {
    YamlText page = pages.get(paths.getOrDefault(clause, ""));
    return page == null ? null : YamlText.at(page.root(), keys);
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
