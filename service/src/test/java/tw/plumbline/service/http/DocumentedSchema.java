package tw.plumbline.service.http;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A schema of the document, against which values are held, their formats as well. */
final class DocumentedSchema {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private static final Schema OF_SCHEMAS =
      REGISTRY.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));

  private final Schema schema;

  /** Takes a schema of the document or a reference to one. */
  DocumentedSchema(JsonNode schema) {
    ObjectNode root = new JsonMapper().createObjectNode();
    root.putArray("allOf").add(schema);
    root.set("components", Documented.DOCUMENT.path("components"));
    this.schema = REGISTRY.getSchema(root);
  }

  /** What makes this no schema by the meta-schema of JSON Schema 2020-12. */
  static List<String> faultsOf(JsonNode schema) {
    return OF_SCHEMAS.validate(schema).stream().map(Error::toString).toList();
  }

  /** What the schema does not allow. */
  List<String> faultsIn(JsonNode value) {
    return schema.validate(value).stream().map(Error::toString).toList();
  }
}
