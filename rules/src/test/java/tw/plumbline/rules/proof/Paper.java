package tw.plumbline.rules.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportWriter;

/** A report as JSON that a test may write on before it is read, strictly, and assessed. */
final class Paper {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final ReportWriter WRITER = new ReportWriter();

  private final ObjectNode tree;

  private Paper(ObjectNode tree) {
    this.tree = tree;
  }

  /** A random report. */
  static Paper of(long seed) {
    return new Paper((ObjectNode) MAPPER.readTree(WRITER.write(RandomReports.of(seed))));
  }

  static JsonNode tree(byte[] json) {
    return MAPPER.readTree(json);
  }

  /** The same report after a change; this one stays as it is. */
  Paper with(Consumer<ObjectNode> change) {
    ObjectNode copy = tree.deepCopy();
    change.accept(copy);
    return new Paper(copy);
  }

  /** The report itself; for looking. */
  ObjectNode tree() {
    return tree;
  }

  /** The objects of a list; none where it is absent. */
  static List<ObjectNode> items(ObjectNode report, String list) {
    List<ObjectNode> items = new ArrayList<>();
    JsonNode given = report.get(list);
    if (given != null) {
      given.forEach(item -> items.add((ObjectNode) item));
    }
    return items;
  }

  List<ObjectNode> items(String list) {
    return items(tree, list);
  }

  static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.get(field);
    return value == null ? null : value.asString();
  }

  static boolean is(JsonNode object, String field, String value) {
    return value.equals(text(object, field));
  }

  String filing() {
    return tree.get("filing").asString();
  }

  byte[] bytes() {
    return MAPPER.writeValueAsBytes(tree);
  }

  /** The same value with the keys of every object in another order. */
  byte[] bytes(Random order) {
    return MAPPER.writeValueAsBytes(shuffled(tree, order));
  }

  private static JsonNode shuffled(JsonNode node, Random order) {
    if (node instanceof ObjectNode object) {
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
      Collections.shuffle(fields, order);
      ObjectNode other = MAPPER.createObjectNode();
      fields.forEach(field -> other.set(field.getKey(), shuffled(field.getValue(), order)));
      return other;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode other = MAPPER.createArrayNode();
      array.forEach(item -> other.add(shuffled(item, order)));
      return other;
    }
    return node;
  }

  static Status status(Assessment assessment, String clause) {
    return assessment.checks().stream()
        .filter(check -> check.clause().equals(clause))
        .map(Check::status)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + clause));
  }

  Assessment assess() {
    return Engines.executableModel().assess(read(tree));
  }

  static Reading.Accepted read(ObjectNode report) {
    return read(MAPPER.writeValueAsBytes(report));
  }

  static Reading.Accepted read(byte[] json) {
    Reading reading = Engines.executableModel().read(json);
    if (reading instanceof Reading.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError(reading);
  }
}
