package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every answer has to look like, whatever was asked. */
final class Answers {
  private static final JsonMapper JSON = new JsonMapper();

  /** Takes only what can be pointed into: no key twice. */
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Set<Integer> REFUSALS = Set.of(400, 404, 405, 406, 409, 413, 415, 422);
  private static final int UNPROCESSABLE = 422;

  private Answers() {}

  /** Neither a failure nor unreadable; a refusal says why in both languages. */
  static void requireWellFormed(HostileRequest request, HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 200 && request.isBatch()) {
      List<String> lines = text(answer).lines().toList();
      assertThat(lines).as("%s", request).hasSize(Math.toIntExact(request.answers()));
      lines.forEach(line -> requireLine(request, JSON.readTree(line)));
    } else if (answer.statusCode() < 300) {
      assertThat(answer.statusCode()).as("%s", request).isIn(200, 201);
      assertThat(JSON.readTree(answer.body()).path("verdict").isString())
          .as("%s", request)
          .isTrue();
    } else {
      requireProblem(request, answer);
      requirePointers(request, request.body(), JSON.readTree(answer.body()));
    }
  }

  /** Problem details of the answer's status, in both languages. */
  static void requireProblem(Object asked, HttpResponse<byte[]> answer) {
    assertThat(answer.headers().firstValue("Content-Type"))
        .as("%s: %s", asked, answer)
        .hasValue("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt())
        .as("%s: %s", asked, problem)
        .isEqualTo(answer.statusCode());
    requireProblem(asked, problem);
  }

  private static void requireLine(HostileRequest request, JsonNode line) {
    if (line.path("verdict").isString()) {
      return;
    }
    JsonNode problem = line.has("problem") ? line.path("problem") : line;
    if (line.has("assessment")) {
      assertThat(line.path("status").asInt()).as("%s: %s", request, line).isIn(200, 201);
      assertThat(line.path("assessment").path("verdict").isString()).as("%s", request).isTrue();
    } else {
      assertThat(line.path("status")).as("%s", request).isEqualTo(problem.path("status"));
      requireProblem(request, problem);
    }
  }

  private static void requireProblem(Object asked, JsonNode problem) {
    assertThat(problem.path("status").asInt()).as("%s: %s", asked, problem).isIn(REFUSALS);
    assertThat(problem.path("type").asString("")).startsWith("urn:plumbline:problem:");
    assertThat(problem.path("title").asString("")).isNotBlank();
    assertThat(problem.path("detail").asString(""))
        .as("%s: %s", asked, problem)
        .containsPattern("\\p{IsHan}")
        .containsPattern("[A-Za-z]{3}");
    for (JsonNode error : problem.path("errors")) {
      assertThat(error.path("pointer").asString("none")).as("%s", asked).matches("(?s)(/.*)?");
      assertThat(error.path("code").asString("")).as("%s", asked).matches("[a-z0-9-]+");
      JsonNode message = error.path("message");
      assertThat(message.path("zh-TW").asString("")).as("%s", asked).containsPattern("\\p{IsHan}");
      assertThat(message.path("en").asString("")).as("%s", asked).isNotBlank();
    }
  }

  /** What a refused report's faults point at is there, or could stand there. */
  private static void requirePointers(HostileRequest request, byte[] body, JsonNode problem) {
    if (problem.path("status").asInt() != UNPROCESSABLE || !problem.has("errors")) {
      return;
    }
    assertThat(problem.path("errors").size()).as("%s", request).isPositive();
    try {
      JsonNode report = STRICT.readTree(body);
      for (JsonNode error : problem.path("errors")) {
        String pointer = error.path("pointer").asString();
        String parent = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
        assertThat(report.at(parent).isMissingNode())
            .as("%s: nothing at %s", request, pointer)
            .isFalse();
      }
    } catch (JacksonException notPointedInto) {
      // A key stands twice, or a number is longer than this reader takes.
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
