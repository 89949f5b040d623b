package tw.plumbline.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tw.plumbline.it.DescribedApi.Operation;

/**
 * Requests that bring a service to each of its statuses, whatever the operation.
 *
 * @param filed and stored as the submission
 * @param version of the rulebook
 * @param token valid, and of nobody who may anything
 * @param waivers each to be decided on once, by the last part of the operation's address
 * @param deciding what is recorded as a decision on the alliance
 * @param decisions each to be settled once, by the last part of the operation's address
 * @param run of replays
 */
record Provocation(
    Service service,
    Filing filed,
    String submission,
    int version,
    String token,
    Map<String, String> waivers,
    String deciding,
    Map<String, String> decisions,
    String run) {
  private static final String KEY = "Idempotency-Key";
  private static final String ABSENT = "00000000-0000-0000-0000-000000000000";

  /** A request for a waiver that a portal's year can have. */
  static final String REQUEST =
      """
      {"programme":"small-alliance","clause":"SA108-M-05","programmeYears":{"from":108,"to":108},\
      "from":"2019-10-01","until":"2099-12-31","reason":"停機三個月"}""";

  static final String REPLAYS = "{\"scope\":\"ASSESSMENTS\",\"programme\":\"small-alliance\"}";

  static final String DECISION = "{\"reason\":\"情況屬實\"}";

  /** A decision that rests on an assessment and relies on every breach in it. */
  static String deciding(JsonNode assessment) {
    String id = assessment.path("id").stringValue();
    List<String> findings = new ArrayList<>();
    for (int i = 0; i < assessment.path("findings").size(); i++) {
      if (assessment.path("findings").get(i).path("severity").asString().equals("VIOLATION")) {
        findings.add("{\"assessment\":\"%s\",\"ordinal\":%d,\"relied\":true}".formatted(id, i + 1));
      }
    }
    return """
        {"programme":"small-alliance","programmeYear":108,"kind":"GUIDE",\
        "effectiveOn":"2099-12-31","reasons":"先予輔導","assessments":["%s"],"findings":[%s]}"""
        .formatted(id, String.join(",", findings));
  }

  private static final int LIMIT = 32 << 20;
  private static final Duration HANG = Duration.ofSeconds(60);

  /** More than are looked at. */
  private static final String TYPES =
      IntStream.range(0, 60).mapToObj(i -> "a/b" + i).collect(Collectors.joining(","));

  HttpResponse<String> of(Operation operation, String status)
      throws IOException, InterruptedException {
    return switch (status) {
      case "200" -> send(usual(operation));
      case "201" -> send(usual(operation).setHeader(KEY, "new"));
      case "304" -> send(usual(operation).setHeader("If-None-Match", tag(operation)));
      case "400" -> send(usual(operation).setHeader("Accept", TYPES));
      case "401" -> send(request(operation, nobody(operation)));
      case "403", "503" -> send(usual(operation).setHeader("Authorization", "Bearer " + token));
      case "404" -> send(request(operation, service.as(user(operation), absent(operation))));
      case "405" -> send(usual(operation).method("PATCH", BodyPublishers.noBody()));
      case "406" -> send(usual(operation).setHeader("Accept", "image/png"));
      case "409" -> send(usual(operation).POST(BodyPublishers.ofString(again(operation))));
      case "413" -> send(usual(operation).POST(BodyPublishers.ofInputStream(Provocation::tooMuch)));
      case "415" -> send(usual(operation).setHeader("Content-Type", "text/plain"));
      case "422" -> send(usual(operation).setHeader(KEY, "a").POST(BodyPublishers.ofString("{}")));
      case "429" -> tooMany(operation);
      default -> throw new AssertionError("nothing brings " + operation + " to " + status);
    };
  }

  /** What is answered well, if it is for anyone or by somebody who may. */
  HttpRequest.Builder usual(Operation operation) {
    return request(operation, service.as(user(operation), path(operation)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return service.client().send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder nobody(Operation operation) {
    return HttpRequest.newBuilder(service.at(path(operation))).timeout(HANG);
  }

  private HttpRequest.Builder request(Operation operation, HttpRequest.Builder bare) {
    return switch (operation.method()) {
      case "POST" ->
          bare.setHeader("Content-Type", Service.JSON)
              .setHeader(KEY, filed.key())
              .POST(BodyPublishers.ofString(body(operation)));
      case "DELETE" -> bare.DELETE();
      default -> bare;
    };
  }

  /** Of an undeclared size, and all sent when it is refused: nobody hangs up on it before. */
  private static InputStream tooMuch() {
    return new ByteArrayInputStream(new byte[LIMIT + 1]);
  }

  private HttpResponse<String> tooMany(Operation operation)
      throws IOException, InterruptedException {
    String official =
        service.as("official-2", "/").build().headers().firstValue("Authorization").orElseThrow();
    HttpRequest.Builder request = usual(operation).setHeader("Authorization", official);
    HttpResponse<String> answer = send(request);
    while (answer.statusCode() != 429) {
      answer = send(request);
    }
    return answer;
  }

  private static String user(Operation operation) {
    return operation.admits("portal") ? "portal" : "official";
  }

  private String tag(Operation operation) throws IOException, InterruptedException {
    return send(usual(operation)).headers().firstValue("ETag").orElse("none");
  }

  private String path(Operation operation) {
    String waiver = waivers.getOrDefault(last(operation), ABSENT);
    String decision = decisions.getOrDefault(last(operation), ABSENT);
    return address(operation, id(operation), "108", Integer.toString(version), waiver)
        .replace("{decision}", decision)
        .replace("{run}", run);
  }

  private static String absent(Operation operation) {
    return address(operation, ABSENT, "1", "999", ABSENT)
        .replace("{decision}", ABSENT)
        .replace("{run}", ABSENT);
  }

  private String id(Operation operation) {
    if (operation.path().startsWith("/v1/alliances/")) {
      return filed.alliance();
    }
    return operation.path().startsWith("/v1/rulebooks/") ? "small-alliance-108" : submission;
  }

  private static String address(
      Operation operation, String id, String year, String number, String waiver) {
    String path =
        operation
            .path()
            .replace("{id}", id)
            .replace("{programme}", "small-alliance")
            .replace("{year}", year)
            .replace("{number}", number)
            .replace("{waiver}", waiver);
    if (path.endsWith("/files")) {
      return path + "?path=programme.yaml";
    }
    return path.endsWith("/summary-table") ? path + "?programmeYear=108" : path;
  }

  private String body(Operation operation) {
    if (isStep(operation)) {
      return DECISION;
    }
    return switch (last(operation)) {
      case "decisions" -> deciding;
      case "waivers" -> REQUEST;
      case "replays" -> REPLAYS;
      default -> filed.report();
    };
  }

  /** What contradicts what was sent before. */
  private String again(Operation operation) {
    return isStep(operation) ? DECISION : filed.naming("another").report();
  }

  private boolean isStep(Operation operation) {
    return waivers.containsKey(last(operation)) || decisions.containsKey(last(operation));
  }

  private static String last(Operation operation) {
    return operation.path().substring(operation.path().lastIndexOf('/') + 1);
  }
}
