package tw.plumbline.service.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files reports over HTTP as the programme's portal would. */
public final class Portal {
  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper mapper = new JsonMapper();
  private final URI submissions;
  private final String authorization;

  /**
   * @param user with the portal's role
   */
  public Portal(URI service, String user, String password) {
    this.submissions = service.resolve("/v1/submissions");
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  /**
   * The assessment, or the problem.
   *
   * @param key the same for the same filing, so that it is stored once however often it is sent
   */
  public JsonNode file(String key, byte[] report) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(submissions)
            .header("Authorization", authorization)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(report))
            .build();
    return mapper.readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
  }
}
