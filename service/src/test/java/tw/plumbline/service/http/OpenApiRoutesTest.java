package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.MediaType;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.condition.ProducesRequestCondition;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.databind.JsonNode;
import tw.plumbline.service.html.PagePaths;
import tw.plumbline.service.http.Documented.Operation;

/** Whether the document and the controllers tell of the same operations. */
final class OpenApiRoutesTest {
  private static final String IF_NONE_MATCH = "If-None-Match";

  @Test
  void everyOperationOfTheControllersIsDocumentedAsItIsAndNoOther() {
    assertThat(documented()).isEqualTo(mapped());
  }

  @Test
  void everyReadAnswerWithATagMayBeAskedForByItAndNoOther() {
    for (Operation operation : Documented.operations()) {
      boolean tagged =
          operation.method().equals("GET")
              && Documented.resolved(operation.content().path("responses").path("200"))
                  .path("headers")
                  .has("ETag");
      boolean asked =
          operation.parameters().stream()
              .anyMatch(one -> one.path("name").asString().equals(IF_NONE_MATCH));
      boolean unchanged = operation.content().path("responses").has("304");
      assertThat(List.of(asked, unchanged)).as("%s", operation).containsOnly(tagged);
    }
  }

  @Test
  void everyOperationHasANameOfItsOwnAndIsExplainedInBothLanguages() {
    List<Operation> operations = Documented.operations();
    assertThat(operations)
        .extracting(one -> one.content().path("operationId").asString())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z][A-Za-z]+"));
    for (Operation operation : operations) {
      JsonNode content = operation.content();
      assertThat(content.path("summary").asString())
          .as("%s", operation)
          .matches("[A-Z][ -~]+ .*\\p{IsHan}.*");
      assertThat(content.path("description").asString()).as("%s", operation).isNotBlank();
    }
  }

  /** The actuator's operations are Spring Boot's and stand in no controller of ours. */
  private static Map<String, Shape> documented() {
    Map<String, Shape> shapes = new TreeMap<>();
    for (Operation operation : Documented.operations()) {
      if (!operation.path().startsWith("/actuator")) {
        shapes.put(operation.toString(), documented(operation));
      }
    }
    return shapes;
  }

  private static Shape documented(Operation operation) {
    Shape shape = Shape.empty();
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.path("name").asString();
      boolean required = parameter.path("required").asBoolean(false);
      if (!name.equals(IF_NONE_MATCH)) {
        shape.parameters().add(parameter.path("in").asString() + " " + name + " " + required);
      }
    }
    JsonNode body = Documented.resolved(operation.content().path("requestBody"));
    shape.consumed().addAll(body.path("content").propertyNames());
    JsonNode responses = operation.content().path("responses");
    for (String status : responses.propertyNames()) {
      if (status.startsWith("2")) {
        shape.produced().addAll(responses.path(status).path("content").propertyNames());
      }
    }
    return shape;
  }

  private static Map<String, Shape> mapped() {
    Mappings mappings = new Mappings();
    Map<String, Shape> shapes = new TreeMap<>();
    for (Class<?> controller : controllers()) {
      for (Method method : controller.getDeclaredMethods()) {
        RequestMappingInfo mapping = mappings.of(method, controller);
        if (mapping != null) {
          add(mapping, method, shapes);
        }
      }
    }
    return shapes;
  }

  private static void add(RequestMappingInfo mapping, Method method, Map<String, Shape> shapes) {
    for (PathPattern pattern : mapping.getPatternsCondition().getPatterns()) {
      String path = pattern.getPatternString();
      if (PagePaths.isPage(path)) {
        continue; // for people: no program is told of it
      }
      for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
        Shape shape = shapes.computeIfAbsent(verb + " " + path, first -> Shape.empty());
        mapping.getConsumesCondition().getConsumableMediaTypes().stream()
            .map(OpenApiRoutesTest::plain)
            .forEach(shape.consumed()::add);
        ProducesRequestCondition produced = mapping.getProducesCondition();
        produced.getProducibleMediaTypes().stream()
            .map(OpenApiRoutesTest::plain)
            .forEach(shape.produced()::add);
        shape.parameters().addAll(parameters(method));
      }
    }
  }

  private static List<String> parameters(Method method) {
    List<String> parameters = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      PathVariable path = parameter.getAnnotation(PathVariable.class);
      RequestParam query = parameter.getAnnotation(RequestParam.class);
      RequestHeader header = parameter.getAnnotation(RequestHeader.class);
      if (path != null) {
        parameters.add("path " + name(path.name(), parameter) + " true");
      } else if (query != null) {
        parameters.add("query " + name(query.name(), parameter) + " " + query.required());
      } else if (header != null) {
        parameters.add("header " + name(header.name(), parameter) + " " + header.required());
      }
    }
    return parameters;
  }

  private static String name(String given, Parameter parameter) {
    return given.isEmpty() ? parameter.getName() : given;
  }

  private static String plain(MediaType type) {
    return type.getType() + "/" + type.getSubtype();
  }

  private static List<Class<?>> controllers() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    return scan.findCandidateComponents("tw.plumbline.service").stream()
        .<Class<?>>map(
            found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
        .collect(Collectors.toList());
  }

  /** What Spring makes of the annotations. */
  private static final class Mappings extends RequestMappingHandlerMapping {
    Mappings() {
      afterPropertiesSet();
    }

    @Nullable RequestMappingInfo of(Method method, Class<?> controller) {
      return getMappingForMethod(method, controller);
    }

    @Override
    protected void initHandlerMethods() {}
  }

  /** What can be told of an operation by both. */
  private record Shape(Set<String> parameters, Set<String> consumed, Set<String> produced) {
    static Shape empty() {
      return new Shape(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
  }
}
