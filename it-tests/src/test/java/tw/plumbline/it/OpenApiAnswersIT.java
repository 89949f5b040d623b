package tw.plumbline.it;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.it.DescribedApi.Operation;

/** What the running service answers, held against the document that it answers of itself. */
@TestInstance(Lifecycle.PER_CLASS)
final class OpenApiAnswersIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOTHING = "00000000-0000-0000-0000-000000000000";

  private static final int FIRST_REFUSAL = 400;
  private static final String TOO_MANY = "429";
  private static final String UNAVAILABLE = "503";

  /** Nobody outside can bring this about. */
  private static final String FAILED = "500";

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private RolelessToken token;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Service service;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private DescribedApi api;

  @BeforeAll
  void start() throws Exception {
    folder = Files.createTempDirectory("plumbline-it");
    token = RolelessToken.signed();
    service =
        Service.with(
            Map.ofEntries(
                entry("PLUMBLINE_DATA", folder.resolve("data").toString()),
                entry("PLUMBLINE_BASIC", "true"),
                entry("PLUMBLINE_ISSUER", RolelessToken.ISSUER),
                entry("PLUMBLINE_JWKS", keys().toUri().toString()),
                entry("PLUMBLINE_LIMIT_CALLER", "1"),
                entry("PLUMBLINE_LIMIT_CALLER_BURST", "400"),
                entry("PLUMBLINE_WAIVERS_LONGESTDAYS", "36500"),
                entry("PLUMBLINE_WAIVERS_NEVER", "SA108-M-01,SA108-M-04"),
                entry("PLUMBLINE_LIMIT_ADDRESS", "1"),
                entry("PLUMBLINE_LIMIT_ADDRESS_BURST", "100")));
    api = new DescribedApi(service.get("portal", "/v3/api-docs").body());
    Filing first = Filing.samples("first", 1).get(0);
    Until.holds(
        "the database is at work",
        () -> service.submit(first.key(), first.report()).statusCode() < FIRST_REFUSAL);
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
    Service.delete(folder);
  }

  @Test
  void everyDocumentedStatusOfEveryOperationIsAnsweredAsDocumented() throws Exception {
    Filing filing = Filing.samples("status", 1).get(0);
    HttpResponse<String> submitted = service.submit(filing.key(), filing.report());
    String id = stored(submitted);
    String deciding = Provocation.deciding(JSON.readTree(submitted.body()));
    String alliance = filing.alliance();
    Map<String, String> decisions =
        Map.of(
            "approval", recorded(alliance, deciding),
            "refusal", recorded(alliance, deciding),
            "withdrawal", recorded(alliance, deciding),
            "{decision}", recorded(alliance, deciding));
    Map<String, String> waivers =
        Map.of(
            "approval", requested(alliance),
            "refusal", requested(alliance),
            "revocation", requested(alliance));
    decided("official", alliance, waivers.get("revocation"), "approval");
    Provocation provocation =
        new Provocation(
            service,
            filing,
            id,
            version(),
            token.text(),
            waivers,
            deciding,
            decisions,
            replaying());
    List<Operation> operations = api.operations().stream().filter(one -> !isOfDrafts(one)).toList();
    for (Operation operation : operations) {
      if (!operation.isForAnyone()) { // the keys of tokens are not there yet
        assertAnswer(operation, UNAVAILABLE, provocation);
      }
    }
    issueKeys(provocation);
    for (Operation operation : operations) {
      for (String status : operation.statuses()) {
        if (!Set.of(FAILED, UNAVAILABLE, TOO_MANY).contains(status)) {
          assertAnswer(operation, status, provocation);
        }
      }
    }
    for (Operation operation : operations) {
      if (operation.statuses().contains(TOO_MANY)) { // nobody else from here gets in after it
        assertAnswer(operation, TOO_MANY, provocation);
      }
    }
  }

  /** {@link DraftAnswersIT} looks at these. */
  static boolean isOfDrafts(Operation operation) {
    return operation.path().startsWith("/v1/rulebooks/{id}/drafts");
  }

  @Test
  void whatIsFiledAndReadOverAYearIsAsDocumented() throws Exception {
    List<Filing> filings = Filing.samples("year", 12);
    for (Filing filing : filings) {
      HttpResponse<String> stored = service.submit(filing.key(), filing.report());
      assertDocumented("submit", stored, 201);
      assertRead("getSubmission", "/v1/submissions/" + stored(stored));
      assertRead("getAssessment", "/v1/assessments/" + stored(stored));
      assertDocumented("check", service.check(filing.report(), Service.JSON), 200);
    }
    for (String alliance : filings.stream().map(Filing::alliance).distinct().toList()) {
      assertRead("listFindings", "/v1/alliances/%s/findings?limit=2".formatted(alliance));
      assertRead("listAssessments", "/v1/alliances/%s/assessments?limit=2".formatted(alliance));
      assertRead(
          "getSummaryTable",
          "/v1/alliances/%s/summary-table?programmeYear=108".formatted(alliance));
    }
    HttpResponse<String> overview = service.get("official", "/v1/programmes/small-alliance/108");
    assertDocumented("getProgrammeYear", overview, 200);
    HttpResponse<String> candidates =
        service.get("official", "/v1/programmes/small-alliance/108/candidates");
    assertDocumented("listCandidates", candidates, 200);
    assertThat(JSON.readTree(candidates.body()).path("items")).isNotEmpty();
  }

  @Test
  void aTableForSpreadsheetsIsAsDocumented() throws Exception {
    Filing filing = Filing.samples("csv", 1).get(0);
    stored(service.submit(filing.key(), filing.report()));
    String path = "/v1/alliances/%s/summary-table?programmeYear=108".formatted(filing.alliance());
    HttpResponse<String> table = send("portal", path, "text/csv");
    assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertDocumented("getSummaryTable", table, 200);
  }

  @Test
  void aCorrectionAndWhatItCorrectsAreAsDocumented() throws Exception {
    Filing filing = Filing.samples("corrected", 1).get(0);
    Filing other = filing.naming("another");
    String first = stored(service.submit(filing.key(), filing.report()));
    String replacing = "?draftedAgainst=%d&replaces=%s".formatted(version(), first);
    HttpResponse<String> second = service.submit("second", other.report(), replacing);
    assertDocumented("submit", second, 201);
    HttpResponse<String> original = assertRead("getSubmission", "/v1/submissions/" + first);
    assertThat(original.headers().firstValue("Plumbline-Replaced-By")).hasValue(stored(second));
    HttpResponse<String> correction =
        assertRead("getSubmission", "/v1/submissions/" + stored(second));
    assertThat(correction.headers().firstValue("Plumbline-Replaces")).hasValue(first);
    assertRead("listAssessments", "/v1/alliances/%s/assessments".formatted(filing.alliance()));
    assertRefused(service.submit("third", other.report(), replacing), 409, "already-replaced");
  }

  @Test
  void whatOfficialsDoWithAWaiverIsAsDocumented() throws Exception {
    String alliance = "with-waivers";
    String waiver = requested(alliance);
    assertDocumented("approveWaiver", decide("official-2", alliance, waiver, "approval"), 403);
    HttpResponse<String> early = decide("official", alliance, waiver, "revocation");
    assertDocumented("revokeWaiver", early, 409);
    assertThat(type(JSON.readTree(early.body()))).isEqualTo("waiver-not-approved");
    assertDocumented("approveWaiver", decide("official", alliance, waiver, "approval"), 200);
    assertDocumented("refuseWaiver", decide("official", alliance, waiver, "refusal"), 409);
    assertDocumented("revokeWaiver", decide("official-2", alliance, waiver, "revocation"), 200);
    assertDocumented("revokeWaiver", decide("official", alliance, waiver, "revocation"), 409);
    assertRead("listWaiversOfAlliance", "/v1/alliances/" + alliance + "/waivers?status=REVOKED");
  }

  @Test
  void whatOfficialsDoWithADecisionIsAsDocumented() throws Exception {
    Filing filing = Filing.samples("decided", 1).get(0);
    HttpResponse<String> submitted = service.submit(filing.key(), filing.report());
    String deciding = Provocation.deciding(JSON.readTree(submitted.body()));
    String approval =
        "/v1/alliances/%s/decisions/%s/approval"
            .formatted(filing.alliance(), recorded(filing.alliance(), deciding));
    String read = "/v1/alliances/%s/decisions".formatted(filing.alliance());
    assertThat(JSON.readTree(service.get("portal", read).body()).path("items")).isEmpty();
    assertDocumented("approveDecision", post("official-2", approval, Provocation.DECISION), 403);
    assertDocumented("approveDecision", post("official", approval, Provocation.DECISION), 200);
    assertDocumented("approveDecision", post("official", approval, Provocation.DECISION), 409);
    HttpResponse<String> listed = assertRead("listDecisionsOfAlliance", read);
    assertThat(JSON.readTree(listed.body()).path("items")).hasSize(1);
  }

  @Test
  void theOfficesLimitsOnWaiversComeFromTheEnvironment() throws Exception {
    for (String beyond :
        List.of(
            Provocation.REQUEST.replace("2099-12-31", "2199-12-31"),
            Provocation.REQUEST.replace("SA108-M-05", "SA108-M-04"))) {
      HttpResponse<String> answer = post("official", "/v1/alliances/limited/waivers", beyond);
      assertDocumented("requestWaiver", answer, 422);
      assertThat(JSON.readTree(answer.body()).path("errors")).hasSize(1);
    }
  }

  @Test
  void everyRefusalOfASubmissionIsAsDocumented() throws Exception {
    Filing filing = Filing.samples("refused", 1).get(0);
    String report = filing.report();
    assertRefused(service.submit("a", "{"), 400, "unreadable");
    assertRefused(service.submit("not visible", report), 400, "key-missing");
    assertRefused(service.submit("a", report, "?replaces=x"), 400, "bad-request");
    assertRefused(service.submit("a", "{\"x\":null}"), 422, "report-refused");
    assertRefused(service.submit("a", report, "?replaces=" + NOTHING), 422, "replaces-unknown");
    assertRefused(service.submit("a", report, "?draftedAgainst=999"), 422, "draft-unknown");
    assertDocumented("submit", service.submit("a", report), 201);
    assertRefused(service.submit("a", filing.naming("another").report()), 409, "key-reused");
  }

  @Test
  void everyLineOfABatchIsAsDocumented() throws Exception {
    String report = Filing.samples("lines", 1).get(0).report();
    HttpResponse<String> checked = service.check(report + "\n{}\n{\n", Service.NDJSON);
    assertDocumented("check", checked, 200);
    assertThat(types(checked)).containsExactly("", "report-refused", "unreadable");
    String line = "{\"key\":\"%s\",\"report\":%s%s}\n";
    HttpResponse<String> submitted =
        service.submitEach(
            line.formatted("line", report, "")
                + line.formatted("line", report, "")
                + line.formatted("line", report, ",\"draftedAgainst\":" + version())
                + line.formatted("other", report, ",\"replaces\":\"" + NOTHING + "\"")
                + line.formatted("other", "{}", "")
                + "{}\n");
    assertDocumented("submit", submitted, 200);
    assertThat(types(submitted))
        .containsExactly(
            "", "", "key-reused", "replaces-unknown", "report-refused", "no-batch-line");
  }

  /** The id of a run of replays. */
  private String replaying() throws Exception {
    HttpResponse<String> answer = post("official", "/v1/replays", Provocation.REPLAYS);
    assertDocumented("startReplays", answer, 201);
    return stored(answer);
  }

  /** The id of a waiver that official-2 has asked for. */
  private String requested(String alliance) throws Exception {
    HttpResponse<String> answer =
        post("official-2", "/v1/alliances/" + alliance + "/waivers", Provocation.REQUEST);
    assertDocumented("requestWaiver", answer, 201);
    return stored(answer);
  }

  /** The id of a decision that official-2 has recorded. */
  private String recorded(String alliance, String deciding) throws Exception {
    HttpResponse<String> answer =
        post("official-2", "/v1/alliances/" + alliance + "/decisions", deciding);
    assertDocumented("recordDecision", answer, 201);
    return stored(answer);
  }

  private void decided(String user, String alliance, @Nullable String waiver, String how)
      throws Exception {
    assertThat(decide(user, alliance, waiver, how).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> decide(
      String user, String alliance, @Nullable String waiver, String how) throws Exception {
    String path = "/v1/alliances/%s/waivers/%s/%s".formatted(alliance, waiver, how);
    return post(user, path, Provocation.DECISION);
  }

  private HttpResponse<String> post(String user, String path, String body) throws Exception {
    return service
        .client()
        .send(
            service
                .as(user, path)
                .header("Content-Type", Service.JSON)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private void assertAnswer(Operation operation, String status, Provocation provocation)
      throws Exception {
    HttpResponse<String> answer = provocation.of(operation, status);
    assertDocumented(operation, answer, Integer.parseInt(status));
  }

  private HttpResponse<String> assertRead(String operation, String path) throws Exception {
    HttpResponse<String> answer = service.get("portal", path);
    assertDocumented(operation, answer, 200);
    return answer;
  }

  private void assertRefused(HttpResponse<String> answer, int status, String type) {
    assertDocumented("submit", answer, status);
    assertThat(type(JSON.readTree(answer.body()))).isEqualTo(type);
  }

  private void assertDocumented(String operation, HttpResponse<String> answer, int status) {
    assertDocumented(api.operation(operation), answer, status);
  }

  private void assertDocumented(Operation operation, HttpResponse<String> answer, int status) {
    String said = operation + " " + answer + " " + answer.body();
    assertThat(answer.statusCode()).as(said).isEqualTo(status);
    assertThat(api.faults(operation, answer)).as(said).isEmpty();
  }

  /** The token is taken for what it is as soon as they are read. */
  private void issueKeys(Provocation provocation) throws Exception {
    Files.writeString(keys(), token.keys());
    Operation operation = api.operation("listRulebooks");
    Until.holds("keys read", () -> provocation.of(operation, "403").statusCode() == 403);
  }

  private int version() throws Exception {
    String edition = service.get("portal", "/v1/rulebooks/small-alliance-108").body();
    return JSON.readTree(edition).path("version").intValue();
  }

  private Path keys() {
    return folder.resolve("keys.json");
  }

  private HttpResponse<String> send(String user, String path, String accept)
      throws IOException, InterruptedException {
    return service
        .client()
        .send(
            service.as(user, path).header("Accept", accept).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String stored(HttpResponse<String> submitted) {
    return JSON.readTree(submitted.body()).path("id").stringValue();
  }

  /** Of the problem in each line, without what all have in common; empty for none. */
  private static List<String> types(HttpResponse<String> lines) {
    List<String> types = new ArrayList<>();
    for (String line : lines.body().lines().toList()) {
      JsonNode read = JSON.readTree(line);
      types.add(type(read.has("problem") ? read.path("problem") : read));
    }
    return types;
  }

  private static String type(JsonNode problem) {
    return problem.path("type").asString("").replace("urn:plumbline:problem:", "");
  }
}
