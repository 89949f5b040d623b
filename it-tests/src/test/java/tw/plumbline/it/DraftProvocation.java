package tw.plumbline.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.it.DescribedApi.Operation;

/**
 * Requests that bring a service to each of its statuses at drafts, each time at a draft of its own.
 *
 * @param token valid, and of nobody who may anything
 */
record DraftProvocation(Service service, String token) {
  static final String EDITION = "reading-room-108";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String DRAFTS = "/v1/rulebooks/" + EDITION + "/drafts";
  private static final String RULE = "lending/x-01-lent-for-a-year/rule.yaml";
  private static final String ABSENT = "00000000-0000-0000-0000-000000000000";
  private static final String REASON = "{\"reason\":\"情況屬實\"}";
  private static final String PROPOSAL = "{\"revision\":1,\"reason\":\"依公告\"}";
  private static final int LIMIT = 32 << 20;

  /** More than are looked at. */
  private static final String TYPES =
      IntStream.range(0, 60).mapToObj(i -> "a/b" + i).collect(Collectors.joining(","));

  private static final String REPORT =
      """
      {"programme": "reading-room", "programmeYear": 108, "filing": "ANNUAL",
       "filedAt": "2019-12-20T12:00:00+08:00", "alliance": {"id": "room", "name": "虛構單位"},
       "facts": {"agreements": [], "amounts": []}}""";

  private static final String EDITS =
      """
      {"since":1,"edits":[{"kind":"SET","path":"%s",
        "pointer":"/parameters/months/values/0/value","value":"11"}]}"""
          .formatted(RULE);

  HttpResponse<String> of(Operation operation, String status)
      throws IOException, InterruptedException {
    String name = operation.content().path("operationId").asString();
    return switch (status) {
      case "200", "201" -> send(usual(operation, name, prepared(name)));
      case "304" -> unchanged(operation, name);
      case "400" -> send(usual(operation, name, begun()).setHeader("Accept", TYPES));
      case "401" ->
          send(body(operation, name, HttpRequest.newBuilder(service.at(path(operation, begun())))));
      case "403" -> send(body(operation, name, service.as("portal", path(operation, begun()))));
      case "404" -> send(body(operation, name, service.as("official", absent(operation))));
      case "405" -> send(usual(operation, name, begun()).method("PATCH", BodyPublishers.noBody()));
      case "406" -> send(usual(operation, name, begun()).setHeader("Accept", "image/png"));
      case "409" -> conflict(operation, name);
      case "413" -> send(usual(operation, name, begun()).method(operation.method(), tooMuch()));
      case "415" -> send(usual(operation, name, begun()).setHeader("Content-Type", "image/png"));
      case "422" -> refused(operation, name);
      case "429" -> tooMany(operation, name);
      case "503" ->
          send(
              body(operation, name, service.as("official", path(operation, ABSENT)))
                  .setHeader("Authorization", "Bearer " + token));
      default -> throw new AssertionError("nothing brings " + operation + " to " + status);
    };
  }

  /** From now on official-2 has sent too much. */
  void exhaust() throws IOException, InterruptedException {
    int status = 200;
    while (status == 200) {
      status = service.get("official-2", "/v1/rulebooks?limit=1").statusCode();
    }
  }

  private HttpResponse<String> tooMany(Operation operation, String name)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        body(operation, name, service.as("official-2", path(operation, ABSENT)));
    HttpResponse<String> answer = send(request);
    while (answer.statusCode() != 429) { // one passes each second
      answer = send(request);
    }
    return answer;
  }

  private HttpResponse<String> unchanged(Operation operation, String name)
      throws IOException, InterruptedException {
    String draft = begun();
    String tag = send(usual(operation, name, draft)).headers().firstValue("ETag").orElse("none");
    return send(usual(operation, name, draft).setHeader("If-None-Match", tag));
  }

  /** The state in which an operation does what it is for. */
  private String prepared(String name) throws IOException, InterruptedException {
    String draft = begun();
    if (Set.of("withdrawDraft", "refuseDraft").contains(name)) {
      String proposer = name.equals("refuseDraft") ? "official-2" : "official";
      expect(200, post(proposer, draft + "/proposal", PROPOSAL));
    } else if (name.contains("Impact") && !name.equals("startDraftImpact")) {
      previewed(draft);
    } else if (name.equals("approveDraft")) {
      expect(200, save(draft, "README.md", "甲 " + draft));
      expect(200, post("official", draft + "/gates", ""));
      expect(200, service.get("official", draft + "/gates/events"));
      previewed(draft);
      expect(200, post("official", draft + "/proposal", PROPOSAL.replace("1", "2")));
    }
    return draft;
  }

  /** What somebody else did before, or did not do. */
  private HttpResponse<String> conflict(Operation operation, String name)
      throws IOException, InterruptedException {
    String draft = begun();
    if (Set.of("abandonDraft", "rebaseDraft").contains(name)) {
      expect(200, post("official", draft + "/proposal", PROPOSAL));
    } else {
      expect(200, save(draft, "README.md", "別人"));
      String rule = service.get("official", draft + "/files?path=" + RULE).body();
      expect(200, save(draft, RULE, rule + "\n"));
    }
    return send(usual(operation, name, draft));
  }

  private HttpResponse<String> refused(Operation operation, String name)
      throws IOException, InterruptedException {
    String draft = begun();
    HttpRequest.Builder request = usual(operation, name, draft);
    switch (name) {
      case "saveDraftFile" ->
          request = body(operation, name, service.as("official", draft + "/files?path=A&since=1"));
      case "replaceDraftFiles" -> request.PUT(BodyPublishers.ofString("no zip"));
      case "startDraftImpact" -> expect(200, save(draft, RULE, "clause: [\n"));
      case "rebaseDraft" -> request.POST(BodyPublishers.ofString("{\"mine\":1}"));
      default -> request.POST(BodyPublishers.ofString("{}"));
    }
    return send(request);
  }

  private HttpRequest.Builder usual(Operation operation, String name, String draft) {
    String user = name.equals("approveDraft") ? "official-2" : "official";
    return body(operation, name, service.as(user, path(operation, draft)), draft);
  }

  private HttpRequest.Builder body(Operation operation, String name, HttpRequest.Builder request) {
    return body(operation, name, request, DRAFTS + "/" + ABSENT);
  }

  private HttpRequest.Builder body(
      Operation operation, String name, HttpRequest.Builder request, String draft) {
    BodyPublisher text =
        switch (name) {
          case "replaceDraftFiles" -> BodyPublishers.ofByteArray(archive(draft));
          case "saveDraftFile" -> BodyPublishers.ofString("我的");
          case "createDraft" -> BodyPublishers.ofString("{\"title\":\"修改\"}");
          case "editDraft" -> BodyPublishers.ofString(EDITS);
          case "tryDraft" -> BodyPublishers.ofString(REPORT);
          case "proposeDraft" -> BodyPublishers.ofString(PROPOSAL);
          case "withdrawDraft", "refuseDraft", "abandonDraft" -> BodyPublishers.ofString(REASON);
          case "rebaseDraft" -> BodyPublishers.ofString("{}");
          case "approveDraft" -> BodyPublishers.ofString(approval(draft));
          default -> BodyPublishers.noBody();
        };
    String type =
        Map.of("replaceDraftFiles", "application/zip", "saveDraftFile", "text/plain")
            .getOrDefault(name, Service.JSON);
    return request.setHeader("Content-Type", type).method(operation.method(), text);
  }

  private byte[] archive(String draft) {
    try {
      return service
          .client()
          .send(service.as("official", draft + "/archive").build(), BodyHandlers.ofByteArray())
          .body();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private String approval(String draft) {
    String impact = ABSENT;
    try {
      JsonNode newest = JSON.readTree(service.get("official", draft + "/impact").body());
      impact = newest.path("id").asString(ABSENT);
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
    return "{\"revision\":2,\"impact\":\"%s\",\"reason\":\"相符\"}".formatted(impact);
  }

  private void previewed(String draft) throws IOException, InterruptedException {
    expect(200, post("official", draft + "/impact", ""));
    expect(200, service.get("official", draft + "/impact/events"));
  }

  private String begun() throws IOException, InterruptedException {
    return expect(201, post("official", DRAFTS, "{\"title\":\"修改\"}"))
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private HttpResponse<String> save(String draft, String path, String text)
      throws IOException, InterruptedException {
    JsonNode now = JSON.readTree(service.get("official", draft).body());
    String since = now.at("/current/revision").asString();
    return send(
        service
            .as("official", draft + "/files?path=" + path + "&since=" + since)
            .header("Content-Type", "text/plain")
            .PUT(BodyPublishers.ofByteArray(text.getBytes(UTF_8))));
  }

  private HttpResponse<String> post(String user, String path, String body)
      throws IOException, InterruptedException {
    return send(
        service
            .as(user, path)
            .header("Content-Type", Service.JSON)
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(answer + " " + answer.body());
    }
    return answer;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return service.client().send(request.build(), BodyHandlers.ofString());
  }

  /** Of an undeclared size, and all sent when it is refused: nobody hangs up on it before. */
  private static BodyPublisher tooMuch() {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LIMIT + 1]));
  }

  /**
   * @param draft its path, or an id
   */
  private static String path(Operation operation, String draft) {
    String id = draft.substring(draft.lastIndexOf('/') + 1);
    String path = operation.path().replace("{id}", EDITION).replace("{draft}", id);
    if (operation.method().equals("GET") || !path.matches(".*/(files|archive)")) {
      return path;
    }
    return path + (path.endsWith("/files") ? "?path=README.md&since=1" : "?since=1");
  }

  private static String absent(Operation operation) {
    return operation.path().contains("{draft}")
        ? path(operation, ABSENT)
        : operation.path().replace("{id}", "nothing");
  }
}
