package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.http.Counter.JSON;
import static tw.plumbline.service.http.Counter.assertProblem;
import static tw.plumbline.service.http.Counter.assertRefused;
import static tw.plumbline.service.http.Counter.header;
import static tw.plumbline.service.http.Counter.json;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.TestDatabase;

/** Replays and views over HTTP, one at a time and in runs. */
@AtTheCounter
final class ReplaysOverHttpTest {
  private static final String RUNS = "/v1/replays";

  private final String alliance = "replay-" + UUID.randomUUID();
  private final Counter portal;
  private final Counter official;
  private final Server server;

  ReplaysOverHttpTest(@Autowired WebServerApplicationContext counter, @Autowired Server server) {
    this.portal = new Counter(counter);
    this.official = portal.as("official");
    this.server = server;
  }

  @Test
  void aReplayIsAnsweredWithItsProgramAndRulesAndSaysThatItIsNoDecision() {
    JsonNode replay = json(official.get("/v1/assessments/" + stored() + "/replay"));

    assertThat(replay.path("identical").booleanValue()).as("%s", replay).isTrue();
    assertThat(replay.path("allianceId").stringValue()).isEqualTo(alliance);
    assertThat(replay.path("engineThen")).isEqualTo(replay.path("engineNow"));
    assertThat(replay.at("/statement/zh-TW").stringValue()).contains("不是終止補助的決定");
    assertProblem(portal.get("/v1/assessments/" + stored() + "/replay"), 403, "forbidden");
    assertProblem(
        official.get("/v1/assessments/" + UUID.randomUUID() + "/replay"), 404, "not-found");
  }

  @Test
  void viewsStandInFourColumnsWithWholeAssessments() {
    String id = stored();
    JsonNode stored = json(official.get("/v1/assessments/" + id));
    JsonNode views = json(official.get("/v1/assessments/" + id + "/views"));

    assertThat(views.path("columns")).hasSize(4);
    assertThat(views.at("/columns/0/assessment")).isEqualTo(stored);
    assertThat(views.at("/columns/3/assessment/findings")).isEqualTo(stored.path("findings"));
    assertThat(views.at("/columns/0").has("lawAt")).isFalse();
    assertThat(views.at("/columns/3").has("lawAt")).isTrue();
    assertThat(views.at("/rows/0/kind").stringValue()).isEqualTo("VERDICT");
    assertThat(views.at("/rows/0/values")).hasSize(4);
    JsonNode past =
        json(official.get("/v1/assessments/" + id + "/views?lawAt=2000-01-01T00:00:00Z"));
    assertThat(past.at("/columns/2/why/zh-TW").stringValue()).contains("沒有");
    assertProblem(
        official.get("/v1/assessments/" + UUID.randomUUID() + "/views"), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019", "2999-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "x"})
  void anInstantThatIsNoneOrLaterThanNowIsRefused(String instant) {
    for (String parameter : new String[] {"lawAt", "knownAt"}) {
      assertRefused(
          official.get("/v1/assessments/%s/views?%s=%s".formatted(stored(), parameter, instant)),
          parameter);
    }
  }

  @Test
  void aRunCountsAndListsWhatIsNotTheSame() {
    String changed = stored();
    stored();
    TestDatabase.execute(
        server,
        "set session_replication_role = replica; update assessment set document ="
            + " document || ' '::bytea where submission = '"
            + changed
            + "'");
    HttpResponse<String> begun = official.post(RUNS, JSON, "{\"scope\":\"ASSESSMENTS\"}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    String run = header(begun, "Location");
    HttpResponse<String> events = official.get(run + "/events");
    assertThat(events.body()).contains("\"standing\":\"DONE\"");
    JsonNode done = json(official.get(run));

    assertThat(done.path("done")).isEqualTo(done.path("total"));
    assertThat(done.path("differing").intValue()).isPositive();
    JsonNode first = json(official.get(run + "/differences?limit=1"));
    assertThat(first.at("/items/0/replay/identical").booleanValue()).isFalse();
    assertThat(json(official.get(run + "/differences")).toString()).contains(changed);
    assertThat(json(official.delete(run)).path("standing").stringValue()).isEqualTo("DONE");
    assertThat(
            json(official.get("/v1/assessments/" + changed + "/replay"))
                .at("/why/0/en")
                .stringValue())
        .contains("other bytes");
  }

  @Test
  void aRunOfWhatThereIsNotIsRefused() {
    assertProblem(
        official.post(RUNS, JSON, "{\"scope\":\"ASSESSMENTS\",\"programme\":\"nobody\"}"),
        422,
        "request-refused");
    assertProblem(official.post(RUNS, JSON, "{\"scope\":\"ALL\"}"), 422, "request-refused");
    assertProblem(portal.post(RUNS, JSON, "{\"scope\":\"ASSESSMENTS\"}"), 403, "forbidden");
    assertProblem(official.get(RUNS + "/" + UUID.randomUUID()), 404, "not-found");
    assertProblem(official.get(RUNS + "/" + UUID.randomUUID() + "/events"), 404, "not-found");
    assertProblem(official.delete(RUNS + "/" + UUID.randomUUID()), 404, "not-found");
  }

  private String stored() {
    return portal.stored(Counter.report(alliance, "1-targets"));
  }
}
