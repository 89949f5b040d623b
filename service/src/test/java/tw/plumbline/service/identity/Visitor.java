package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knocks at a running service. */
final class Visitor {
  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper mapper = new JsonMapper();
  private final URI service;

  Visitor(WebServerApplicationContext server) {
    int port = Objects.requireNonNull(server.getWebServer()).getPort();
    this.service = URI.create("http://127.0.0.1:" + port);
  }

  static String basic(String name, String password) {
    byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  HttpResponse<String> get(String path, @Nullable String authorization) {
    return send("GET", path, authorization);
  }

  HttpResponse<String> send(String method, String path, @Nullable String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path))
            .method(
                method,
                method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
  }

  /**
   * Refused with problem details of this status and kind, in both languages and with no insides.
   */
  HttpResponse<String> assertRefused(HttpResponse<String> answer, int status, String kind) {
    assertThat(answer.statusCode()).as(answer.request() + " " + answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = mapper.readTree(answer.body());
    assertThat(problem.path("type").asString()).isEqualTo("urn:plumbline:problem:" + kind);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asString()).matches("(?s).*\\p{IsHan}.*[a-z]{3}.*");
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    return answer;
  }
}
