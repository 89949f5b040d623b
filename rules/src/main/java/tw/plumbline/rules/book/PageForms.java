package tw.plumbline.rules.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The pages of a rulebook by their format alone: as trees, and what does not fit. */
public final class PageForms {
  private static final Map<String, PageFormat<JsonNode>> FORMATS =
      Map.of(
          ProgrammePage.FILE,
          format("programme"),
          StationPage.FILE,
          format("station"),
          ClausePage.FILE,
          format("clause"),
          "overview.yaml",
          format("overview"));

  private PageForms() {}

  /** Whether a path is that of a page of which the format is known here. */
  public static boolean isPage(String path) {
    return FORMATS.containsKey(name(path));
  }

  /** The JSON Schema of a page. */
  public static JsonNode schema(String path) {
    return of(path).schema();
  }

  /** What does not fit; a text that is no YAML is one fault. */
  public static List<BookFault> faults(String path, String text) {
    List<BookFault> faults = new ArrayList<>();
    of(path).read(path, text, faults);
    return faults;
  }

  /** A text as a tree; empty where it is no YAML. */
  public static JsonNode tree(String path, String text) {
    List<BookFault> faults = new ArrayList<>();
    JsonNode tree = YamlPage.read(path, text, faults).tree();
    return faults.isEmpty() ? tree : JsonNodeFactory.instance.missingNode();
  }

  private static PageFormat<JsonNode> of(String path) {
    return Optional.ofNullable(FORMATS.get(name(path)))
        .orElseThrow(() -> new IllegalArgumentException("no page: " + path));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static PageFormat<JsonNode> format(String name) {
    return new PageFormat<>("/tw/plumbline/rulebook/" + name + ".schema.json", JsonNode.class);
  }
}
