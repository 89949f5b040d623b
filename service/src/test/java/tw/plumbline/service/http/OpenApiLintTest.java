package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.datamodels.Library;
import io.apicurio.datamodels.TraverserDirection;
import io.apicurio.datamodels.models.Document;
import io.apicurio.datamodels.models.openapi.v31.OpenApi31Document;
import io.apicurio.datamodels.validation.ValidationProblem;
import io.apicurio.datamodels.validation.ValidationProblemSeverity;
import io.apicurio.datamodels.validation.ValidationVisitor;
import io.apicurio.datamodels.validation.rules.mutex.OasExampleValueMutualExclusivityRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The document under all rules of the Apicurio linter, those of style as well. */
final class OpenApiLintTest {
  /**
   * Keywords of JSON Schema that the linter's model of OpenAPI 3.1 does not have; {@link
   * OpenApiSchemasTest} holds every schema against the meta-schema of JSON Schema itself.
   */
  private static final Set<String> UNKNOWN_TO_THE_LINTER =
      Set.of("examples", "propertyNames", "if", "then", "else", "dependentRequired");

  @Test
  void theLinterFindsNothing() {
    String json = new String(new OpenApi().json(), StandardCharsets.UTF_8);
    assertThat(problems(json)).isEmpty();
  }

  @Test
  void theLinterFindsWhatIsWrong() {
    String json = new String(new OpenApi().json(), StandardCharsets.UTF_8);
    assertThat(problems(json.replace("\"operationId\":\"submit\"", "\"operationId\":\"check\"")))
        .isNotEmpty();
    assertThat(problems(json.replace("\"summary\":\"Submit a report 送件\",", ""))).isNotEmpty();
    assertThat(problems(json.replace("#/components/schemas/Finding\"", "#/components/schemas/x\"")))
        .isNotEmpty();
    assertThat(problems(json.replace("\"tags\":[\"checks\"]", "\"tagz\":[\"checks\"]")))
        .isNotEmpty();
  }

  private static List<String> problems(String json) {
    Document document = Library.readDocumentFromJSONString(json);
    assertThat(document).isInstanceOf(OpenApi31Document.class);
    ValidationVisitor rules = new ValidationVisitor(document.root().modelType());
    // In 2.5.0 this rule takes every example for one of OpenAPI 3.0 and fails.
    rules.getVisitors().removeIf(OasExampleValueMutualExclusivityRule.class::isInstance);
    rules.setSeverityRegistry(rule -> ValidationProblemSeverity.high);
    Library.visitTree(document, rules, TraverserDirection.down);
    return rules.getValidationProblems().stream()
        .filter(problem -> !isKeyword(problem))
        .map(problem -> problem.errorCode + " " + problem.nodePath + ": " + problem.message)
        .toList();
  }

  private static boolean isKeyword(ValidationProblem problem) {
    return problem.errorCode.equals("UNKNOWN-001")
        && problem.nodePath.toString().startsWith("/components/schemas[")
        && UNKNOWN_TO_THE_LINTER.contains(problem.property);
  }
}
