package tw.plumbline.rules.second;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tw.plumbline.rules.yaml.StrictYaml;

/** A page as maps, lists and texts: every scalar is the text that stands there. */
final class PlainYaml {
  private PlainYaml() {}

  static Map<?, ?> page(String text) {
    return map(value(StrictYaml.root(text)));
  }

  /** An absent map is an empty one. */
  static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** An absent list is an empty one. */
  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  static @Nullable String text(Map<?, ?> of, String key) {
    return of.get(key) instanceof String text ? text : null;
  }

  /** Whether a row is in force in that year. */
  static boolean inForce(Map<?, ?> row, int year) {
    String from = text(row, "from");
    String to = text(row, "to");
    return from != null
        && Integer.parseInt(from) <= year
        && (to == null || year <= Integer.parseInt(to));
  }

  private static Object value(Node node) {
    if (node instanceof MappingNode mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (NodeTuple entry : mapping.getValue()) {
        map.put(((ScalarNode) entry.getKeyNode()).getValue(), value(entry.getValueNode()));
      }
      return map;
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> list = new ArrayList<>();
      sequence.getValue().forEach(item -> list.add(value(item)));
      return list;
    }
    return ((ScalarNode) node).getValue();
  }
}
