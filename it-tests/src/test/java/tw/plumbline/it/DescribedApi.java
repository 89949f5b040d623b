package tw.plumbline.it;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The OpenAPI document of a running service, against which its answers are held. */
final class DescribedApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final JsonNode document;

  DescribedApi(String json) {
    this.document = JSON.readTree(json);
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String name = method.getKey().toUpperCase(Locale.ROOT);
        operations.add(new Operation(name, path.getKey(), method.getValue()));
      }
    }
    return operations;
  }

  /** The only one of that name. */
  Operation operation(String id) {
    return operations().stream()
        .filter(one -> one.content().path("operationId").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** In what an answer is other than the document says. */
  List<String> faults(Operation operation, HttpResponse<String> answer) {
    String status = Integer.toString(answer.statusCode());
    JsonNode response = resolved(operation.content().path("responses").path(status));
    if (!response.isObject()) {
      return List.of("undocumented status " + status);
    }
    List<String> faults = new ArrayList<>();
    response
        .path("headers")
        .forEachEntry((name, header) -> header(name, resolved(header), answer, faults));
    if (response.has("content")) {
      body(response.path("content"), answer, faults);
    } else if (!answer.body().isEmpty()) {
      faults.add("undocumented body " + answer.body());
    }
    return faults;
  }

  private void header(
      String name, JsonNode header, HttpResponse<String> answer, List<String> faults) {
    List<String> values = answer.headers().allValues(name);
    if (values.isEmpty() && header.path("required").asBoolean(false)) {
      faults.add("no " + name);
    }
    boolean text = resolved(header.path("schema")).path("type").asString("").equals("string");
    for (String value : values) {
      JsonNode node = text ? StringNode.valueOf(value) : JSON.readTree(value);
      check(header.path("schema"), node, faults);
    }
  }

  private void body(JsonNode contents, HttpResponse<String> answer, List<String> faults) {
    String type = answer.headers().firstValue("Content-Type").orElse("none").split(";", 2)[0];
    JsonNode content = contents.path(type);
    String body = answer.body();
    if (content.isMissingNode()) {
      faults.add("undocumented type " + type);
    } else if (content.has("x-line")) {
      body.lines().forEach(line -> check(content.path("x-line"), JSON.readTree(line), faults));
    } else if (content.has("x-event")) {
      body.lines()
          .filter(line -> !line.isEmpty())
          .forEach(
              line ->
                  check(
                      content.path("x-event"),
                      JSON.readTree(line.substring("data:".length())),
                      faults));
    } else {
      check(content.path("schema"), parsed(type, body), faults);
    }
  }

  private static JsonNode parsed(String type, String body) {
    if (type.endsWith("json")) {
      return JSON.readTree(body);
    }
    return type.endsWith("yaml") ? YAML.readTree(body) : StringNode.valueOf(body);
  }

  private void check(JsonNode schema, JsonNode value, List<String> faults) {
    ObjectNode root = JSON.createObjectNode();
    root.putArray("allOf").add(schema);
    root.set("components", document.path("components"));
    registry.getSchema(root).validate(value).stream().map(Error::toString).forEach(faults::add);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").stringValue().substring(1)) : node;
  }

  /** A method on a path. */
  record Operation(String method, String path, JsonNode content) {
    /** The documented ones. */
    Set<String> statuses() {
      return new TreeSet<>(content.path("responses").propertyNames());
    }

    boolean isForAnyone() {
      return content.path("security").isArray();
    }

    /** For anyone as well. */
    boolean admits(String role) {
      return isForAnyone() || content.path("x-roles").toString().contains("\"" + role + "\"");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
