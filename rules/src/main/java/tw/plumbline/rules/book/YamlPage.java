package tw.plumbline.rules.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.yaml.NotYaml;
import tw.plumbline.rules.yaml.StrictYaml;

/**
 * A YAML file as a JSON tree that remembers its lines. Scalars are texts, whole numbers, decimals
 * and booleans as YAML 1.2 says.
 */
final class YamlPage {
  /** Any other spelling of a number stays a text, and fits no number of the format. */
  private static final java.util.regex.Pattern PLAIN_DECIMAL =
      java.util.regex.Pattern.compile("-?[0-9]{1,18}\\.[0-9]{1,18}");

  private final JsonNode tree;
  private final Map<String, Integer> lines;

  private YamlPage(JsonNode tree, Map<String, Integer> lines) {
    this.tree = tree;
    this.lines = lines;
  }

  /** Adds to the faults, and gives an empty page, where the text is no YAML. */
  static YamlPage read(String path, String text, List<BookFault> faults) {
    Map<String, Integer> lines = new HashMap<>();
    try {
      return new YamlPage(new Tree(path, lines, faults).json(StrictYaml.root(text), ""), lines);
    } catch (NotYaml wrong) {
      faults.add(new BookFault(path, wrong.line(), wrong.why()));
      return new YamlPage(JsonNodeFactory.instance.objectNode(), lines);
    }
  }

  JsonNode tree() {
    return tree;
  }

  /** The line, from 1, of what the pointer names, or of the nearest thing that holds it. */
  int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 1);
  }

  /** Makes the tree; a key that stands twice is a fault. */
  private record Tree(String path, Map<String, Integer> lines, List<BookFault> faults) {
    JsonNode json(Node node, String pointer) {
      lines.putIfAbsent(pointer, StrictYaml.line(node));
      JsonNodeFactory make = JsonNodeFactory.instance;
      if (node instanceof MappingNode mapping) {
        ObjectNode object = make.objectNode();
        mapping.getValue().forEach(entry -> put(object, entry, pointer));
        return object;
      }
      if (node instanceof SequenceNode sequence) {
        var array = make.arrayNode();
        List<Node> items = sequence.getValue();
        for (int i = 0; i < items.size(); i++) {
          array.add(json(items.get(i), pointer + "/" + i));
        }
        return array;
      }
      return scalar((ScalarNode) node);
    }

    private void put(ObjectNode object, NodeTuple entry, String pointer) {
      String key = ((ScalarNode) entry.getKeyNode()).getValue();
      if (object.has(key)) {
        faults.add(
            new BookFault(
                path,
                StrictYaml.line(entry.getKeyNode()),
                new BilingualText(
                    "`%s` 出現兩次，請留一處".formatted(key),
                    "`%s` stands twice; keep one of them".formatted(key))));
        return;
      }
      String at = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      lines.put(at, StrictYaml.line(entry.getKeyNode()));
      object.set(key, json(entry.getValueNode(), at));
    }
  }

  private static JsonNode scalar(ScalarNode node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.INT) && text.length() < 20) {
      return make.numberNode(new java.math.BigInteger(text));
    }
    if (tag.equals(Tag.FLOAT) && PLAIN_DECIMAL.matcher(text).matches()) {
      return make.numberNode(new java.math.BigDecimal(text));
    }
    if (tag.equals(Tag.BOOL)) {
      return make.booleanNode(Boolean.parseBoolean(text));
    }
    return tag.equals(Tag.NULL) ? make.nullNode() : make.stringNode(text);
  }
}
