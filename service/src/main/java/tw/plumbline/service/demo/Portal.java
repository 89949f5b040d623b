package tw.plumbline.service.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files reports over HTTP as the programme's portal would. */
public final class Portal {
  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper mapper = new JsonMapper();
  private final URI checks;

  public Portal(URI service) {
    this.checks = service.resolve("/v1/checks");
  }

  /** The assessment, or the problem. */
  public JsonNode file(byte[] report) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(checks)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(report))
            .build();
    return mapper.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
  }
}
