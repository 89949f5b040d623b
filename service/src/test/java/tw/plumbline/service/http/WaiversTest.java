package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.http.Counter.assertRefused;
import static tw.plumbline.service.http.Counter.header;
import static tw.plumbline.service.http.Counter.json;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.identity.UserRegister;

/** Waivers over HTTP, from the request to the assessment that names them. */
@AtTheCounter
final class WaiversTest {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String REASON = "{\"reason\":\"情況屬實\"}";
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private final String alliance = "waiver-" + COUNT.incrementAndGet();
  private final Counter portal;
  private final Counter official;
  private final Counter second;
  private final Server server;

  WaiversTest(@Autowired WebServerApplicationContext counter, @Autowired Server server) {
    this.portal = new Counter(counter);
    this.official = portal.as("official");
    this.second = portal.as("official-2");
    this.server = server;
  }

  @Test
  void whatIsGrantedIsOnTheNextAssessmentAndNoEarlierOne() {
    JsonNode before = submitted();
    assertThat(waivers(before)).isEmpty();
    JsonNode waiver = requested();
    assertThat(waiver.path("status").asString()).isEqualTo("REQUESTED");
    assertThat(waivers(submitted())).isEmpty();

    JsonNode approved = decided(second, waiver, "approval", 200);
    assertThat(approved.path("status").asString()).isEqualTo("APPROVED");
    JsonNode under = submitted();
    assertThat(waivers(under)).containsExactly(waiver.path("id").asString());
    assertThat(under.path("verdictWithoutWaivers").asString()).isEqualTo("NON_COMPLIANT");
    assertThat(json(portal.get("/v1/assessments/" + before.path("id").asString())))
        .isEqualTo(before);
    assertThat(
            json(portal.post("/v1/checks", Counter.JSON, report().toString()))
                .has("verdictWithoutWaivers"))
        .isFalse();

    decided(official, waiver, "revocation", 200);
    assertThat(waivers(submitted())).isEmpty();
    assertThat(waivers(json(portal.get("/v1/assessments/" + under.path("id").asString()))))
        .hasSize(1);
  }

  @Test
  void theHistoryAndTheFindingsOfAnAllianceTellOfIt() {
    JsonNode waiver = requested();
    decided(second, waiver, "approval", 200);
    submitted();
    JsonNode filed = json(portal.get(of("assessments"))).path("items").get(0);
    assertThat(filed.path("verdictWithoutWaivers").asString()).isEqualTo("NON_COMPLIANT");
    assertThat(filed.at("/findings/waived").asInt()).isEqualTo(1);
    List<String> named = new ArrayList<>();
    for (JsonNode found : json(portal.get(of("findings"))).path("items")) {
      if (found.has("waiver")) {
        named.add(found.at("/waiver/id").asString());
      }
    }
    assertThat(named).containsExactly(waiver.path("id").asString());
  }

  @Test
  void whoAskedDoesNotDecideAndADecisionStands() {
    JsonNode waiver = requested();
    assertProblem(decide(official, waiver, "approval"), 403, "waiver-same-person");
    assertProblem(decide(official, waiver, "refusal"), 403, "waiver-same-person");
    assertProblem(decide(second, waiver, "revocation"), 409, "waiver-not-approved");
    JsonNode refused = decided(second, waiver, "refusal", 200);
    assertThat(refused.path("status").asString()).isEqualTo("REFUSED");
    assertThat(refused.at("/events/0/by").asString()).isEqualTo("official-2");
    assertProblem(decide(second, waiver, "approval"), 409, "waiver-decided");
  }

  @Test
  void allThatIsWrongWithARequestIsSaidAtItsPlace() {
    HttpResponse<String> answer =
        official.post(
            of("waivers"),
            Counter.JSON,
            """
            {"programme":"small-alliance","clause":"SA108-M-05","programmeYears":{"from":108},
             "from":"2019-02-30","until":"x","reason":"","more":1}""");
    assertProblem(answer, 422, "request-refused");
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : json(answer).path("errors")) {
      faults.add(fault.path("pointer").asString() + " " + fault.path("code").asString());
      assertThat(fault.at("/message/zh-TW").asString()).matches("(?s).*\\p{IsHan}.*");
      assertThat(fault.at("/message/en").asString()).isNotBlank();
    }
    assertThat(faults)
        .containsExactlyInAnyOrder(
            "/programmeYears/to missing-field",
            "/from no-such-day",
            "/until bad-format",
            "/reason too-short",
            "/more unknown-field");
    assertProblem(official.post(of("waivers"), Counter.JSON, "{"), 400, "unreadable");
    assertProblem(official.post(of("waivers"), Counter.JSON, ""), 400, "unreadable");
    assertProblem(
        official.post(of("waivers"), Counter.JSON, request("SA108-M-99")), 422, "request-refused");
  }

  @Test
  void aWaiverThatIsNotThereOrOfAnotherAllianceIsNotFound() {
    JsonNode waiver = requested();
    String path = "/v1/alliances/another/waivers/" + waiver.path("id").asString() + "/approval";
    assertProblem(second.post(path, Counter.JSON, REASON), 404, "not-found");
    String nothing = of("waivers/" + new UUID(0, 0) + "/approval");
    assertProblem(second.post(nothing, Counter.JSON, REASON), 404, "not-found");
    assertRefused(second.post(of("waivers/abc/approval"), Counter.JSON, REASON), "waiver");
  }

  @Test
  void anAllianceSeesItsOwnAndNoOthersAndAsksForNone() {
    requested();
    UserRegister register = new UserRegister(server);
    register.put("of-" + alliance, Role.ALLIANCE, alliance, Counter.PASSWORD);
    register.put("not-of-" + alliance, Role.ALLIANCE, "another", Counter.PASSWORD);
    Counter own = portal.as("of-" + alliance);
    assertThat(json(own.get(of("waivers"))).path("items")).hasSize(1);
    assertProblem(portal.as("not-of-" + alliance).get(of("waivers")), 403, "forbidden");
    assertProblem(own.get("/v1/waivers"), 403, "forbidden");
    assertProblem(own.post(of("waivers"), Counter.JSON, request("SA108-M-05")), 403, "forbidden");
    assertProblem(
        portal.post(of("waivers"), Counter.JSON, request("SA108-M-05")), 403, "forbidden");
  }

  @Test
  void aListThatWasBegunStaysAsItWas() {
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      asked.add(0, requested().path("id").asString());
    }
    JsonNode first = json(official.get(of("waivers?limit=2")));
    assertThat(ids(first)).isEqualTo(asked.subList(0, 2));
    JsonNode third = json(official.get(of("waivers"))).path("items").get(2);
    decided(second, third, "approval", 200);
    requested();

    JsonNode rest =
        json(official.get(of("waivers?limit=2&cursor=" + first.path("next").asString())));
    assertThat(ids(rest)).isEqualTo(asked.subList(2, 3));
    assertThat(rest.at("/items/0/status").asString()).isEqualTo("REQUESTED");
    assertThat(rest.has("next")).isFalse();
    assertThat(json(official.get(of("waivers"))).at("/items/3/status").asString())
        .isEqualTo("APPROVED");
    assertRefused(
        official.get(of("waivers?status=APPROVED&cursor=" + first.path("next").asString())),
        "cursor");
  }

  @Test
  void theOfficesListThoseOfAStatus() {
    JsonNode waiver = requested();
    decided(second, waiver, "approval", 200);
    String id = waiver.path("id").asString();
    assertThat(ids(json(official.get("/v1/waivers?limit=500")))).contains(id);
    assertThat(ids(json(official.get("/v1/waivers?status=APPROVED&limit=500")))).contains(id);
    assertThat(ids(json(official.get("/v1/waivers?status=REQUESTED&limit=500"))))
        .doesNotContain(id);
    assertRefused(official.get("/v1/waivers?status=approved"), "status");
  }

  @Test
  void anUnchangedListIsNotSentAgain() {
    JsonNode waiver = requested();
    HttpResponse<String> first = official.get(of("waivers"));
    String tag = header(first, "ETag");
    assertThat(official.get(of("waivers"), "If-None-Match", tag).statusCode()).isEqualTo(304);
    decided(second, waiver, "approval", 200);
    assertThat(official.get(of("waivers"), "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a%b", "a;b=c", "聯盟"})
  void anAllianceOfAnyIdHasWaivers(String id) {
    String path = "/v1/alliances/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/waivers";
    HttpResponse<String> answer = official.post(path, Counter.JSON, request("SA108-M-05"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer).path("allianceId").asString()).isEqualTo(id);
    String approval = path + "/" + json(answer).path("id").asString() + "/approval";
    assertThat(second.post(approval, Counter.JSON, REASON).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"approval", "refusal", "revocation"})
  void aDecisionWithoutAReasonIsRefused(String how) {
    String path = of("waivers/" + requested().path("id").asString() + "/" + how);
    assertProblem(second.post(path, Counter.JSON, "{}"), 422, "request-refused");
    assertProblem(second.post(path, Counter.JSON, "{\"reason\":\" \"}"), 422, "request-refused");
    assertProblem(second.post(path, "text/plain", REASON), 415, "unsupported-media-type");
  }

  private JsonNode requested() {
    HttpResponse<String> answer = official.post(of("waivers"), Counter.JSON, request("SA108-M-05"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private JsonNode decided(Counter who, JsonNode waiver, String how, int status) {
    HttpResponse<String> answer = decide(who, waiver, how);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return json(answer);
  }

  private HttpResponse<String> decide(Counter who, JsonNode waiver, String how) {
    return who.post(
        of("waivers/" + waiver.path("id").asString() + "/" + how), Counter.JSON, REASON);
  }

  /** In force from yesterday to tomorrow, wherever the day has begun. */
  private static String request(String clause) {
    return """
        {"programme":"small-alliance","clause":"%s","programmeYears":{"from":108,"to":108},
         "from":"%s","until":"%s","reason":"停機三個月"}"""
        .formatted(clause, TODAY.minusDays(1), TODAY.plusDays(2));
  }

  private JsonNode submitted() {
    return json(portal.get("/v1/assessments/" + portal.stored(report())));
  }

  /** One agreement ended a day too early. */
  private ObjectNode report() {
    ObjectNode report = Counter.report(alliance, "2-first-kpi");
    ((ObjectNode) report.at("/members/0/agreement")).put("endsOn", "2019-10-30");
    return report;
  }

  private String of(String data) {
    return "/v1/alliances/" + alliance + "/" + data;
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("items").forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }

  /** Ids of the waivers on the findings. */
  private static List<String> waivers(JsonNode assessment) {
    List<String> ids = new ArrayList<>();
    for (JsonNode found : assessment.path("findings")) {
      if (found.has("waiver")) {
        ids.add(found.at("/waiver/id").asString());
      }
    }
    return ids;
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = json(answer);
    assertThat(problem.path("type").asString()).isEqualTo("urn:plumbline:problem:" + code);
    assertThat(problem.path("detail").asString()).matches("(?s).*\\p{IsHan}.*[a-z]{3}.*");
  }
}
