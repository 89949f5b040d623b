package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two officials who change the rules of an edition over the API. */
final class RuleDesk {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String AUTHOR = "official";
  private static final String APPROVER = "official-2";

  private final Service service;
  private final String drafts;

  /**
   * @param edition id of any edition of the programme
   */
  RuleDesk(Service service, String edition) {
    this.service = service;
    this.drafts = "/v1/rulebooks/" + edition + "/drafts";
  }

  /** Number of the version that is in force. */
  int version() throws IOException, InterruptedException {
    String edition = drafts.substring(0, drafts.lastIndexOf('/'));
    return JSON.readTree(service.get(AUTHOR, edition).body()).path("version").intValue();
  }

  /**
   * Drafts other files, leads them through the gates and a preview, and has them approved.
   *
   * @param files text by path
   * @return number of the version
   */
  int publish(String title, Map<String, String> files) throws Exception {
    String draft =
        drafts
            + "/"
            + ok(sent(AUTHOR, "POST", drafts, text("title", title))).path("id").stringValue();
    int revision = 1;
    for (Map.Entry<String, String> file : files.entrySet()) {
      String path = URLEncoder.encode(file.getKey(), StandardCharsets.UTF_8);
      HttpResponse<String> saved =
          service
              .client()
              .send(
                  service
                      .as(AUTHOR, draft + "/files?path=" + path + "&since=" + revision)
                      .header("Content-Type", "text/plain;charset=UTF-8")
                      .PUT(BodyPublishers.ofString(file.getValue()))
                      .build(),
                  BodyHandlers.ofString());
      revision = ok(saved).at("/current/revision").intValue();
    }
    ok(sent(AUTHOR, "POST", draft + "/gates", ""));
    Until.holds("gates", () -> !got(draft + "/gates").path("running").booleanValue());
    JsonNode gates = got(draft + "/gates");
    assertThat(gates.path("passed").booleanValue()).as(gates.toPrettyString()).isTrue();
    ok(sent(AUTHOR, "POST", draft + "/impact", ""));
    Until.holds(
        "impact", () -> !got(draft + "/impact").path("standing").stringValue().equals("RUNNING"));
    ObjectNode proposal = text("reason", title);
    ok(sent(AUTHOR, "POST", draft + "/proposal", proposal.put("revision", revision)));
    ObjectNode approval = text("reason", title).put("revision", revision);
    approval.put("impact", got(draft + "/impact").path("id").stringValue());
    return ok(sent(APPROVER, "POST", draft + "/approval", approval)).path("version").intValue();
  }

  private JsonNode got(String path) throws IOException, InterruptedException {
    return ok(service.get(AUTHOR, path));
  }

  private HttpResponse<String> sent(String user, String method, String path, Object body)
      throws IOException, InterruptedException {
    return service
        .client()
        .send(
            service
                .as(user, path)
                .header("Content-Type", Service.JSON)
                .method(method, BodyPublishers.ofString(body.toString()))
                .build(),
            BodyHandlers.ofString());
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isBetween(200, 201);
    return JSON.readTree(answer.body());
  }

  private static ObjectNode text(String field, String value) {
    return JSON.createObjectNode().put(field, value);
  }
}
