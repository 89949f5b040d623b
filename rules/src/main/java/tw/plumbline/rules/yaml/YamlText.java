package tw.plumbline.rules.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML file as nodes that know the characters they are written with. */
public final class YamlText {
  private final String text;
  private final Node root;
  private final Map<Node, Node> holders = new IdentityHashMap<>();

  /**
   * @throws NotYaml if the text is none
   */
  public YamlText(String text) {
    this.text = text;
    this.root = StrictYaml.root(text);
    hold(root);
  }

  private void hold(Node node) {
    for (Node child : children(node)) {
      holders.put(child, node);
      hold(child);
    }
  }

  private static List<Node> children(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream().map(NodeTuple::getValueNode).toList();
    }
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  public Node root() {
    return root;
  }

  /** What stands under these keys, one within the other. */
  public static @Nullable Node at(@Nullable Node node, String... keys) {
    Node found = node;
    for (String key : keys) {
      found =
          fields(found).stream()
              .filter(field -> field.name().equals(key))
              .map(Field::value)
              .findFirst()
              .orElse(null);
    }
    return found;
  }

  /** A key and its value. */
  public record Field(String name, Node value) {}

  public static List<Field> fields(@Nullable Node node) {
    List<Field> fields = new ArrayList<>();
    if (node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(tuple -> fields.add(new Field(value(tuple.getKeyNode()), tuple.getValueNode())));
    }
    return fields;
  }

  public static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  public static boolean isScalar(@Nullable Node node) {
    return node instanceof ScalarNode;
  }

  /** The text of a scalar; of anything else none. */
  public static String value(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  /** The dated rows of which one is in force in one of the years. */
  public static List<Node> inForce(@Nullable Node rows, SortedSet<Integer> years) {
    List<Node> inForce = new ArrayList<>();
    for (int year : years) {
      Node newest = null;
      for (Node row : items(rows)) {
        newest = isIn(row, year) && (newest == null || from(row) > from(newest)) ? row : newest;
      }
      if (newest != null && !inForce.contains(newest)) {
        inForce.add(newest);
      }
    }
    return inForce;
  }

  public static boolean isIn(Node row, int year) {
    String to = value(at(row, "to"));
    return from(row) <= year && (to.isEmpty() || year <= Integer.parseInt(to));
  }

  private static int from(Node row) {
    return Integer.parseInt(value(at(row, "from")));
  }

  /** The characters of a scalar without its quotes; none where they are not its text as it is. */
  public Optional<Span> written(@Nullable Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return Optional.empty();
    }
    Span whole = new Span(start(scalar), end(scalar));
    Span within = new Span(whole.start() + 1, whole.end() - 1);
    return java.util.stream.Stream.of(whole, within)
        .filter(span -> span.start() <= span.end())
        .filter(span -> text.substring(span.start(), span.end()).equals(scalar.getValue()))
        .findFirst();
  }

  /** The characters that a node is written with, quotes and brackets included. */
  public Span span(Node node) {
    return new Span(start(node), end(node));
  }

  /** All characters. */
  public String text() {
    return text;
  }

  /** What stands at a JSON pointer; empty where nothing does. */
  public Optional<Node> find(String pointer) {
    Node found = root;
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
      String key = step.replace("~1", "/").replace("~0", "~");
      found = found instanceof SequenceNode ? item(found, key) : at(found, key);
      if (found == null) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private static @Nullable Node item(Node list, String index) {
    List<Node> items = items(list);
    boolean known = index.matches("0|[1-9][0-9]{0,5}") && Integer.parseInt(index) < items.size();
    return known ? items.get(Integer.parseInt(index)) : null;
  }

  /** Whether a node is a list or mapping in brackets. */
  public static boolean isFlow(Node node) {
    return node instanceof CollectionNode<?> all && all.getFlowStyle() == FlowStyle.FLOW;
  }

  /** Whether a node is a text over several lines, marked by {@code |} or {@code >}. */
  public static boolean isBlock(Node node) {
    return node instanceof ScalarNode scalar
        && (scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED);
  }

  /** Whether a node is a text in double quotes. */
  public static boolean isQuoted(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
  }

  /** The whole lines of an entry that begins with a dash, or of a field of a mapping. */
  public Span lines(Node node) {
    int line = text.lastIndexOf('\n', start(node) - 1) + 1;
    return new Span(line, afterLine(lastOf(node)));
  }

  /** The column, from 0, at which the keys of a mapping begin. */
  public int column(Node mapping) {
    int start = start(mapping);
    return start - (text.lastIndexOf('\n', start - 1) + 1);
  }

  /** What goes with an entry or a key; with the last of its kind goes what holds it. */
  public Span without(Node node) {
    Node holder = holders.get(node);
    if (!(holder instanceof CollectionNode<?> all)) {
      throw new IllegalArgumentException("nothing is left without " + node);
    }
    if (all.getValue().size() == 1) {
      return without(holder);
    }
    List<Node> beginnings = beginnings(all);
    int at = children(holder).indexOf(node);
    boolean last = at == beginnings.size() - 1;
    if (all.getFlowStyle() == FlowStyle.FLOW) {
      return last
          ? new Span(end(children(holder).get(at - 1)), end(node))
          : new Span(start(beginnings.get(at)), start(beginnings.get(at + 1)));
    }
    int start = start(beginnings.get(at));
    int line = text.lastIndexOf('\n', start - 1) + 1;
    String indent = text.substring(line, start).strip();
    boolean ownLine = indent.equals(holder instanceof SequenceNode ? "-" : "");
    if (ownLine) {
      return new Span(line, afterLine(lastOf(node)));
    }
    return new Span(start, start(beginnings.get(at + 1)));
  }

  /** Where each entry, or the key of each field, begins. */
  private static List<Node> beginnings(CollectionNode<?> all) {
    Function<Object, Node> beginning =
        each -> each instanceof NodeTuple tuple ? tuple.getKeyNode() : (Node) each;
    return all.getValue().stream().map(each -> beginning.apply(each)).toList();
  }

  private Node lastOf(Node node) {
    List<Node> children = children(node);
    boolean block = node instanceof CollectionNode<?> all && all.getFlowStyle() != FlowStyle.FLOW;
    return block && !children.isEmpty() ? lastOf(children.get(children.size() - 1)) : node;
  }

  private int afterLine(Node node) {
    int end = text.indexOf('\n', Math.max(start(node), end(node) - 1));
    return end < 0 ? text.length() : end + 1;
  }

  private int start(Node node) {
    return offset(node.getStartMark());
  }

  private int end(Node node) {
    return offset(node.getEndMark());
  }

  private int offset(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }
}
