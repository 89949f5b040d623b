package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.http.Counter.assertProblem;
import static tw.plumbline.service.http.Counter.assertRefused;
import static tw.plumbline.service.http.Counter.header;
import static tw.plumbline.service.http.Counter.json;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.identity.UserRegister;

/** Decisions over HTTP, from the record to the list that an alliance reads. */
@AtTheCounter
final class DecisionsTest {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String REASON = "{\"reason\":\"已核對\"}";
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));

  private final String alliance = "decision-" + COUNT.incrementAndGet();
  private final Counter portal;
  private final Counter official;
  private final Counter second;
  private final UserRegister register;

  DecisionsTest(@Autowired WebServerApplicationContext counter, @Autowired Server server) {
    this.portal = new Counter(counter);
    this.official = portal.as("official");
    this.second = portal.as("official-2");
    this.register = new UserRegister(server);
  }

  @Test
  void whatIsRecordedHoldsOnceAnotherOfficialApprovesIt() {
    JsonNode recorded = recorded();
    assertThat(recorded.path("status").asString()).isEqualTo("PROPOSED");
    assertThat(recorded.path("allianceId").asString()).isEqualTo(alliance);
    assertThat(recorded.has("decision")).isFalse();
    assertThat(recorded.has("position")).isFalse();
    assertThat(recorded.has("hearing")).isFalse();
    assertProblem(step(official, recorded, "approval"), 403, "decision-same-person");
    assertProblem(step(official, recorded, "refusal"), 403, "decision-same-person");
    JsonNode approved = json(step(second, recorded, "approval"));
    assertThat(approved.path("status").asString()).isEqualTo("APPROVED");
    assertThat(approved.at("/steps/0/by").asString()).isEqualTo("official-2");
    assertProblem(step(second, recorded, "approval"), 409, "decision-settled");
    assertProblem(step(official, recorded, "withdrawal"), 409, "decision-settled");
    assertThat(json(official.get(address(recorded)))).isEqualTo(approved);
  }

  @Test
  void allThatIsWrongIsSaidAtItsPlace() {
    HttpResponse<String> answer =
        official.post(
            of("decisions"),
            Counter.JSON,
            """
            {"programme":"small-alliance","programmeYear":108,"kind":"END","effectiveOn":"x",
             "reasons":"","assessments":["no-id"],"findings":[{"assessment":"x","relied":1}],
             "hearing":{"notifiedOn":"2019-02-30"},"more":1}""");
    assertProblem(answer, 422, "request-refused");
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : json(answer).path("errors")) {
      faults.add(fault.path("pointer").asString() + " " + fault.path("code").asString());
      assertThat(fault.at("/message/zh-TW").asString()).matches("(?s).*\\p{IsHan}.*");
      assertThat(fault.at("/message/en").asString()).isNotBlank();
    }
    assertThat(faults)
        .contains(
            "/kind not-allowed-value",
            "/effectiveOn bad-format",
            "/reasons too-short",
            "/assessments/0 bad-format",
            "/findings/0/assessment bad-format",
            "/findings/0/ordinal missing-field",
            "/findings/0/relied wrong-type",
            "/hearing/notifiedOn no-such-day",
            "/hearing/manner missing-field",
            "/more unknown-field");
    assertProblem(official.post(of("decisions"), Counter.JSON, "{"), 400, "unreadable");
  }

  @Test
  void theRulesOfTheProgrammeAndWhatIsStoredAreAskedAsWell() {
    HttpResponse<String> answer =
        official.post(
            of("decisions"), Counter.JSON, request("TERMINATE", new UUID(0, 1).toString()));
    assertProblem(answer, 422, "request-refused");
    List<String> places = new ArrayList<>();
    json(answer).path("errors").forEach(fault -> places.add(fault.path("pointer").asString()));
    assertThat(places).containsExactly("/assessments/0", "/findings", "/hearing");
  }

  @Test
  void anAllianceSeesWhatWasApprovedAndNothingOfTheRest() {
    JsonNode approved = recorded();
    assertThat(step(second, approved, "approval").statusCode()).isEqualTo(200);
    register.put("of-" + alliance, Role.ALLIANCE, alliance, Counter.PASSWORD);
    Counter own = portal.as("of-" + alliance);
    HttpResponse<String> before = own.get(of("decisions"));
    assertThat(ids(json(before))).containsExactly(approved.path("id").asString());

    JsonNode proposed = recorded();
    JsonNode refused = recorded();
    assertThat(step(second, refused, "refusal").statusCode()).isEqualTo(200);
    for (Counter reader : List.of(own, portal)) {
      HttpResponse<String> after = reader.get(of("decisions"));
      assertThat(after.body()).isEqualTo(before.body());
      assertThat(header(after, "ETag")).isEqualTo(header(before, "ETag"));
      for (String status : List.of("PROPOSED", "REFUSED", "WITHDRAWN")) {
        assertThat(ids(json(reader.get(of("decisions?status=" + status))))).isEmpty();
      }
      assertThat(ids(json(reader.get(of("decisions?status=APPROVED"))))).hasSize(1);
      assertProblem(reader.get(address(approved)), 403, "forbidden");
      assertProblem(reader.get("/v1/decisions"), 403, "forbidden");
      assertProblem(
          reader.post(of("decisions"), Counter.JSON, request("GUIDE", "x")), 403, "forbidden");
    }
    assertThat(ids(json(official.get(of("decisions")))))
        .containsExactly(
            refused.path("id").asString(),
            proposed.path("id").asString(),
            approved.path("id").asString());
    register.put("not-of-" + alliance, Role.ALLIANCE, "another", Counter.PASSWORD);
    assertProblem(portal.as("not-of-" + alliance).get(of("decisions")), 403, "forbidden");
  }

  @Test
  void theOfficesListThemByWhatTheyAskFor() {
    JsonNode guided = recorded();
    step(second, guided, "refusal");
    String id = guided.path("id").asString();
    String all = "/v1/decisions?limit=500&alliance=" + alliance;
    assertThat(ids(json(official.get(all)))).containsExactly(id);
    assertThat(
            ids(
                json(
                    official.get(
                        all + "&programme=small-alliance&year=108&kind=GUIDE&status=REFUSED"))))
        .containsExactly(id);
    for (String other :
        List.of("programme=x", "year=107", "kind=REDUCE", "status=APPROVED", "clause=SA108-M-05")) {
      assertThat(ids(json(official.get(all + "&" + other)))).as(other).isEmpty();
    }
    assertRefused(official.get("/v1/decisions?status=approved"), "status");
    assertRefused(official.get("/v1/decisions?kind=END"), "kind");
    assertRefused(official.get("/v1/decisions?year=x"), "year");
  }

  @Test
  void aListThatWasBegunStaysAsItWasAndAnUnchangedOneIsNotSentAgain() {
    List<String> recorded = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      recorded.add(0, recorded().path("id").asString());
    }
    HttpResponse<String> begun = official.get(of("decisions?limit=2"));
    JsonNode first = json(begun);
    assertThat(ids(first)).isEqualTo(recorded.subList(0, 2));
    String tag = header(begun, "ETag");
    assertThat(official.get(of("decisions?limit=2"), "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    JsonNode third = json(official.get(of("decisions"))).path("items").get(2);
    assertThat(step(second, third, "approval").statusCode()).isEqualTo(200);
    recorded();
    JsonNode rest =
        json(official.get(of("decisions?limit=2&cursor=" + first.path("next").asString())));
    assertThat(ids(rest)).isEqualTo(recorded.subList(2, 3));
    assertThat(rest.at("/items/0/status").asString()).isEqualTo("PROPOSED");
    assertThat(official.get(of("decisions?limit=2"), "If-None-Match", tag).statusCode())
        .isEqualTo(200);
    assertRefused(
        official.get(of("decisions?status=APPROVED&cursor=" + first.path("next").asString())),
        "cursor");
  }

  @Test
  void whatIsNotThereOrOfAnotherAllianceIsNotFound() {
    JsonNode recorded = recorded();
    String id = recorded.path("id").asString();
    assertProblem(
        second.post("/v1/alliances/another/decisions/" + id + "/approval", Counter.JSON, REASON),
        404,
        "not-found");
    assertProblem(official.get("/v1/decisions/" + new UUID(0, 0)), 404, "not-found");
    assertRefused(official.get("/v1/decisions/abc"), "decision");
    HttpResponse<String> read = official.get(address(recorded));
    assertThat(official.get(address(recorded), "If-None-Match", header(read, "ETag")).statusCode())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"approval", "refusal", "withdrawal"})
  void aStepWithoutAReasonIsRefused(String how) {
    String path = of("decisions/" + recorded().path("id").asString() + "/" + how);
    assertProblem(second.post(path, Counter.JSON, "{}"), 422, "request-refused");
    assertProblem(second.post(path, Counter.JSON, "{\"reason\":\" \"}"), 422, "request-refused");
  }

  @Test
  void theCandidatesOfAYearAreForTheOfficesAndDecideNothing() {
    String path = "/v1/programmes/small-alliance/108/candidates";
    portal.stored(Counter.report(alliance, "1-targets"));
    HttpResponse<String> answer = official.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).at("/notice/en").asString()).contains("Nothing is decided");
    List<JsonNode> mine =
        json(answer).path("items").values().stream()
            .filter(one -> one.path("allianceId").asString().equals(alliance))
            .toList();
    assertThat(mine).hasSize(1);
    assertThat(mine.get(0).at("/signs/0/sign").asString()).isEqualTo("NOT_FILED");
    assertThat(mine.get(0).at("/signs/0/clause").asString()).isEqualTo("SA108-O-04");
    assertProblem(official.get("/v1/programmes/no-such/108/candidates"), 404, "not-found");
    assertProblem(portal.get(path), 403, "forbidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "聯盟"})
  void anAllianceOfAnyIdHasDecisions(String id) {
    String path = "/v1/alliances/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/decisions";
    String assessment = portal.stored(Counter.report(id, "1-targets"));
    HttpResponse<String> answer =
        official.post(path, Counter.JSON, request("CONTINUE", assessment));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String approval = path + "/" + json(answer).path("id").asString() + "/approval";
    assertThat(second.post(approval, Counter.JSON, REASON).statusCode()).isEqualTo(200);
  }

  private JsonNode recorded() {
    String assessment = portal.stored(Counter.report(alliance, "1-targets"));
    HttpResponse<String> answer =
        official.post(of("decisions"), Counter.JSON, request("GUIDE", assessment));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static String request(String kind, String assessment) {
    return """
        {"programme":"small-alliance","programmeYear":108,"kind":"%s","effectiveOn":"%s",
         "reasons":"經審視檢核結果。","assessments":["%s"]}"""
        .formatted(kind, TODAY.plusDays(7), assessment);
  }

  private HttpResponse<String> step(Counter who, JsonNode decision, String how) {
    return who.post(
        of("decisions/" + decision.path("id").asString() + "/" + how), Counter.JSON, REASON);
  }

  private static String address(JsonNode decision) {
    return "/v1/decisions/" + decision.path("id").asString();
  }

  private String of(String data) {
    return "/v1/alliances/" + alliance + "/" + data;
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("items").forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }
}
