package tw.plumbline.service.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document as it is answered. */
public final class Documented {
  static final JsonNode DOCUMENT = new JsonMapper().readTree(new OpenApi().json());

  private Documented() {}

  /** Every operation, in the order of the document. */
  public static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(
            new Operation(
                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
      }
    }
    return operations;
  }

  /** What a reference points to; anything else is itself. */
  static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").stringValue().substring(1)) : node;
  }

  static List<String> texts(JsonNode array) {
    return array.values().stream().map(JsonNode::stringValue).toList();
  }

  /** Every object in the document, with the JSON pointer to it. */
  static void walk(BiConsumer<String, JsonNode> visitor) {
    walk("", DOCUMENT, visitor);
  }

  private static void walk(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(pointer, node);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String token = field.getKey().replace("~", "~0").replace("/", "~1");
      walk(pointer + "/" + token, field.getValue(), visitor);
    }
    for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
      walk(pointer + "/" + i, node.get(i), visitor);
    }
  }

  /** A method on a path. */
  public record Operation(String method, String path, JsonNode content) {
    /** The roles that may call it. */
    public List<String> roles() {
      return texts(content.path("x-roles"));
    }

    /** Whether nobody has to sign in for it. */
    public boolean isForAnyone() {
      return content.path("security").isArray() && content.path("security").isEmpty();
    }

    List<JsonNode> parameters() {
      return content.path("parameters").values().stream().map(Documented::resolved).toList();
    }

    /** By their status. */
    Map<String, JsonNode> responses() {
      Map<String, JsonNode> responses = new TreeMap<>();
      content
          .path("responses")
          .forEachEntry((status, response) -> responses.put(status, resolved(response)));
      return responses;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
