package tw.plumbline.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.report.AllianceReport;

/**
 * The contract's schemas as components of an OpenAPI document: each by its title, and its
 * definitions beside it. A definition has its own name where all schemas that have one of that name
 * mean the same by it; else the title of its schema stands before it.
 */
final class OpenApiSchemas {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FOLDER = "/tw/plumbline/contract/";
  private static final List<String> CONTRACT =
      List.of(
          "alliance-report",
          "assessment",
          "programme-assessment",
          "summary-table",
          "waiver-request",
          "waiver-decision",
          "decision-request",
          "decision-reason",
          "draft-request",
          "draft-edits",
          "draft-proposal",
          "draft-decision",
          "draft-approval",
          "draft-rebase",
          "replay-request");
  private static final String LOCAL = "#/$defs/";
  private static final String COMPONENT = "#/components/schemas/";

  private final List<ObjectNode> contract;

  private OpenApiSchemas(List<ObjectNode> contract) {
    this.contract = contract;
  }

  /** All of them by the names of their components. */
  static ObjectNode read() {
    return new OpenApiSchemas(CONTRACT.stream().map(OpenApiSchemas::load).toList()).components();
  }

  private ObjectNode components() {
    ObjectNode components = JSON.createObjectNode();
    for (ObjectNode schema : contract) {
      Map<String, String> names = names(schema);
      ObjectNode root = schema.deepCopy().without(List.of("$schema", "$id", "$defs"));
      put(components, title(schema), root, names);
      schema
          .path("$defs")
          .forEachEntry(
              (name, definition) ->
                  put(
                      components,
                      Objects.requireNonNull(names.get(name)),
                      definition.deepCopy(),
                      names));
    }
    return components;
  }

  /** What the definitions of a schema are called outside it. */
  private Map<String, String> names(ObjectNode schema) {
    Map<String, String> names = new HashMap<>();
    schema
        .path("$defs")
        .forEachEntry(
            (name, definition) -> {
              String own = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
              names.put(name, means(name, definition) ? own : title(schema) + own);
            });
    return names;
  }

  private boolean means(String name, JsonNode definition) {
    return contract.stream()
        .map(schema -> schema.path("$defs").path(name))
        .allMatch(other -> other.isMissingNode() || other.equals(definition));
  }

  private static void put(
      ObjectNode components, String name, JsonNode schema, Map<String, String> names) {
    mend(schema, names);
    JsonNode before = components.get(name);
    if (before != null && !before.equals(schema)) {
      throw new IllegalStateException("the contract has two schemas of the name " + name);
    }
    components.set(name, schema);
  }

  /**
   * Points references to where the definitions stand, and says which integers need 64 bits. What is
   * meant where a field is absent is said in words: clients that are generated would send a {@code
   * default}, and so file something else than they were given.
   */
  private static void mend(JsonNode schema, Map<String, String> names) {
    if (schema instanceof ObjectNode object) {
      String target = object.path("$ref").asString("");
      if (target.startsWith(LOCAL)) {
        object.put("$ref", COMPONENT + names.get(target.substring(LOCAL.length())));
      }
      if (object.path("type").asString("").equals("integer")
          && object.path("maximum").asLong(Long.MAX_VALUE) > Integer.MAX_VALUE) {
        object.put("format", "int64");
      }
      JsonNode absent = object.remove("default");
      if (absent != null) {
        String said = object.path("description").asString("");
        object.put("description", (said + " Absent: `" + absent.asString() + "`.").strip());
      }
    }
    schema.forEach(part -> mend(part, names));
  }

  private static String title(ObjectNode schema) {
    return schema.path("title").stringValue();
  }

  private static ObjectNode load(String name) {
    String resource = FOLDER + name + ".schema.json";
    try (InputStream in = AllianceReport.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the model comes without " + resource);
      }
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
