package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code serve}, over real HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
final class ServiceIT {
  private final JsonMapper mapper = new JsonMapper();

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Service service;

  @BeforeAll
  void start() throws IOException {
    service = Service.start();
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
  }

  @Test
  void everySampleIsAnsweredWithTheVerdictAndFindingsThatAreExpectedOfIt() throws Exception {
    assertThat(Program.samples()).hasSize(36);
    for (Path sample : Program.samples()) {
      HttpResponse<String> answer = post(Files.readString(sample), "application/json");
      assertThat(answer.statusCode()).as("%s", sample).isEqualTo(200);
      JsonNode assessment = mapper.readTree(answer.body());
      JsonNode expected = expected(sample);
      assertThat(assessment.path("verdict")).as("%s", sample).isEqualTo(expected.path("verdict"));
      assertThat(findings(assessment)).as("%s", sample).isEqualTo(findings(expected));
    }
  }

  @Test
  void theServiceAndTheCommandLineAnswerTheSameBytes() throws Exception {
    Path sample = Program.samples().get(0);
    String served = post(Files.readString(sample), "application/json").body();
    assertThat(Program.run("", "check", sample.toString()).out()).isEqualTo(served + "\n");
  }

  @Test
  void aBatchIsAnsweredInOrder() throws Exception {
    List<String> reports = new ArrayList<>();
    for (Path sample : Program.samples()) {
      reports.add(mapper.readTree(Files.readString(sample)).toString());
    }
    reports.add(7, "{\"programme\":1}");
    HttpResponse<String> answer = post(String.join("\n", reports), "application/x-ndjson");
    List<JsonNode> lines = answer.body().lines().map(mapper::readTree).toList();
    assertThat(lines).hasSameSizeAs(reports);
    for (int i = 0; i < lines.size(); i++) {
      JsonNode report = mapper.readTree(reports.get(i));
      if (i == 7) {
        assertThat(lines.get(i).path("status").asInt()).isEqualTo(422);
      } else {
        assertThat(lines.get(i).path("allianceId")).isEqualTo(report.path("alliance").path("id"));
        assertThat(lines.get(i).path("filing")).isEqualTo(report.path("filing"));
      }
    }
  }

  @Test
  void theFirstAnswerOfABatchComesBeforeItsLastLineIsSent() throws Exception {
    String report = mapper.readTree(Files.readString(Program.samples().get(0))) + "\n";
    try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), service.port())) {
      OutputStream out = socket.getOutputStream();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out.write(
          ("POST /v1/checks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                  + authorization()
                  + "\r\n"
                  + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      chunk(out, report);
      assertThat(Program.lineWith(in, "\"verdict\"")).isNotEmpty();
      chunk(out, report);
      chunk(out, "");
      assertThat(Program.lineWith(in, "\"verdict\"")).isNotEmpty();
    }
  }

  @Test
  void whatIsNoReportIsAnsweredWithAllItsFaults() throws Exception {
    HttpResponse<String> answer =
        post("{\"programme\":\"small-alliance\",\"x\":1,\"x\":2}", "application/json");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(mapper.readTree(answer.body()).path("errors").size()).isGreaterThan(1);
    assertThat(post("{", "application/json").statusCode()).isEqualTo(400);
  }

  @Test
  void problemsTellNothingOfTheInsides() throws Exception {
    List<HttpResponse<String>> refused =
        List.of(
            get("/nothing"),
            get("/v1/checks"),
            get("/actuator/env"),
            post("{}", "text/plain"),
            post("{", "application/json"));
    assertThat(refused)
        .extracting(HttpResponse::statusCode)
        .containsExactly(404, 405, 404, 415, 400);
    for (HttpResponse<String> answer : refused) {
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body()).doesNotContain("Exception", "springframework", "tw.plumbline");
      assertThat(mapper.readTree(answer.body()).path("status").asInt())
          .isEqualTo(answer.statusCode());
    }
  }

  @Test
  void itIsHealthyAndNamesItsRulebooks() throws Exception {
    assertThat(get("/actuator/health").body()).contains("UP");
    JsonNode items = mapper.readTree(get("/v1/rulebooks").body()).path("items");
    assertThat(items.findValuesAsString("id")).contains("small-alliance-108");
  }

  @Test
  void onlyThisMachineIsAnswered() throws IOException {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();
    for (InetAddress address : others) {
      try (Socket socket = new Socket()) {
        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, service.port())))
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  @Test
  void aPortThatIsTakenIsSaidPlainly() throws Exception {
    Program.Ended ended =
        Program.run("", "serve", "--lang", "en", "--port", Integer.toString(service.port()));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("taken").doesNotContain("\tat ");
  }

  private JsonNode expected(Path sample) throws IOException {
    Path ofYear = Program.SAMPLES.resolve("small-alliance-108");
    JsonNode all = mapper.readTree(Files.readString(ofYear.resolve("expected.json")));
    return all.path(ofYear.relativize(sample).toString().replace(".json", ""));
  }

  private static List<String> findings(JsonNode assessment) {
    List<String> findings = new ArrayList<>();
    for (JsonNode finding : assessment.path("findings")) {
      findings.add(
          finding.path("clause").asString()
              + " "
              + finding.path("severity").asString()
              + " "
              + finding.path("pointer").asString());
    }
    return findings;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return service.get("portal", path);
  }

  private HttpResponse<String> post(String body, String type) throws Exception {
    return service.check(body, type);
  }

  private String authorization() {
    return service
        .as("portal", "/v1/checks")
        .build()
        .headers()
        .firstValue("Authorization")
        .orElseThrow();
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
