package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.service.checking.PlumblineChecks;
import tw.plumbline.service.http.Documented.Operation;

/** Whether everything that is sent and answered has an example, and whether it is a true one. */
final class OpenApiExamplesTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** What belongs to one submission, or changes with any edit of the rulebook. */
  private static final Set<String> OF_THE_MOMENT =
      Set.of("assessedAt", "id", "rulebook", "digest", "version");

  @SuppressWarnings("NullAway.Init") // set before all tests
  private static Plumbline plumbline;

  @BeforeAll
  static void open() {
    plumbline = Plumbline.builtIn();
  }

  @AfterAll
  static void close() {
    plumbline.close();
  }

  @Test
  void everythingThatIsSentOrAnsweredHasExamplesByItsSchema() {
    for (Operation operation : Documented.operations()) {
      contents(operation)
          .forEach(
              (place, content) -> {
                assertThat(examples(content)).as(place).isNotEmpty();
                examples(content)
                    .forEach((name, value) -> assertFits(place + " " + name, content, value));
              });
    }
  }

  @Test
  void everyParameterAndHeaderHasAnExampleByItsSchema() {
    for (Operation operation : Documented.operations()) {
      operation.parameters().forEach(one -> assertExample(operation.toString(), one));
      for (JsonNode response : operation.responses().values()) {
        for (JsonNode header : response.path("headers").values()) {
          assertExample(operation.toString(), Documented.resolved(header));
        }
      }
    }
  }

  @Test
  void anExampleOfAnotherFormIsFound() {
    DocumentedSchema schema =
        new DocumentedSchema(Documented.DOCUMENT.at("/components/schemas/Filed"));
    String example = example("history").path("items").get(0).toString();
    assertThat(schema.faultsIn(JSON.readTree(example))).isEmpty();
    for (String wrong :
        List.of(
            example.replace("2019-10-30T09:20:00Z", "2019-10-30"),
            example.replace("\"violation\":1", "\"violation\":-1"),
            example.replace("NON_COMPLIANT", "BAD"),
            example.replace("clockDiffers", "clock"))) {
      assertThat(schema.faultsIn(JSON.readTree(wrong))).as(wrong).isNotEmpty();
    }
  }

  @Test
  void theExamplesOfAssessmentsAreWhatTheRulesSay() {
    JsonNode answer = checked(example("report"));
    assertShortened(example("assessment-checked"), answer);
    assertShortened(example("assessment-stored"), answer);
    List<JsonNode> reports = lines("lines-of-reports");
    List<JsonNode> answers = lines("lines-checked");
    assertThat(answers).hasSameSizeAs(reports);
    for (int i = 0; i < answers.size(); i++) {
      assertShortened(answers.get(i), checked(reports.get(i)));
    }
    JsonNode stored = lines("lines-stored").get(0);
    JsonNode sent = lines("lines-of-submissions").get(0);
    assertThat(stored.path("key")).isEqualTo(sent.path("key"));
    assertShortened(stored.path("assessment"), checked(sent.path("report")));
  }

  @Test
  void theExampleOfAnEditionIsWhatIsInForce() {
    JsonNode example = example("edition");
    String id = example.path("id").stringValue();
    Edition edition = plumbline.edition(id).orElseThrow();
    JsonNode answer = JSON.valueToTree(EditionAnswer.of(edition, plumbline.rulebook(edition)));
    assertShortened(example, answer);
  }

  @Test
  void theExamplesOfFaultsAreWhatTheReaderSays() {
    String start = "{\"programme\":\"small-alliance\",";
    assertThat(example("problem-unreadable")).isEqualTo(checked(start));
    assertThat(example("problem-report-refused"))
        .isEqualTo(checked(start + "\"programmeYear\":108,\"x\":1}"));
  }

  /** Every body that the operation takes or answers, by what it is. */
  private static Map<String, JsonNode> contents(Operation operation) {
    Map<String, JsonNode> contents = new LinkedHashMap<>();
    JsonNode request = Documented.resolved(operation.content().path("requestBody"));
    put(contents, operation + " request", request);
    operation
        .responses()
        .forEach((status, response) -> put(contents, operation + " " + status, response));
    return contents;
  }

  private static void put(Map<String, JsonNode> contents, String place, JsonNode body) {
    body.path("content").forEachEntry((type, content) -> contents.put(place + " " + type, content));
  }

  private static Map<String, JsonNode> examples(JsonNode content) {
    Map<String, JsonNode> examples = new LinkedHashMap<>();
    content
        .path("examples")
        .forEachEntry(
            (name, example) -> examples.put(name, Documented.resolved(example).path("value")));
    return examples;
  }

  private static void assertFits(String name, JsonNode content, JsonNode value) {
    assertThat(new DocumentedSchema(content.path("schema")).faultsIn(value)).as(name).isEmpty();
    if (content.has("x-line")) {
      DocumentedSchema schema = new DocumentedSchema(content.path("x-line"));
      for (JsonNode line : lines(value)) {
        assertThat(schema.faultsIn(line)).as(name).isEmpty();
      }
    }
    if (content.has("x-event")) {
      DocumentedSchema schema = new DocumentedSchema(content.path("x-event"));
      String[] events = value.stringValue().split("\n\n", -1);
      assertThat(events).as(name).hasSizeGreaterThan(1);
      for (String event : List.of(events).subList(0, events.length - 1)) {
        assertThat(event).as(name).startsWith("data:");
        JsonNode data = JSON.readTree(event.substring("data:".length()));
        assertThat(schema.faultsIn(data)).as(name).isEmpty();
      }
    }
  }

  private static void assertExample(String place, JsonNode described) {
    assertThat(described.has("example")).as("%s: %s", place, described).isTrue();
    assertThat(new DocumentedSchema(described.path("schema")).faultsIn(described.path("example")))
        .as("%s: %s", place, described)
        .isEmpty();
  }

  /** All that the example says is answered; its lists may have fewer items. */
  private static void assertShortened(JsonNode example, JsonNode answer) {
    example.forEachEntry(
        (field, value) -> {
          if (value.isArray()) {
            assertThat(answer.path(field).values()).as(field).containsAll(value.values());
          } else if (value.isObject() && !OF_THE_MOMENT.contains(field)) {
            assertShortened(value, answer.path(field));
          } else if (!OF_THE_MOMENT.contains(field)) {
            assertThat(answer.path(field)).as(field).isEqualTo(value);
          }
        });
  }

  private static JsonNode checked(JsonNode report) {
    return checked(report.toString());
  }

  private static JsonNode checked(String report) {
    byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
    return JSON.readTree(new PlumblineChecks(() -> plumbline).check(bytes).json());
  }

  private static JsonNode example(String name) {
    return Documented.DOCUMENT.at("/components/examples/" + name + "/value");
  }

  private static List<JsonNode> lines(String name) {
    return lines(example(name));
  }

  private static List<JsonNode> lines(JsonNode text) {
    return text.stringValue().lines().map(JSON::readTree).toList();
  }
}
