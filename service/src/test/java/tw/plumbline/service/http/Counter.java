package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.database.TestDatabase;

/** Where the portal files and reads. */
final class Counter {
  static final String PASSWORD = "of-the-portal";
  static final String JSON = "application/json";
  static final String NDJSON = "application/x-ndjson";
  static final String SUBMISSIONS = "/v1/submissions";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Path SAMPLES =
      Path.of("src", "main", "resources", "samples", "small-alliance-108");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI service;
  private final String user;

  Counter(WebServerApplicationContext server) {
    this(
        URI.create("http://127.0.0.1:" + Objects.requireNonNull(server.getWebServer()).getPort()),
        "portal");
  }

  private Counter(URI service, String user) {
    this.service = service;
    this.user = user;
  }

  /** The same counter, before which another user of this password stands. */
  Counter as(String other) {
    return new Counter(service, other);
  }

  /** A sample report of an alliance of this id. */
  static ObjectNode report(String alliance, String filing) {
    ObjectNode report =
        (ObjectNode)
            MAPPER.readTree(SAMPLES.resolve("model-optics").resolve(filing + ".json").toFile());
    ((ObjectNode) report.path("alliance")).put("id", alliance);
    return report;
  }

  /** Headers are names and values by turns. */
  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers));
  }

  HttpResponse<String> post(String path, String type, String body, String... headers) {
    return send(
        request(path, headers).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  HttpResponse<String> put(String path, String type, byte[] body) {
    return send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  HttpResponse<byte[]> bytes(String path) {
    return client.sendAsync(request(path).build(), BodyHandlers.ofByteArray()).join();
  }

  /** The id of what was stored now. */
  String stored(JsonNode report, String query) {
    HttpResponse<String> answer =
        post(
            SUBMISSIONS + query,
            JSON,
            report.toString(),
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("id").stringValue();
  }

  String stored(JsonNode report) {
    return stored(report, "");
  }

  static JsonNode json(HttpResponse<String> answer) {
    return MAPPER.readTree(answer.body());
  }

  static String header(HttpResponse<?> answer, String name) {
    return String.join(", ", answer.headers().allValues(name));
  }

  /** Refused by a problem of this kind, said in both languages. */
  static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
    JsonNode problem = json(answer);
    assertThat(problem.path("type").asString()).isEqualTo("urn:plumbline:problem:" + code);
    assertThat(problem.path("detail").asString()).matches("(?s).*\\p{IsHan}.*[a-z]{3}.*");
  }

  /** Refused for this parameter, which both languages name. */
  static void assertRefused(HttpResponse<String> answer, String parameter) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(400);
    JsonNode problem = json(answer);
    assertThat(problem.path("type").asString()).isEqualTo("urn:plumbline:problem:bad-request");
    assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
    assertThat(problem.path("detail").asString().split("`" + parameter + "`", -1))
        .as(answer.body())
        .hasSizeGreaterThanOrEqualTo(3);
  }

  private HttpRequest.Builder request(String path, String... headers) {
    byte[] credentials = (user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
  }

  /** Made for the service before it starts. */
  static final class Database
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("plumbline.database.url=" + TestDatabase.url(TestDatabase.server()))
          .applyTo(context);
    }
  }
}
