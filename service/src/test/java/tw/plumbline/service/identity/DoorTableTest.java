package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tw.plumbline.service.http.Documented;
import tw.plumbline.service.http.Documented.Operation;
import tw.plumbline.service.identity.Door.Alliances;

/** The table of doors against the house and against all that is written of it. */
final class DoorTableTest {
  /** Spring Boot brings these itself. */
  private static final Set<String> OF_OTHERS = Set.of("/actuator");

  @Test
  void everyEndpointHasADoorAndEveryDoorAnEndpoint() throws ClassNotFoundException {
    Set<String> doors =
        Doors.TABLE.stream()
            .map(DoorTableTest::address)
            .filter(each -> OF_OTHERS.stream().noneMatch(each::contains))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(endpoints())
        .filteredOn(each -> OF_OTHERS.stream().noneMatch(each::contains))
        .containsExactlyInAnyOrderElementsOf(doors);
  }

  @Test
  void theDocumentedTableIsTheTableOfTheDoors() throws IOException {
    assertThat(documented())
        .containsExactlyElementsOf(Doors.TABLE.stream().map(DoorTableTest::row).toList());
  }

  @Test
  void theOpenApiDocumentNamesTheSameRoles() {
    assertThat(Documented.operations().stream().map(DoorTableTest::admitted))
        .containsExactlyInAnyOrderElementsOf(
            Doors.TABLE.stream()
                .filter(door -> !door.isForPeople())
                .map(DoorTableTest::admitted)
                .toList());
  }

  /** Whoever may use an operation has one of its roles, and nobody is asked for none. */
  private static String admitted(Operation operation) {
    assertThat(operation.roles().isEmpty()).as("%s", operation).isEqualTo(operation.isForAnyone());
    return operation + " " + operation.roles();
  }

  private static String admitted(Door door) {
    return address(door) + " " + door.roles().stream().sorted().map(Role::wire).toList();
  }

  private static Set<String> endpoints() throws ClassNotFoundException {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    Set<String> endpoints = new TreeSet<>();
    for (var found : scanner.findCandidateComponents("tw.plumbline.service")) {
      Class<?> controller =
          ClassUtils.forName(
              String.valueOf(found.getBeanClassName()), DoorTableTest.class.getClassLoader());
      for (Method method : controller.getDeclaredMethods()) {
        RequestMapping mapping =
            AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        if (mapping != null) {
          for (RequestMethod each : mapping.method()) {
            Arrays.stream(mapping.path()).map(path -> each + " " + path).forEach(endpoints::add);
          }
        }
      }
    }
    return endpoints;
  }

  private static List<String> documented() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/security.md"))) {
      if (line.matches("\\| `(GET|POST|PUT|DELETE) /.*")) {
        rows.add(line);
      }
    }
    return rows;
  }

  private static String row(Door door) {
    String who =
        door.isForAnyone()
            ? "anyone"
            : door.roles().stream().sorted().map(Role::wire).collect(Collectors.joining(", "));
    return "| `%s` | %s | %s |".formatted(address(door), who, alliances(door.alliances()));
  }

  private static String alliances(Alliances alliances) {
    return switch (alliances) {
      case NONE -> "";
      case OWN_BY_ADDRESS -> "own, by the address";
      case OWN_BY_CONTENT -> "own, by what is found";
    };
  }

  private static String address(Door door) {
    return door.method() + " " + door.path().getPatternString();
  }
}
