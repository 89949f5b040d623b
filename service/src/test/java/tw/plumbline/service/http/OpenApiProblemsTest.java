package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.FaultCode;
import tw.plumbline.rules.reading.ProblemWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.service.http.Documented.Operation;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;

/** The documented problems against those that the code can answer. */
final class OpenApiProblemsTest {
  private static final String URN = "urn:plumbline:problem:";
  private static final String EXAMPLES = "/components/examples/problem-";
  private static final JsonMapper JSON = new JsonMapper();

  private static final Pattern ROW = Pattern.compile("\\| ([45][0-9]{2}) \\| ([^|]*) \\|.*");
  private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

  /** Those of requests; files are read by the command line alone. */
  private static final Set<ProblemKind> KINDS =
      EnumSet.complementOf(EnumSet.of(ProblemKind.FILE_UNREADABLE));

  @Test
  void theListOfProblemsIsThatOfTheCode() {
    assertThat(Documented.texts(Documented.DOCUMENT.at("/components/schemas/ProblemType/enum")))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(answered().keySet());
  }

  @Test
  void everyProblemStandsWithItsStatusAndEveryOneSomewhere() {
    Set<String> documented = new TreeSet<>();
    for (Operation operation : Documented.operations()) {
      for (Map.Entry<String, JsonNode> response : operation.responses().entrySet()) {
        for (String type : types(response.getValue())) {
          String name = operation + " " + type;
          assertThat(response.getKey()).as(name).isEqualTo(answered().get(type));
          documented.add(type);
        }
      }
    }
    documented.add(URN + ProblemKind.NO_BATCH_LINE.code()); // in lines only
    assertThat(documented).isEqualTo(answered().keySet());
  }

  @Test
  void everyProblemHasAnExampleWhereItStands() {
    for (Operation operation : Documented.operations()) {
      for (JsonNode response : operation.responses().values()) {
        JsonNode content = response.at("/content/application~1problem+json");
        assertThat(content.path("examples").propertyNames().stream().map(URN::concat))
            .as("%s", operation)
            .containsExactlyElementsOf(types(response));
      }
    }
  }

  @Test
  void everyExampleOfAProblemIsWhatIsAnswered() {
    for (ProblemKind kind : KINDS) {
      assertThat(Documented.DOCUMENT.at(EXAMPLES + kind.code() + "/value"))
          .as("%s", kind)
          .isEqualTo(JSON.readTree(new Problem(kind).json()));
    }
  }

  @Test
  void theDocsListTheSameProblems() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../docs/http.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        CODE.matcher(row.group(2))
            .results()
            .forEach(code -> listed.put(URN + code.group(1), row.group(1)));
      }
    }
    assertThat(listed).isEqualTo(answered());
  }

  /** The types of all problems, each with its status. */
  private static Map<String, String> answered() {
    Map<String, String> answered = new TreeMap<>();
    for (ProblemKind kind : KINDS) {
      answered.put(URN + kind.code(), Integer.toString(kind.status()));
    }
    Fault fault = new Fault("", FaultCode.MALFORMED_JSON, new BilingualText("字", "text"));
    ProblemWriter writer = new ProblemWriter();
    for (byte[] problem :
        List.of(
            writer.write(new Reading.Refused(List.of(fault))),
            writer.write(new Reading.Unreadable(fault)),
            writer.write(new Reading.TooLarge(fault)))) {
      JsonNode written = JSON.readTree(problem);
      answered.put(written.path("type").stringValue(), written.path("status").asString());
    }
    return answered;
  }

  private static List<String> types(JsonNode response) {
    JsonNode types =
        response.at("/content/application~1problem+json/schema/allOf/1/properties/type/enum");
    return Documented.texts(types);
  }
}
