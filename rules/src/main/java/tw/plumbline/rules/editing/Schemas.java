package tw.plumbline.rules.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the format of a page says of the value at a place. */
final class Schemas {
  private static final String DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
  private static final Set<String> YEARS = Set.of("from", "to");
  private static final Set<String> SENTENCES =
      Set.of("statement", "message", "remedy", "needs", "text", "reason");

  private final JsonNode root;

  Schemas(JsonNode root) {
    this.root = root;
  }

  List<JsonNode> root() {
    return expanded(root);
  }

  /** The schemas of a field, or of the entries of a list, under a value that fits one of these. */
  List<JsonNode> child(List<JsonNode> of, @Nullable String key) {
    List<JsonNode> children = new ArrayList<>();
    for (JsonNode schema : of) {
      JsonNode found =
          key == null
              ? schema.path("items")
              : schema.path("properties").has(key)
                  ? schema.path("properties").path(key)
                  : schema.path("additionalProperties");
      if (found.isObject()) {
        children.addAll(expanded(found));
      }
    }
    return children;
  }

  /** What may be typed, of a scalar; empty where nothing may. */
  Optional<CellKind> kind(List<JsonNode> schemas, String key, String parent) {
    for (JsonNode schema : schemas) {
      Optional<CellKind> kind = kind(schema, key, parent);
      if (kind.isPresent()) {
        return kind;
      }
    }
    return Optional.empty();
  }

  private static Optional<CellKind> kind(JsonNode schema, String key, String parent) {
    String type = schema.path("type").asString("");
    if (schema.has("const")) {
      return Optional.empty();
    }
    if (schema.has("enum")) {
      return Optional.of(CellKind.CHOICE);
    }
    return switch (type) {
      case "boolean" -> Optional.of(CellKind.BOOLEAN);
      case "integer" ->
          Optional.of(
              YEARS.contains(key) || schema.path("minimum").asInt(0) == 100
                  ? CellKind.YEAR
                  : CellKind.INTEGER);
      case "number" -> Optional.of(CellKind.DECIMAL);
      case "string" -> Optional.of(text(schema, parent));
      default -> Optional.empty();
    };
  }

  private static CellKind text(JsonNode schema, String parent) {
    boolean day =
        schema.path("pattern").asString("").equals(DAY)
            || schema.path("format").asString("").equals("date");
    return day ? CellKind.DATE : SENTENCES.contains(parent) ? CellKind.LONG_TEXT : CellKind.TEXT;
  }

  /** The values of which one must be chosen. */
  static List<String> choices(List<JsonNode> schemas) {
    List<String> choices = new ArrayList<>();
    for (JsonNode schema : schemas) {
      schema.path("enum").forEach(value -> choices.add(value.asString()));
    }
    return choices;
  }

  /** Whether a list of texts may stand here. */
  boolean isTexts(List<JsonNode> schemas) {
    List<JsonNode> items = child(schemas, null);
    return items.stream().anyMatch(item -> item.path("type").asString("").equals("string"));
  }

  private List<JsonNode> expanded(JsonNode schema) {
    List<JsonNode> all = new ArrayList<>();
    JsonNode ref = schema.path("$ref");
    if (ref.isString()) {
      all.addAll(expanded(root.at(ref.stringValue().substring(1))));
    }
    all.add(schema);
    schema.path("oneOf").forEach(one -> all.addAll(expanded(one)));
    return all;
  }
}
