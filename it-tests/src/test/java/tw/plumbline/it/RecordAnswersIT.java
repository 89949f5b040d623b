package tw.plumbline.it;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.it.DescribedApi.Operation;

/** Whether dossiers and the log are answered as the OpenAPI document says. */
@TestInstance(Lifecycle.PER_CLASS)
final class RecordAnswersIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
  private static final String ABSENT = "00000000-0000-0000-0000-000000000000";
  private static final String REASON = "{\"reason\":\"情況屬實\"}";

  /** More than are looked at. */
  private static final String TYPES =
      IntStream.range(0, 60).mapToObj(i -> "a/b" + i).collect(Collectors.joining(","));

  /** Nobody outside can bring these about here; the other tests of answers do. */
  private static final Set<String> ELSEWHERE = Set.of("429", "500", "503");

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Service service;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private DescribedApi api;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private RolelessToken token;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private String alliance;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private JsonNode assessment;

  private final Map<String, String> ids = new HashMap<>();

  @BeforeAll
  void start() throws Exception {
    folder = Files.createTempDirectory("plumbline-it");
    token = RolelessToken.signed();
    Path keys = Files.writeString(folder.resolve("keys.json"), token.keys());
    service =
        Service.with(
            Map.ofEntries(
                entry("PLUMBLINE_DATA", folder.resolve("data").toString()),
                entry("PLUMBLINE_BASIC", "true"),
                entry("PLUMBLINE_ISSUER", RolelessToken.ISSUER),
                entry("PLUMBLINE_JWKS", keys.toUri().toString()),
                entry("PLUMBLINE_LIMIT_CALLER", "1000"),
                entry("PLUMBLINE_LIMIT_ADDRESS", "1000")));
    api = new DescribedApi(service.get("portal", "/v3/api-docs").body());
    for (Filing filing : Filing.samples("recorded", 12)) {
      HttpResponse<String> stored = service.submit(filing.key(), filing.report());
      assertThat(stored.statusCode()).isEqualTo(201);
      JsonNode said = JSON.readTree(stored.body());
      if (said.path("verdict").stringValue().equals("NON_COMPLIANT")) {
        alliance = filing.alliance();
        assessment = said;
      }
    }
    ids.put("{id}", assessment.path("id").stringValue());
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
    Service.delete(folder);
  }

  /** {@link OpenApiAnswersIT} looks at the others. */
  static boolean isOfRecords(Operation operation) {
    String path = operation.path();
    return path.endsWith("/dossier") || path.startsWith("/v1/log") || path.endsWith("/proof");
  }

  @Test
  void everyDocumentedStatusOfEveryOperationIsAnsweredAsDocumented() throws Exception {
    List<Operation> operations =
        api.operations().stream().filter(RecordAnswersIT::isOfRecords).toList();
    assertThat(operations).hasSize(6);
    approve();
    Until.holds(
        "sealed",
        () ->
            service.get("auditor", "/v1/submissions/" + ids.get("{id}") + "/proof").statusCode()
                == 200);
    Until.holds(
        "sealed",
        () ->
            service.get("auditor", "/v1/decisions/" + ids.get("read") + "/dossier").statusCode()
                == 200);
    for (Operation operation : operations) {
      Set<String> statuses = new TreeSet<>(operation.statuses());
      statuses.removeAll(ELSEWHERE);
      if (operation.path().equals("/v1/log")) {
        statuses.remove("404"); // the first head was signed long ago
      }
      for (String status : statuses) {
        answered(operation, status);
      }
    }
  }

  @Test
  void anAuditorChangesNothing() throws Exception {
    for (Operation operation : api.operations()) {
      if (!operation.method().equals("GET")
          && !operation.isForAnyone()
          && !operation.admits("auditor")) {
        HttpRequest.Builder request =
            service
                .as("auditor", path(operation, ids).replaceAll("\\{[^}]*}", "1"))
                .setHeader("Content-Type", Service.JSON)
                .setHeader("Idempotency-Key", "a")
                .method(operation.method(), BodyPublishers.ofString(REASON));
        assertThat(send(request).statusCode()).as(operation.toString()).isEqualTo(403);
      }
    }
    assertThat(
            api.operations().stream()
                .filter(one -> !one.method().equals("GET") && one.admits("auditor"))
                .filter(one -> !one.isForAnyone())
                .map(Operation::toString))
        .containsExactlyInAnyOrder(
            "POST /v1/checks", "POST /v1/replays", "DELETE /v1/replays/{run}");
  }

  private void answered(Operation operation, String status) throws Exception {
    assertDocumented(operation, provoked(operation, status), Integer.parseInt(status));
  }

  private HttpResponse<String> provoked(Operation operation, String status) throws Exception {
    return switch (status) {
      case "200" -> send(usual(operation));
      case "409" -> send(official("/v1/decisions/" + recorded() + "/dossier"));
      case "304" -> {
        String tag = send(usual(operation)).headers().firstValue("ETag").orElse("none");
        yield send(usual(operation).setHeader("If-None-Match", tag));
      }
      case "400" -> send(usual(operation).setHeader("Accept", TYPES));
      case "401" -> send(HttpRequest.newBuilder(service.at(path(operation, ids))));
      case "403" -> send(usual(operation).setHeader("Authorization", "Bearer " + token.text()));
      case "404" -> send(official(path(operation, Map.of())));
      case "405" -> send(usual(operation).method("PATCH", BodyPublishers.noBody()));
      case "406" -> send(usual(operation).setHeader("Accept", "image/png"));
      default -> throw new AssertionError("nothing brings " + operation + " to " + status);
    };
  }

  private HttpRequest.Builder usual(Operation operation) {
    return official(path(operation, ids));
  }

  private String path(Operation operation, Map<String, String> known) {
    String path = operation.path();
    String filled =
        path.replace("{id}", known.getOrDefault("{id}", ABSENT))
            .replace("{decision}", known.getOrDefault("read", ABSENT))
            .replace("{kind}", "submission");
    if (path.endsWith("{kind}")) {
      return filled + "?subject=" + known.getOrDefault("{id}", ABSENT);
    }
    return path.endsWith("/consistency") ? filled + sizes(known.isEmpty()) : filled;
  }

  private String sizes(boolean absent) {
    if (absent) {
      return "?from=999999998&to=999999999";
    }
    try {
      JsonNode heads = JSON.readTree(service.get("auditor", "/v1/log/heads").body()).path("items");
      return "?from=%d&to=%d"
          .formatted(
              heads.get(heads.size() - 1).path("size").asLong(),
              heads.get(0).path("size").asLong());
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  /** The id of a decision that nobody approved yet. */
  private String recorded() throws Exception {
    HttpResponse<String> answer =
        post("official", "/v1/alliances/" + alliance + "/decisions", decision());
    assertDocumented(api.operation("recordDecision"), answer, 201);
    return JSON.readTree(answer.body()).path("id").stringValue();
  }

  private void approve() throws Exception {
    String approved = recorded();
    HttpResponse<String> answer =
        post(
            "official-2",
            "/v1/alliances/%s/decisions/%s/approval".formatted(alliance, approved),
            REASON);
    assertDocumented(api.operation("approveDecision"), answer, 200);
    ids.put("read", approved);
  }

  private String decision() {
    LocalDate today = LocalDate.now(TAIPEI);
    ObjectNode form = JSON.createObjectNode();
    form.put("programme", "small-alliance").put("programmeYear", 108).put("kind", "TERMINATE");
    form.put("effectiveOn", today.plusDays(30).toString());
    form.put("reasons", "主要績效未達，聯盟陳述之理由不足以說明。");
    form.putArray("assessments").add(assessment.path("id").stringValue());
    ArrayNode findings = form.putArray("findings");
    int ordinal = 0;
    for (JsonNode finding : assessment.path("findings")) {
      ordinal++;
      if (finding.path("severity").stringValue().equals("VIOLATION")) {
        findings
            .addObject()
            .put("assessment", assessment.path("id").stringValue())
            .put("ordinal", ordinal)
            .put("relied", true);
      }
    }
    form.putObject("hearing")
        .put("notifiedOn", today.minusDays(20).toString())
        .put("heldOn", today.minusDays(10).toString())
        .put("manner", "ORAL")
        .put("answer", "會員因故停產，請准展延。");
    return form.toString();
  }

  private HttpRequest.Builder official(String path) {
    return service.as("official", path);
  }

  private HttpResponse<String> post(String user, String path, String body) throws Exception {
    return send(
        service
            .as(user, path)
            .setHeader("Content-Type", Service.JSON)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return service.client().send(request.build(), BodyHandlers.ofString());
  }

  private void assertDocumented(Operation operation, HttpResponse<String> answer, int status) {
    String said = operation + " " + answer + " " + answer.body();
    assertThat(answer.statusCode()).as(said).isEqualTo(status);
    assertThat(api.faults(operation, answer)).as(said).isEmpty();
  }
}
