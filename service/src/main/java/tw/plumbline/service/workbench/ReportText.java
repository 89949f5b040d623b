package tw.plumbline.service.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;

/**
 * A report for people: line by line, each with the place that it is of.
 *
 * @param lines the first of them
 * @param more how many lines there are besides
 */
record ReportText(List<Line> lines, int more) {
  private static final int MOST_LINES = 5_000;
  private static final int LONGEST_VALUE = 1_200;
  private static final List<String> NAMES = List.of("name", "title", "subject", "kind", "id");
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  /** Numbers as they are written: {@code 0.30} is not {@code 0.3}. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
          .build();

  static ReportText of(JsonNode report) {
    Writing writing = new Writing();
    writing.write(report, "", "", 0, "");
    return new ReportText(List.copyOf(writing.lines), writing.more);
  }

  /** What stands at a pointer of a report, and what it is of. */
  static Place place(JsonNode report, String pointer, @Nullable Edition edition) {
    JsonNode at = at(report, pointer);
    String value = at.isMissingNode() ? "" : text(at);
    List<String> steps = steps(pointer);
    String list = steps.isEmpty() ? "" : steps.get(0);
    boolean item = steps.size() > 1 && steps.get(1).matches("[0-9]{1,9}");
    JsonNode one = item ? at(report, "/" + escaped(list) + "/" + steps.get(1)) : at;
    BilingualText figure =
        steps.size() == 2 && !item && edition != null ? figure(edition, steps.get(1)) : null;
    return new Place(
        pointer,
        list,
        item ? Integer.parseInt(steps.get(1)) + 1 : 0,
        item ? name(one, edition) : null,
        item ? String.join(".", steps.subList(2, steps.size())) : rest(steps),
        figure,
        value,
        at.isMissingNode());
  }

  private static String rest(List<String> steps) {
    return steps.size() < 2 ? "" : String.join(".", steps.subList(1, steps.size()));
  }

  private static @Nullable BilingualText figure(Edition edition, String name) {
    return edition.figures().stream()
        .filter(each -> each.name().equals(name))
        .map(Edition.Figure::title)
        .findFirst()
        .orElse(null);
  }

  private static JsonNode at(JsonNode report, String pointer) {
    try {
      return report.at(JsonPointer.compile(pointer));
    } catch (IllegalArgumentException noPointer) {
      return report.path("");
    }
  }

  private static String text(JsonNode node) {
    String text =
        node.isContainer()
            ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node)
            : scalar(node);
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + " …";
  }

  private static String scalar(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }

  /** A name, or the word for a code that stands for one. */
  private static @Nullable BilingualText name(JsonNode item, @Nullable Edition edition) {
    for (String field : NAMES) {
      String name = item.path(field).asString("");
      if (!name.isBlank()) {
        BilingualText term = edition == null ? null : edition.terms().get(name);
        return term == null ? new BilingualText(name, name) : term;
      }
    }
    return null;
  }

  private static List<String> steps(String pointer) {
    List<String> steps = new ArrayList<>();
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }

  private static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }

  /**
   * A line.
   *
   * @param pointer of what begins on it; null where something ends
   * @param key with its quotes and colon; empty in lists
   */
  record Line(@Nullable String pointer, String indent, String key, String value) {}

  /**
   * A place in a report.
   *
   * @param part the member of the report in which it is
   * @param number of the item in its list, from 1; 0 for no item
   * @param name of the item; null for none
   * @param field under it, with dots; empty for the whole
   * @param title of the figure that stands there; null for none
   * @param value as it was filed
   * @param absent whether nothing was filed there
   */
  record Place(
      String pointer,
      String part,
      int number,
      @Nullable BilingualText name,
      String field,
      @Nullable BilingualText title,
      String value,
      boolean absent) {}

  /** Writes lines, of which the first are kept. */
  private static final class Writing {
    private final List<Line> lines = new ArrayList<>();
    private int more;

    void write(JsonNode node, String pointer, String key, int depth, String comma) {
      String indent = "  ".repeat(depth);
      if (!node.isContainer() || node.isEmpty()) {
        add(new Line(pointer, indent, key, node.toString() + comma));
        return;
      }
      add(new Line(pointer, indent, key, node.isObject() ? "{" : "["));
      int at = 0;
      int last = node.size() - 1;
      if (node.isObject()) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          write(
              member.getValue(),
              pointer + "/" + escaped(member.getKey()),
              JSON.writeValueAsString(member.getKey()) + ": ",
              depth + 1,
              at++ < last ? "," : "");
        }
      } else {
        for (JsonNode item : node) {
          write(item, pointer + "/" + at, "", depth + 1, at++ < last ? "," : "");
        }
      }
      add(new Line(null, indent, "", (node.isObject() ? "}" : "]") + comma));
    }

    private void add(Line line) {
      if (lines.size() < MOST_LINES) {
        lines.add(line);
      } else {
        more++;
      }
    }
  }
}
