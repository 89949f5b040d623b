package tw.plumbline.rules.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.reading.AssessmentWriter;

/**
 * An assessment line by line, with ids where its pointers have indices, in an order that does not
 * depend on the report's. Digests are left out: another text has another one. So are the words of a
 * fact missing for a whole list: they name the first item that needs it.
 */
final class ItemsById {
  private ItemsById() {}

  /** The lines that only one of two reports has, readably; empty if they are assessed alike. */
  static String difference(Paper one, Paper other, Predicate<String> which) {
    List<String> first = lines(one).stream().filter(which).toList();
    List<String> second = lines(other).stream().filter(which).toList();
    return lacking(first, second, "- ") + lacking(second, first, "+ ");
  }

  private static String lacking(List<String> lines, List<String> among, String mark) {
    List<String> lacking = new ArrayList<>(lines);
    among.forEach(lacking::remove);
    return lacking.stream().map(line -> mark + line + "\n").collect(Collectors.joining());
  }

  private static List<String> lines(Paper paper) {
    Assessment assessment = paper.assess();
    List<String> lines = new ArrayList<>();
    JsonNode tree = Paper.tree(new AssessmentWriter().write(assessment));
    for (JsonNode figure : tree.get("figures")) {
      lines.add("figure " + figure.get("name") + " " + terms(paper, figure));
    }
    for (String list : List.of("classifications", "figures", "findings")) {
      for (JsonNode one : tree.get(list)) {
        ((ObjectNode) one).remove("terms");
        if (Paper.is(one, "severity", "MISSING") && Paper.is(one, "pointer", "/members")) {
          ((ObjectNode) one).remove("message");
        }
        lines.add(list + " " + named(paper, (ObjectNode) one));
      }
    }
    for (JsonNode check : tree.get("checks")) {
      lines.add("check " + check);
    }
    lines.add("absent " + tree.get("absent"));
    lines.add("verdict " + tree.get("verdict"));
    return lines;
  }

  private static String terms(Paper paper, JsonNode figure) {
    List<String> terms = new ArrayList<>();
    figure.get("terms").forEach(term -> terms.add(named(paper, (ObjectNode) term)));
    return terms.stream().sorted().collect(Collectors.joining());
  }

  private static String named(Paper paper, ObjectNode object) {
    if (object.has("pointer")) {
      object.put("pointer", byId(paper.tree(), object.get("pointer").asString()));
    }
    return object.toString();
  }

  /** {@code /members/3/county} as {@code /members/ID/county}; a filing has no id. */
  static String byId(ObjectNode report, String pointer) {
    String[] segments = pointer.split("/", 4);
    if (segments.length < 3 || !segments[2].matches("\\d+")) {
      return pointer;
    }
    JsonNode item = report.get(segments[1]).get(Integer.parseInt(segments[2]));
    String id = item.has("id") ? item.get("id").asString() : "(any)";
    return "/" + segments[1] + "/" + id + (segments.length > 3 ? "/" + segments[3] : "");
  }
}
