package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.checking.FakeChecks;
import tw.plumbline.service.identity.OpenDoors;

/** Checks over HTTP, by checks that fail and wait when they are told to. */
@SpringBootTest(
    classes = HttpTest.Door.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.endpoint.health.validate-group-membership=false",
      "plumbline.unread.patience=1s"
    })
final class HttpTest {
  private static final int THREADS = 2;
  private static final int SEATS = 4;
  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";
  private static final String PROBLEM = "application/problem+json";

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper mapper = new JsonMapper();

  @Autowired private WebServerApplicationContext server;
  @Autowired private FakeChecks checks;

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({CheckController.class, ProblemConfiguration.class, OpenDoors.class})
  static class Door {
    @Bean
    FakeChecks checks() {
      return new FakeChecks();
    }

    @Bean
    Evaluation evaluation() {
      return new Evaluation(THREADS, SEATS, 1);
    }

    @Bean
    Bodies bodies() {
      return new Bodies(Checks.MAX_BYTES, new HeldBytes(2L * Checks.MAX_BYTES));
    }
  }

  @Test
  void aReportIsAnsweredWithTheBytesOfItsAssessment() {
    HttpResponse<String> answer = post("COMPLIANT", JSON);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(type(answer)).isEqualTo(JSON);
    assertThat(answer.body()).isEqualTo("{\"was\":\"COMPLIANT\"}");
  }

  @Test
  void aCharsetOfUtf8IsNoOtherContentType() {
    assertThat(post("COMPLIANT", "application/json; charset=UTF-8").statusCode()).isEqualTo(200);
  }

  @Test
  void aReportThatBreaksRulesIsNoError() {
    assertThat(post("NON_COMPLIANT", JSON).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"refuse, 422", "garbage, 400"})
  void whatIsNoReportIsAnsweredWithItsProblem(String text, int status) {
    HttpResponse<String> answer = post(text, JSON);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(type(answer)).isEqualTo(PROBLEM);
    assertThat(answer.body()).isEqualTo("{\"status\":" + status + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, 415",
    "application/xml, 415",
    "application/json; charset=big5, 415",
    "multipart/form-data, 415"
  })
  void anotherContentTypeIsRefused(String contentType, int status) {
    assertProblem(post("COMPLIANT", contentType), status, "unsupported-media-type");
  }

  @Test
  void aReportWithoutAContentTypeIsRefused() {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/v1/checks")).POST(BodyPublishers.ofString("{}")).build();
    assertProblem(send(request), 415, "unsupported-media-type");
  }

  @Test
  void aCompressedReportIsRefused() {
    HttpRequest request = request("COMPLIANT", JSON).header("Content-Encoding", "gzip").build();
    HttpResponse<String> answer = send(request);
    assertProblem(answer, 415, "unsupported-media-type");
    assertThat(answer.headers().allValues("Accept-Encoding")).containsExactly("identity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json; charset=big5"})
  void whoSendsAnotherTypeIsToldWhichAreTaken(String type) {
    assertThat(String.join(", ", post("COMPLIANT", type).headers().allValues("Accept")))
        .contains(JSON, NDJSON);
  }

  @Test
  void anAddressThatIsNotThereIsAProblemToo() {
    HttpRequest request = HttpRequest.newBuilder(uri("/v1/nothing")).build();
    assertProblem(send(request), 404, "not-found");
  }

  @Test
  void anotherMethodIsRefusedAndTheRightOneNamed() {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/v1/checks")).build());
    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().allValues("Allow")).containsExactly("POST");
  }

  @Test
  void anAnswerThatTheCallerDoesNotTakeIsNotGiven() {
    HttpRequest request = request("COMPLIANT", JSON).header("Accept", "text/html").build();
    assertProblem(send(request), 406, "not-acceptable");
  }

  @ParameterizedTest
  @CsvSource({"fail, evaluation-failed", "break, evaluation-failed"})
  void whatFailsHereIsToldWithoutItsInsides(String text, String code) {
    HttpResponse<String> answer = post(text, JSON);
    assertProblem(answer, 500, code);
    assertThat(answer.body()).doesNotContain("secret", "Exception", "at tw.");
  }

  @Test
  void aBatchIsAnsweredLineByLineInOrder() {
    List<String> reports = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      reports.add("COMPLIANT " + i);
    }
    HttpResponse<String> answer = post(String.join("\n", reports), NDJSON);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(type(answer)).isEqualTo(NDJSON);
    assertThat(answer.body().lines())
        .containsExactlyElementsOf(
            reports.stream().map(each -> "{\"was\":\"" + each + "\"}").toList());
  }

  @Test
  void aLineThatCannotBeCheckedHasItsProblemInItsPlace() {
    HttpResponse<String> answer = post("COMPLIANT 1\nrefuse\nfail\nbreak\n\nCOMPLIANT 2\n", NDJSON);
    List<String> lines = answer.body().lines().toList();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).contains("COMPLIANT 1");
    assertThat(json(lines.get(1)).path("status").asInt()).isEqualTo(422);
    assertThat(json(lines.get(2)).path("status").asInt()).isEqualTo(500);
    assertThat(json(lines.get(3)).path("status").asInt()).isEqualTo(500);
    assertThat(lines.get(4)).contains("COMPLIANT 2");
  }

  @Test
  void theFirstAnswerOfABatchComesBeforeItsLastLineIsSent() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      OutputStream out = socket.getOutputStream();
      BufferedReader in = reader(socket);
      out.write(
          ("POST /v1/checks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                  + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      chunk(out, "COMPLIANT first\n");
      assertThat(lineWith(in, "was")).contains("first");
      chunk(out, "COMPLIANT second\n");
      assertThat(lineWith(in, "was")).contains("second");
      chunk(out, "COMPLIANT last");
      chunk(out, "");
      assertThat(lineWith(in, "was")).contains("last");
    }
  }

  @Test
  void anOverloadIsToldAndPasses() {
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < 2 * SEATS; i++) {
      sent.add(client.sendAsync(request("wait", JSON).build(), BodyHandlers.ofString()));
    }
    // Whoever has a seat waits, so the first to be answered has none.
    CompletableFuture.anyOf(sent.toArray(new CompletableFuture<?>[0])).join();
    checks.letGo(2 * SEATS);
    Map<Integer, List<HttpResponse<String>>> answers =
        sent.stream()
            .map(CompletableFuture::join)
            .collect(Collectors.groupingBy(HttpResponse::statusCode));
    assertThat(answers).containsOnlyKeys(200, 503);
    for (HttpResponse<String> refused : answers.getOrDefault(503, List.of())) {
      assertProblem(refused, 503, "overloaded");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    }
    assertThat(post("COMPLIANT", JSON).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsRefusedUnread() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket
          .getOutputStream()
          .write(
              ("POST /v1/checks HTTP/1.1\r\nHost: localhost\r\n"
                      + "Content-Type: application/json\r\nContent-Length: 33554433\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader in = reader(socket);
      assertThat(in.readLine()).startsWith("HTTP/1.1 413");
      assertThat(lineWith(in, "Content-Type")).contains(PROBLEM);
    }
  }

  @Test
  void aBodyThatGrowsTooLargeIsRefused() {
    byte[] large = new byte[Checks.MAX_BYTES + 1];
    HttpRequest request =
        HttpRequest.newBuilder(uri("/v1/checks"))
            .header("Content-Type", JSON)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
            .build();
    assertProblem(send(request), 413, "too-large");
  }

  @Test
  void aRequestThatIsRefusedUnreadDoesNotSpoilItsConnectionForTheNext() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      BufferedReader in = reader(socket);
      head(socket, "text/plain", 20_000);
      socket.getOutputStream().write(new byte[5_000]);
      socket.getOutputStream().flush();
      socket.getOutputStream().write(new byte[15_000]);
      assertThat(lineWith(in, "HTTP/1.1")).contains("415");
      head(socket, JSON, "COMPLIANT".length());
      socket.getOutputStream().write("COMPLIANT".getBytes(StandardCharsets.US_ASCII));
      assertThat(lineWith(in, "HTTP/1.1")).contains("200");
    }
  }

  @Test
  void aBodyThatIsRefusedUnreadAndDoesNotComeIsNotWaitedFor() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      BufferedReader in = reader(socket);
      head(socket, "text/plain", 20_000);
      assertThat(lineWith(in, "HTTP/1.1")).contains("415");
      assertThat(lineWith(in, "onnection")).containsIgnoringCase("close");
    }
  }

  @Test
  void onlyHealthIsShownOfTheInsides() {
    HttpResponse<String> health = send(HttpRequest.newBuilder(uri("/actuator/health")).build());
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(json(health.body()).path("status").asString()).isEqualTo("UP");
    for (String other : List.of("", "/env", "/metrics", "/beans", "/shutdown", "/info")) {
      HttpRequest request = HttpRequest.newBuilder(uri("/actuator" + other)).build();
      assertProblem(send(request), 404, "not-found");
    }
  }

  private void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(type(answer)).isEqualTo(PROBLEM);
    JsonNode problem = json(answer.body());
    assertThat(problem.path("type").asString()).isEqualTo("urn:plumbline:problem:" + code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("detail").asString()).isNotBlank();
  }

  private HttpResponse<String> post(String body, String contentType) {
    return send(request(body, contentType).build());
  }

  private HttpRequest.Builder request(String body, String contentType) {
    return HttpRequest.newBuilder(uri("/v1/checks"))
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString()).join();
  }

  private JsonNode json(String text) {
    return mapper.readTree(text);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  private int port() {
    return Objects.requireNonNull(server.getWebServer()).getPort();
  }

  private static String type(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  private static void head(Socket socket, String type, int length) throws IOException {
    String head =
        "POST /v1/checks HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n";
    socket
        .getOutputStream()
        .write(head.formatted(type, length).getBytes(StandardCharsets.US_ASCII));
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String lineWith(BufferedReader in, String part) throws IOException {
    String line = in.readLine();
    while (line != null && !line.contains(part)) {
      line = in.readLine();
    }
    assertThat(line).as("a line with " + part).isNotNull();
    return Objects.requireNonNull(line);
  }
}
