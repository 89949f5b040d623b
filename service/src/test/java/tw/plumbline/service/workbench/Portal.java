package tw.plumbline.service.workbench;

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
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files reports, of which pages then tell. */
final class Portal {
  static final String PASSWORD = "of-the-portal";
  static final JsonMapper JSON = new JsonMapper();

  private static final Path SAMPLES =
      Path.of("src", "main", "resources", "samples", "small-alliance-108");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI submissions;

  Portal(WebServerApplicationContext server) {
    int port = Objects.requireNonNull(server.getWebServer()).getPort();
    this.submissions = URI.create("http://127.0.0.1:" + port + "/v1/submissions");
  }

  /** A sample report under its own alliance's id. */
  static ObjectNode sample(String alliance, String filing) {
    return (ObjectNode) JSON.readTree(SAMPLES.resolve(alliance).resolve(filing + ".json").toFile());
  }

  /** The assessment of what was stored now; its id is that of the submission. */
  ObjectNode file(ObjectNode report, String query) {
    byte[] credentials = ("portal:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        client
            .sendAsync(
                HttpRequest.newBuilder(URI.create(submissions + query))
                    .header(
                        "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(report.toString()))
                    .build(),
                BodyHandlers.ofString())
            .join();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return (ObjectNode) JSON.readTree(answer.body());
  }
}
