package tw.plumbline.rules.cases;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report's JSON tree, changed at JSON pointers. */
final class ReportTree {
  private final ObjectNode root;

  ReportTree(ObjectNode root) {
    this.root = root;
  }

  ObjectNode root() {
    return root;
  }

  /**
   * Puts a value at a pointer; {@code -} appends to a list, and missing parents are made.
   *
   * @param value null: what stands there is dropped
   * @throws ChangeException if there is no such place
   */
  void change(String pointer, @Nullable JsonNode value) {
    List<String> steps = steps(pointer);
    JsonNode holder = root;
    for (int i = 0; i < steps.size() - 1; i++) {
      holder = step(holder, steps.get(i), steps.get(i + 1), value != null, pointer);
    }
    String last = steps.get(steps.size() - 1);
    if (value == null) {
      drop(holder, last, pointer);
    } else if (holder instanceof ArrayNode list && last.equals("-")) {
      list.add(value.deepCopy());
    } else if (holder instanceof ArrayNode list) {
      list.set(index(list, last, pointer), value.deepCopy());
    } else if (holder instanceof ObjectNode object) {
      object.set(last, value.deepCopy());
    } else {
      throw nothing(pointer);
    }
  }

  private static void drop(JsonNode holder, String last, String pointer) {
    if (holder instanceof ArrayNode list) {
      list.remove(index(list, last, pointer));
    } else if (holder instanceof ObjectNode object && object.has(last)) {
      object.remove(last);
    } else {
      throw nothing(pointer);
    }
  }

  private static JsonNode step(
      JsonNode holder, String step, String next, boolean making, String pointer) {
    if (holder instanceof ArrayNode list) {
      return list.get(index(list, step, pointer));
    }
    if (!(holder instanceof ObjectNode object)) {
      throw nothing(pointer);
    }
    if (!object.has(step)) {
      if (!making) {
        throw nothing(pointer);
      }
      if (next.equals("-")) {
        object.putArray(step);
      } else {
        object.putObject(step);
      }
    }
    return object.get(step);
  }

  private static int index(ArrayNode list, String step, String pointer) {
    if (!step.matches("0|[1-9][0-9]{0,6}") || Integer.parseInt(step) >= list.size()) {
      throw nothing(pointer);
    }
    return Integer.parseInt(step);
  }

  private static ChangeException nothing(String pointer) {
    return new ChangeException(
        "報告中沒有 `%s`".formatted(pointer), "the report has nothing at `%s`".formatted(pointer));
  }

  private static List<String> steps(String pointer) {
    if (!pointer.startsWith("/")) {
      throw new ChangeException(
          "`%s` 不是 JSON 指標".formatted(pointer), "`%s` is no JSON pointer".formatted(pointer));
    }
    List<String> steps = new ArrayList<>();
    for (String step : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps;
  }
}
