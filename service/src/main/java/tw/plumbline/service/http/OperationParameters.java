package tw.plumbline.service.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tw.plumbline.service.problem.ParameterException;

/**
 * What stands in the path and the query of an operation, as the OpenAPI document says.
 *
 * @param required names in the query without which it cannot be answered
 */
record OperationParameters(
    HttpMethod method,
    PathPattern path,
    Map<String, ParameterForm> inPath,
    Map<String, ParameterForm> inQuery,
    List<String> required) {

  /** Those of all operations whose path begins so. */
  static List<OperationParameters> of(JsonNode document, String start) {
    List<OperationParameters> operations = new ArrayList<>();
    document
        .path("paths")
        .forEachEntry(
            (path, methods) -> {
              if (path.startsWith(start)) {
                methods.forEachEntry(
                    (method, operation) ->
                        operations.add(of(document, method, path, operation.path("parameters"))));
              }
            });
    return operations;
  }

  private static OperationParameters of(
      JsonNode document, String method, String path, JsonNode parameters) {
    OperationParameters operation =
        new OperationParameters(
            HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
            PathPatternParser.defaultInstance.parse(path),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new ArrayList<>());
    for (JsonNode one : parameters) {
      String reference = one.path("$ref").asString("");
      operation.add(reference.isEmpty() ? one : document.at(reference.substring(1)));
    }
    return operation;
  }

  private void add(JsonNode parameter) {
    String name = parameter.path("name").stringValue();
    ParameterForm form = ParameterForm.of(parameter.path("schema"));
    switch (parameter.path("in").stringValue()) {
      case "path" -> inPath.put(name, form);
      case "query" -> {
        inQuery.put(name, form);
        if (parameter.path("required").asBoolean(false)) {
          required.add(name);
        }
      }
      default -> {} // headers: a proxy may add its own
    }
  }

  boolean isAskedFor(HttpMethod asked, PathContainer address) {
    HttpMethod as = asked.equals(HttpMethod.HEAD) ? HttpMethod.GET : asked;
    return method.equals(as) && path.matches(address);
  }

  /**
   * Takes what is as it is described.
   *
   * @throws ParameterException naming the first that is not
   */
  void check(PathContainer address, MultiValueMap<String, String> query) {
    Objects.requireNonNull(path.matchAndExtract(address))
        .getUriVariables()
        .forEach((name, value) -> check(name, value, inPath));
    query.forEach(this::check);
    for (String name : required) {
      if (!query.containsKey(name)) {
        throw ParameterException.missing(name);
      }
    }
  }

  private void check(String name, List<String> values) {
    if (!inQuery.containsKey(name)) {
      throw ParameterException.unknown(name, new TreeSet<>(inQuery.keySet()));
    }
    if (values.size() > 1) {
      throw ParameterException.repeated(name);
    }
    if (values.stream().allMatch(value -> value == null || value.isEmpty())) {
      throw ParameterException.empty(name);
    }
    check(name, values.get(0), inQuery);
  }

  private static void check(String name, String value, Map<String, ParameterForm> forms) {
    ParameterForm form = forms.get(name);
    if (form != null && !form.fits(value)) {
      throw ParameterException.notOfForm(name, form.said());
    }
  }
}
