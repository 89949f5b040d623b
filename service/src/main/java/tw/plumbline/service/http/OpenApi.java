package tw.plumbline.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The OpenAPI document of this service: {@code openapi.yaml}, which is written by hand, and the
 * contract's schemas, which stand once, in the model.
 */
final class OpenApi {
  private static final String WRITTEN = "openapi.yaml";

  /** In {@code openapi.yaml} only: a schema that has all the properties of another, and more. */
  private static final String MORE_THAN = "x-more-than";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
          .build();

  private final byte[] json;
  private final byte[] yaml;

  OpenApi() {
    ObjectNode document = assembled();
    this.json = new JsonMapper().writeValueAsBytes(document);
    this.yaml = YAML.writeValueAsBytes(document);
  }

  /** In UTF-8. Not to be changed. */
  byte[] json() {
    return json;
  }

  /** The same document as YAML in UTF-8. Not to be changed. */
  byte[] yaml() {
    return yaml;
  }

  private static ObjectNode assembled() {
    ObjectNode document = written();
    ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
    for (Map.Entry<String, JsonNode> schema : OpenApiSchemas.read().properties()) {
      if (schemas.has(schema.getKey())) {
        throw new IllegalStateException("the contract has a schema " + schema.getKey() + " too");
      }
      schemas.set(schema.getKey(), schema.getValue());
    }
    for (String name : List.copyOf(schemas.propertyNames())) {
      complete((ObjectNode) schemas.get(name), schemas);
    }
    return document;
  }

  private static void complete(ObjectNode schema, ObjectNode schemas) {
    JsonNode name = schema.remove(MORE_THAN);
    if (name == null) {
      return;
    }
    ObjectNode base = (ObjectNode) schemas.get(name.stringValue());
    ((ObjectNode) schema.get("properties")).setAll((ObjectNode) base.get("properties"));
    ((ArrayNode) schema.get("required")).addAll((ArrayNode) base.get("required"));
  }

  private static ObjectNode written() {
    try (InputStream in = OpenApi.class.getResourceAsStream(WRITTEN)) {
      if (in == null) {
        throw new IllegalStateException("no " + WRITTEN);
      }
      return (ObjectNode) YAML.readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
