package tw.plumbline.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.http.Counter.JSON;
import static tw.plumbline.service.http.Counter.assertProblem;
import static tw.plumbline.service.http.Counter.header;
import static tw.plumbline.service.http.Counter.json;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.draft.HostileArchives;
import tw.plumbline.service.draft.HostileArchives.Hostile;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/** Rules that are changed over HTTP, from the first draft to the report that they judge. */
@SpringBootTest(
    classes = Application.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "plumbline.rulebook=../it-tests/src/test/rulebooks",
      "PLUMBLINE_PASSWORD_PORTAL=" + Counter.PASSWORD,
      "PLUMBLINE_PASSWORD_OFFICIAL=" + Counter.PASSWORD,
      "PLUMBLINE_PASSWORD_OFFICIAL_2=" + Counter.PASSWORD,
      "PLUMBLINE_PASSWORD_AUDITOR=" + Counter.PASSWORD
    })
@ContextConfiguration(initializers = Counter.Database.class)
final class DraftsOverHttpTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String RULEBOOK = "/v1/rulebooks/reading-room-108";
  private static final String DRAFTS = RULEBOOK + "/drafts";
  private static final String CLAUSE = "lending/x-01-lent-for-a-year/";
  private static final String RULE = CLAUSE + "rule.yaml";
  private static final String CASES = CLAUSE + "cases.yaml";
  private static final String CONDITIONS = CLAUSE + "rule.drl";
  private static final String README = "README.md";
  private static final String TEXT = "text/plain";
  private static final String ZIP = "application/zip";
  private static final String REASON = "{\"reason\":\"情況屬實\"}";
  private static final Map<String, Hostile> HOSTILE = HostileArchives.all();

  /** Thirteen months are more than twelve. */
  private static final String THIRTEEN = "109/02/29";

  /** What the conditions leave out, so that no wrong edit of them goes unnoticed. */
  private static final String OTHER_KINDS =
      """
        - name: what is no room and no deposit is not looked at
          base: report
          change:
            - set: /facts/agreements
              to:
                - {"id": "e", "kind": "EQUIPMENT", "startsOn": "108/02/01"}
                - {"id": "f", "kind": "EQUIPMENT", "startsOn": "108/02/01", "endsOn": "110/01/31"}
            - set: /facts/amounts
              to:
                - {"id": "d", "kind": "DEPOSIT", "amount": {"value": 100, "currency": "TWD"}}
                - {"id": "g", "kind": "FEE", "amount": {"value": 50, "currency": "TWD"}}
          expect:
            status: NOT_APPLICABLE
            findings: []
            figures:
              deposits: 100
      """;

  private static final String ENDLESS = "2999-12-31";

  private final Counter portal;
  private final Counter official;
  private final Counter second;
  private final Counter auditor;
  private final ActiveRulebooks rulebooks;
  private final Server server;

  DraftsOverHttpTest(
      @Autowired WebServerApplicationContext counter,
      @Autowired ActiveRulebooks rulebooks,
      @Autowired Server server) {
    this.portal = new Counter(counter);
    this.official = portal.as("official");
    this.second = portal.as("official-2");
    this.auditor = portal.as("auditor");
    this.rulebooks = rulebooks;
    this.server = server;
  }

  @Test
  void aRuleIsChangedProvenApprovedAppliedAndTakenBack() {
    int first = version();
    JsonNode before = submitted("");
    assertThat(before.path("verdict").asString()).isEqualTo("NON_COMPLIANT");
    String draft = begun("{\"title\":\"借用期間放寬為十三個月\"}");
    relaxed(draft);

    JsonNode tried = json(ok(official.post(draft + "/checks", JSON, report(THIRTEEN))));
    assertThat(tried.path("revision").intValue()).isEqualTo(3);
    assertThat(tried.at("/assessment/verdict").asString()).isEqualTo("COMPLIANT");
    assertThat(tried.at("/assessment/rulebook/version").intValue()).isZero();
    String submission = before.path("id").asString();
    JsonNode again = json(ok(official.post(draft + "/checks?submission=" + submission)));
    assertThat(again.path("submission").asString()).isEqualTo(submission);
    assertThat(again.at("/assessment/verdict").asString()).isEqualTo("COMPLIANT");
    assertThat(audited("draft.try", submission)).isEqualTo(1);

    gated(draft);
    String impact = previewed(draft);
    assertProblem(approve(second, draft, 3, impact), 409, "draft-not-proposed");
    proposed(draft, 3, ",\"transitionUntil\":\"" + ENDLESS + "\"");
    assertProblem(put(official, draft, README, 3, "x"), 409, "draft-not-open");
    assertProblem(approve(second, draft, 2, impact), 409, "draft-changed");
    assertProblem(approve(official, draft, 3, impact), 409, "same-person");
    submitted("");
    assertProblem(approve(second, draft, 3, impact), 409, "impact-stale");
    assertThat(json(official.get(draft + "/impact")).path("current").booleanValue()).isFalse();
    impact = previewed(draft);
    JsonNode totals = json(ok(auditor.get(draft + "/impact"))).at("/totals/all");
    assertThat(totals.path("changed").longValue()).isGreaterThanOrEqualTo(2);
    assertThat(totals.at("/clauses/TR-01/vanished").longValue()).isGreaterThanOrEqualTo(2);
    byte[] archive = official.bytes(draft + "/archive").body();
    HttpResponse<String> approved = ok(approve(second, draft, 3, impact));
    int next = json(approved).path("version").intValue();
    assertThat(next).isEqualTo(first + 1);

    JsonNode after = submitted("");
    assertThat(after.at("/rulebook/version").intValue()).isEqualTo(next);
    assertThat(after.path("verdict").asString()).isEqualTo("COMPLIANT");
    JsonNode pinned = submitted("?draftedAgainst=" + first);
    assertThat(pinned.at("/rulebook/version").intValue()).isEqualTo(first);
    assertThat(pinned.path("verdict").asString()).isEqualTo("NON_COMPLIANT");
    assertThat(pinned.at("/draftedAgainst/applied").booleanValue()).isTrue();
    assertThat(pinned.at("/draftedAgainst/changed/0/clause").asString()).isEqualTo("TR-01");
    JsonNode published = json(auditor.get(RULEBOOK + "/versions?limit=1")).path("items").get(0);
    assertThat(published.path("number").intValue()).isEqualTo(next);
    assertThat(published.at("/publication/author").asString()).isEqualTo("official");
    assertThat(published.at("/publication/approver").asString()).isEqualTo("official-2");
    assertThat(published.at("/publication/impact").asString()).isEqualTo(impact);
    assertThat(published.at("/publication/transitionUntil").asString()).isEqualTo(ENDLESS);
    assertThat(auditor.bytes(RULEBOOK + "/versions/" + next + "/archive").body())
        .isEqualTo(archive);
    assertThat(auditor.get(RULEBOOK + "/versions/" + next + "/files?path=" + RULE).body())
        .contains("value: 13");

    String back = begun("{\"title\":\"回復\",\"version\":" + first + "}");
    int third = published(back, 1);
    assertThat(third).isEqualTo(next + 1);
    JsonNode undone = submitted("?draftedAgainst=" + next);
    assertThat(undone.at("/rulebook/version").intValue()).isEqualTo(third);
    assertThat(undone.at("/rulebook/digest")).isEqualTo(before.at("/rulebook/digest"));
    assertThat(undone.path("verdict").asString()).isEqualTo("NON_COMPLIANT");
    assertThat(undone.at("/draftedAgainst/applied").booleanValue()).isFalse();
    assertThat(undone.at("/draftedAgainst/changed")).isNotEmpty();
  }

  @Test
  void whatAPreviewFindsIsListedAndWrittenForSpreadsheets() {
    submitted("");
    submitted("");
    String draft = begun("{\"title\":\"試算\"}");
    assertProblem(official.get(draft + "/impact"), 404, "not-found");
    assertProblem(official.delete(draft + "/impact"), 404, "not-found");
    relaxed(draft);
    String impact = previewed(draft);

    JsonNode page = json(ok(auditor.get(draft + "/impact/changes?limit=1")));
    assertThat(page.path("items")).hasSize(1);
    assertThat(page.at("/items/0/change/before").asString()).isEqualTo("NON_COMPLIANT");
    assertThat(page.at("/items/0/change/findings/0/kind").asString()).isEqualTo("VANISHED");
    String next = draft + "/impact/changes?limit=500&cursor=" + page.path("next").asString();
    previewed(draft);
    List<JsonNode> rest = List.copyOf(json(ok(auditor.get(next))).path("items").values());
    assertThat(rest).isNotEmpty().doesNotContain(page.at("/items/0"));

    HttpResponse<String> csv = ok(auditor.get(draft + "/impact/changes", "Accept", "text/csv"));
    assertThat(header(csv, "Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(header(csv, "Vary")).contains("Accept");
    assertThat(csv.body()).startsWith("\uFEFF聯盟 Alliance,");
    assertThat(csv.body().lines().filter(line -> line.contains("總評 verdict")).toList())
        .hasSize(1 + rest.size());
    HttpResponse<String> asked =
        auditor.get(draft + "/impact/changes?limit=1", "Accept", "text/csv");
    Counter.assertRefused(asked, "limit");
    assertThat(audited("impact.read", impact)).isPositive();
    JsonNode done = json(ok(official.delete(draft + "/impact")));
    assertThat(done.path("standing").asString()).isEqualTo("DONE");
  }

  @Test
  void whoSavesAfterSomebodyElseUndoesNothing() {
    String draft = begun("{\"title\":\"併行\"}");
    String rule = text(draft, RULE);
    ok(put(official, draft, README, 1, "甲"));
    HttpResponse<String> both = ok(put(second, draft, RULE, 1, rule + "# 乙\n"));
    assertThat(json(both).at("/current/revision").intValue()).isEqualTo(3);
    assertThat(header(both, "ETag")).isEqualTo(header(official.get(draft), "ETag"));
    HttpResponse<String> late = put(second, draft, README, 1, "丙");
    assertProblem(late, 409, "draft-changed");
    assertThat(json(late).at("/files/0/file").asString()).isEqualTo(README);
    assertProblem(remove(second, draft, README, 1), 409, "draft-changed");
    assertThat(text(draft, README)).isEqualTo("甲");
    assertThat(json(put(second, draft, README, 3, "甲")).at("/current/revision").intValue())
        .isEqualTo(3);
    ok(remove(second, draft, README, 3));
    assertProblem(official.get(draft + "/files?path=" + README), 404, "not-found");
    assertProblem(remove(second, draft, README, 4), 404, "not-found");
    assertThat(official.get(draft + "/files?revision=3&path=" + README).body()).isEqualTo("甲");
  }

  @Test
  void everyStateIsListedAndStaysReadable() {
    String draft = begun("{\"title\":\"紀錄\"}");
    ok(
        official.put(
            draft + "/files?path=" + README + "&since=1&note=" + encoded("改說明"),
            "application/octet-stream",
            "甲".getBytes(UTF_8)));
    ok(put(second, draft, README, 2, "乙"));
    List<String> notes = new ArrayList<>();
    String next = "?limit=2";
    while (!next.isEmpty()) {
      JsonNode page = json(ok(auditor.get(draft + "/states" + next)));
      page.path("items").forEach(state -> notes.add(state.path("note").asString()));
      next = page.has("next") ? "?limit=2&cursor=" + page.path("next").asString() : "";
    }
    assertThat(notes).containsExactly(README, "改說明", "紀錄");
    JsonNode files = json(ok(auditor.get(draft + "/files?revision=1")));
    assertThat(files.path("files")).hasSizeGreaterThan(5);
    assertProblem(auditor.get(draft + "/files?revision=9"), 404, "not-found");
    JsonNode drafts = json(ok(auditor.get(DRAFTS + "?limit=1")));
    assertThat(drafts.path("items")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/files", "/files?path=programme.yaml", "/archive"})
  void whatDidNotChangeIsNotSentAgain(String what) {
    String draft = begun("{\"title\":\"標記\"}");
    String tag = header(ok(auditor.get(draft + what)), "ETag");
    assertThat(auditor.get(draft + what, "If-None-Match", tag).statusCode()).isEqualTo(304);
    ok(put(official, draft, "programme.yaml", 1, text(draft, "programme.yaml") + "\n"));
    assertThat(auditor.get(draft + what, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void aZipGoesOutAndInByteForByte() {
    String draft = begun("{\"title\":\"壓縮檔\"}");
    HttpResponse<byte[]> out = official.bytes(draft + "/archive");
    assertThat(header(out, "Content-Disposition")).contains("reading-room-draft-1.zip");
    ok(put(official, draft, README, 1, "甲"));
    HttpResponse<String> late = official.put(draft + "/archive?since=1", ZIP, out.body());
    assertProblem(late, 409, "draft-changed");
    JsonNode back = json(ok(official.put(draft + "/archive?since=2", ZIP, out.body())));
    assertThat(back.at("/current/revision").intValue()).isEqualTo(3);
    assertThat(official.bytes(draft + "/archive").body()).isEqualTo(out.body());
    assertThat(json(ok(official.put(draft + "/archive?since=3", ZIP, out.body())))).isEqualTo(back);
  }

  static Stream<Arguments> hostile() {
    return HOSTILE.entrySet().stream().map(one -> Arguments.of(one.getKey(), one.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void aHostileArchiveIsRefusedWholeAndChangesNothing(String kind, Hostile hostile) {
    String draft = begun("{\"title\":\"匯入\"}");
    HttpResponse<String> answer = official.put(draft + "/archive?since=1", ZIP, hostile.zip());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(json(answer).path("type").asString()).endsWith("-refused");
    assertThat(json(answer).path("files").findValuesAsString("file")).contains(hostile.path());
    assertThat(json(official.get(draft)).at("/current/revision").intValue()).isEqualTo(1);
    assertThat(Path.of("..", "..", "evil.yaml")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title: &a {zh-TW: 甲, en: a}\n",
        "clause: *a\n",
        "clause: !!javax.script.ScriptEngineManager [x]\n",
        "clause: !local x\n",
        "title: {<<: {zh-TW: 甲}, en: a}\n",
        "clause: TR-01\nclause: TR-02\n",
        "%YAML 1.2\n---\nclause: TR-01\n",
        "clause: TR-01\n---\nclause: TR-02\n",
        "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{"
      })
  void aPageThatSaysSomethingElseThanItShowsIsRefusedWhereItStands(String page) {
    assertRefusedAt(RULE, page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule \"too long\" when $a : AgreementFact() then System.exit(1); end",
        "rule \"too long\" when eval(System.exit(1) == null) then applies(); end",
        "import java.lang.Runtime\nrule \"x\" when then applies(); end",
        "function void f() { System.exit(1); }",
        "global java.lang.Runtime r",
        "rule \"x\" when AgreementFact(kind == Runtime.getRuntime().exec(\"x\")) then applies(); end"
      })
  void aRuleFileThatDoesMoreThanRulesDoIsNeverCompiled(String rule) {
    assertRefusedAt(CONDITIONS, rule);
  }

  @Test
  void gatesAreStartedWatchedAndEnded() {
    String draft = begun("{\"title\":\"檢查\"}");
    JsonNode untouched = json(ok(auditor.get(draft + "/gates")));
    assertThat(untouched.path("gates")).hasSize(7);
    ok(put(official, draft, RULE, 1, "clause: [\n"));
    JsonNode last = gates(draft);
    assertThat(last.path("running").booleanValue()).isFalse();
    assertThat(last.path("passed").booleanValue()).isFalse();
    JsonNode fault = last.at("/gates/0/report/faults/0");
    assertThat(fault.path("file").asString()).isEqualTo(RULE);
    assertThat(fault.at("/message/zh-TW").asString()).isNotBlank();
    ok(official.post(draft + "/gates"));
    assertThat(json(ok(official.delete(draft + "/gates"))).path("running").booleanValue())
        .isFalse();
    assertProblem(approveBeforeTheGates(draft), 409, "gates-open");
  }

  /** Of a draft of which no gate was passed. */
  private HttpResponse<String> approveBeforeTheGates(String draft) {
    proposed(draft, 2, "");
    return approve(second, draft, 2, UUID.randomUUID().toString());
  }

  @Test
  void cellsAreEditedAndEveryOtherByteStays() {
    String draft = begun("{\"title\":\"逐格\"}");
    String before = text(draft, RULE);
    String set =
        """
        {"since":1,"edits":[
          {"kind":"SET","path":"%s","pointer":"/parameters/months/values/0/value","value":"13"}]}"""
            .formatted(RULE);
    JsonNode edited = json(ok(official.post(draft + "/edits", JSON, set)));
    assertThat(edited.at("/current/revision").intValue()).isEqualTo(2);
    assertThat(text(draft, RULE)).isEqualTo(before.replace("value: 12\n", "value: 13\n"));
    assertProblem(
        official.post(draft + "/edits", JSON, set.replace("13", "14")), 409, "draft-changed");

    HttpResponse<String> wrong =
        official.post(
            draft + "/edits",
            JSON,
            """
            {"since":2,"edits":[
              {"kind":"SET","path":"%1$s","pointer":"/parameters/months/values/0/value","value":"一年"},
              {"kind":"SET","path":"%1$s","pointer":"/title/en","value":"Terms"},
              {"kind":"SET","path":"nothing.yaml","pointer":"/x","value":"1"},
              {"kind":"ADD_EDITION","path":"%1$s"}]}"""
                .formatted(RULE));
    assertProblem(wrong, 422, "request-refused");
    assertThat(json(wrong).path("errors").findValuesAsString("pointer"))
        .containsExactly("/edits/0", "/edits/2", "/edits/3/path", "/edits/3/year");
    assertThat(json(wrong).at("/errors/0/message/en").asString())
        .contains(RULE, "/parameters/months/values/0/value");
    assertProblem(official.post(draft + "/edits", JSON, "{\"since\":1}"), 422, "request-refused");
    assertProblem(official.post(draft + "/edits", JSON, "{"), 400, "unreadable");
  }

  @Test
  void aProposalIsTakenBackByWhoMadeItAndRefusedByAnother() {
    String draft = begun("{\"title\":\"送核\"}");
    assertProblem(official.post(draft + "/withdrawal", JSON, REASON), 409, "draft-not-proposed");
    proposed(draft, 1, "");
    assertProblem(official.post(draft + "/refusal", JSON, REASON), 409, "same-person");
    assertProblem(second.post(draft + "/withdrawal", JSON, REASON), 403, "forbidden");
    JsonNode refused = json(ok(second.post(draft + "/refusal", JSON, REASON)));
    assertThat(refused.path("standing").asString()).isEqualTo("OPEN");
    assertThat(refused.at("/steps/1/by").asString()).isEqualTo("official-2");
    proposed(draft, 1, "");
    ok(official.post(draft + "/withdrawal", JSON, REASON));
    JsonNode done = json(ok(second.post(draft + "/abandonment", JSON, REASON)));
    assertThat(done.path("standing").asString()).isEqualTo("ABANDONED");
    assertProblem(put(official, draft, README, 1, "x"), 409, "draft-not-open");
  }

  @Test
  void aDraftIsBegunAnewOnTheVersionThatCameIntoForce() {
    String draft = begun("{\"title\":\"草案\"}");
    ok(put(official, draft, README, 1, "草案"));
    String other = begun("{\"title\":\"先發布\"}");
    ok(put(official, other, README, 1, "先發布 " + UUID.randomUUID()));
    int now = published(other, 2);

    gated(draft);
    String impact = previewed(draft);
    proposed(draft, 2, "");
    assertProblem(approve(second, draft, 2, impact), 409, "rules-changed");
    ok(official.post(draft + "/withdrawal", JSON, REASON));
    HttpResponse<String> conflict = official.post(draft + "/rebase", JSON, "{}");
    assertProblem(conflict, 409, "rules-changed");
    assertThat(json(conflict).at("/files/0/file").asString()).isEqualTo(README);
    HttpResponse<String> anew =
        official.post(draft + "/rebase", JSON, "{\"mine\":[\"" + README + "\"]}");
    assertThat(anew.statusCode()).as(anew.body()).isEqualTo(201);
    String location = header(anew, "Location");
    assertThat(json(anew).path("inForce").intValue()).isEqualTo(now);
    assertThat(text(location, README)).isEqualTo("草案");
    assertThat(json(official.get(draft)).path("standing").asString()).isEqualTo("ABANDONED");
  }

  @Test
  void aPublishedVersionThatDoesNotLoadLeavesTheOneBeforeUntilOfficialsMendIt() {
    int before = version();
    String draft = begun("{\"title\":\"壞的版本\"}");
    ok(put(official, draft, "programme.yaml", 1, "formatVersion: 99\n"));
    forced(draft.substring(DRAFTS.length() + 1), before);
    rulebooks.refresh().block();

    assertThat(portal.get("/actuator/health").statusCode()).isEqualTo(503);
    assertThat(portal.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(submitted("").at("/rulebook/version").intValue()).isEqualTo(before);
    String mending = begun("{\"title\":\"修復\"}");
    ok(put(official, mending, README, 1, "修復 " + UUID.randomUUID()));
    assertThat(published(mending, 2)).isEqualTo(before + 2);
    assertThat(portal.get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(submitted("").at("/rulebook/version").intValue()).isEqualTo(before + 2);
  }

  @Test
  void onlyOfficialsWriteAndNoPortalReads() {
    String draft = begun("{\"title\":\"角色\"}");
    assertProblem(put(auditor, draft, README, 1, "x"), 403, "forbidden");
    assertProblem(auditor.post(draft + "/gates"), 403, "forbidden");
    assertProblem(auditor.post(DRAFTS, JSON, "{\"title\":\"x\"}"), 403, "forbidden");
    for (String what : List.of("", "/files", "/gates", "/states", "/archive", "/impact/changes")) {
      assertProblem(portal.get(draft + what), 403, "forbidden");
    }
    assertProblem(portal.get(RULEBOOK + "/versions"), 403, "forbidden");
  }

  @Test
  void aDraftOfAnotherProgrammeIsNotThere() {
    String draft = begun("{\"title\":\"別的計畫\"}");
    String elsewhere = draft.replace("reading-room-108", "exchange-office-108");
    for (String what : List.of("", "/files", "/gates", "/archive", "/states", "/gates/events")) {
      assertProblem(official.get(elsewhere + what), 404, "not-found");
      assertProblem(official.get(DRAFTS + "/" + UUID.randomUUID() + what), 404, "not-found");
    }
    assertProblem(official.get("/v1/rulebooks/nothing/drafts"), 404, "not-found");
    assertProblem(official.post(elsewhere + "/proposal", JSON, proposal(1, "")), 404, "not-found");
    String submission = submitted("").path("id").asString();
    String other = elsewhere("{\"title\":\"x\"}");
    assertProblem(official.post(other + "/checks?submission=" + submission), 404, "not-found");
    HttpResponse<String> tried = official.post(other + "/checks", JSON, report(THIRTEEN));
    assertProblem(tried, 422, "report-refused");
    assertThat(json(tried).at("/errors/0/pointer").asString()).isEqualTo("/programme");
    Counter.assertRefused(
        official.post(draft + "/checks?submission=" + submission, JSON, report(THIRTEEN)),
        "submission");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /title",
        "{\"title\":\" \"} | /title",
        "{\"title\":\"x\",\"version\":0} | /version",
        "{\"title\":\"x\",\"version\":999} | /version",
        "{\"title\":\"x\",\"more\":1} | /more"
      })
  void whatIsWrongWithARequestIsSaidAtItsPlace(String form, String pointer) {
    HttpResponse<String> answer = official.post(DRAFTS, JSON, form);
    assertProblem(answer, 422, "request-refused");
    assertThat(json(answer).path("errors").findValuesAsString("pointer")).containsExactly(pointer);
  }

  @Test
  void aDayOfTransitionIsNotOver() {
    String draft = begun("{\"title\":\"過渡\"}");
    HttpResponse<String> answer =
        official.post(draft + "/proposal", JSON, proposal(1, ",\"transitionUntil\":\"108/12/31\""));
    assertProblem(answer, 422, "request-refused");
    assertThat(json(answer).at("/errors/0/pointer").asString()).isEqualTo("/transitionUntil");
  }

  @ParameterizedTest
  @CsvSource({
    "/files?path=README.md&since=0, since",
    "/files?path=README.md, since",
    "/files?since=1, path",
    "/files?path=README.md&since=1&more=1, more"
  })
  void aParameterThatIsNotAsItMustBeIsNamed(String query, String parameter) {
    String draft = begun("{\"title\":\"參數\"}");
    Counter.assertRefused(official.put(draft + query, TEXT, "x".getBytes(UTF_8)), parameter);
  }

  @Test
  void aFileOfAnotherTypeOrCharsetIsNotTaken() {
    String draft = begun("{\"title\":\"格式\"}");
    String file = draft + "/files?path=README.md&since=1";
    for (String type : List.of(JSON, "text/plain;charset=Big5")) {
      HttpResponse<String> answer = official.put(file, type, "x".getBytes(UTF_8));
      assertProblem(answer, 415, "unsupported-media-type");
      assertThat(header(answer, "Accept")).contains("text/plain").doesNotContain("json");
    }
    byte[] large = new byte[(1 << 20) + 1];
    HttpResponse<String> answer = official.put(file, TEXT, large);
    assertProblem(answer, 422, "files-refused");
    assertThat(json(answer).at("/files/0/file").asString()).isEqualTo(README);
    assertProblem(
        official.put(draft + "/archive?since=1", TEXT, new byte[0]), 415, "unsupported-media-type");
  }

  private void assertRefusedAt(String path, String content) {
    String draft = begun("{\"title\":\"壞檔\"}");
    ok(put(official, draft, path, 1, content));
    for (HttpResponse<String> answer :
        List.of(
            official.post(draft + "/checks", JSON, report(THIRTEEN)),
            path.equals(RULE) ? official.post(draft + "/impact") : tried(draft))) {
      assertProblem(answer, 422, "files-refused");
      JsonNode fault = json(answer).path("files").get(0);
      assertThat(fault.path("file").asString()).isEqualTo(path);
      assertThat(fault.path("line").intValue()).isPositive();
      assertThat(fault.at("/message/zh-TW").asString()).isNotBlank();
    }
  }

  private HttpResponse<String> tried(String draft) {
    return official.post(draft + "/checks", JSON, report("108/12/31"));
  }

  /** Thirteen months, with the cases that show it. */
  private void relaxed(String draft) {
    ok(
        put(
            official,
            draft,
            RULE,
            1,
            text(draft, RULE)
                .replace("value: 12\n", "value: 13\n")
                .replace("十二個月為限", "十三個月為限")
                .replace("for twelve months", "for thirteen months")));
    String cases =
        text(draft, CASES).replace("109/01/31", "109/02/29").replace("109/02/01", "109/03/01");
    ok(put(official, draft, CASES, 2, cases + OTHER_KINDS));
  }

  /** The path of a draft that was begun now. */
  private String begun(String form) {
    return begun(DRAFTS, form);
  }

  private String elsewhere(String form) {
    return begun("/v1/rulebooks/exchange-office-108/drafts", form);
  }

  private String begun(String drafts, String form) {
    HttpResponse<String> answer = official.post(drafts, JSON, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String location = header(answer, "Location");
    assertThat(location).isEqualTo(drafts + "/" + json(answer).path("id").asString());
    return location;
  }

  private int published(String draft, int revision) {
    gated(draft);
    String impact = previewed(draft);
    proposed(draft, revision, "");
    return json(ok(approve(second, draft, revision, impact))).path("version").intValue();
  }

  private void gated(String draft) {
    JsonNode last = gates(draft);
    assertThat(last.path("passed").booleanValue()).as("%s", last).isTrue();
  }

  private JsonNode gates(String draft) {
    ok(official.post(draft + "/gates"));
    return last(ok(auditor.get(draft + "/gates/events")));
  }

  /** The id of a preview that is done. */
  private String previewed(String draft) {
    ok(official.post(draft + "/impact"));
    JsonNode last = last(ok(auditor.get(draft + "/impact/events")));
    assertThat(last.path("standing").asString()).as("%s", last).isEqualTo("DONE");
    assertThat(last.path("failed").longValue()).isZero();
    return last.path("id").asString();
  }

  /** The last event of a stream that ended. */
  private static JsonNode last(HttpResponse<String> stream) {
    assertThat(header(stream, "Content-Type")).startsWith("text/event-stream");
    List<String> events = stream.body().lines().filter(line -> line.startsWith("data:")).toList();
    return MAPPER.readTree(events.get(events.size() - 1).substring("data:".length()));
  }

  private void proposed(String draft, int revision, String more) {
    ok(official.post(draft + "/proposal", JSON, proposal(revision, more)));
  }

  private static String proposal(int revision, String more) {
    return "{\"revision\":%d,\"reason\":\"依公告\"%s}".formatted(revision, more);
  }

  private static HttpResponse<String> approve(
      Counter who, String draft, int revision, String impact) {
    return who.post(
        draft + "/approval",
        JSON,
        "{\"revision\":%d,\"impact\":\"%s\",\"reason\":\"相符\"}".formatted(revision, impact));
  }

  private static HttpResponse<String> put(
      Counter who, String draft, String path, int since, String text) {
    return who.put(draft + "/files?path=" + path + "&since=" + since, TEXT, text.getBytes(UTF_8));
  }

  private static HttpResponse<String> remove(Counter who, String draft, String path, int since) {
    return who.delete(draft + "/files?path=" + path + "&since=" + since);
  }

  private String text(String draft, String path) {
    return ok(official.get(draft + "/files?path=" + path)).body();
  }

  private int version() {
    return json(portal.get(RULEBOOK)).path("version").intValue();
  }

  private JsonNode submitted(String query) {
    HttpResponse<String> answer =
        portal.post(
            Counter.SUBMISSIONS + query,
            JSON,
            report(THIRTEEN),
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static String report(String endsOn) {
    return """
        {"programme": "reading-room", "programmeYear": 108, "filing": "ANNUAL",
         "filedAt": "2019-12-20T12:00:00+08:00",
         "alliance": {"id": "room", "name": "虛構單位"},
         "facts": {
           "agreements": [{"id": "r", "kind": "ROOM", "startsOn": "108/02/01", "endsOn": "%s"}],
           "amounts": []}}"""
        .formatted(endsOn);
  }

  private static HttpResponse<String> ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(200);
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private int audited(String action, String subject) {
    return number(
        "select count(*) from audit_event where action = '%s' and subject like '%%%s'"
            .formatted(action, subject));
  }

  private int number(String query) {
    try (Connection connection = Migrations.dataSource(server).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Publishes what no gate lets pass, as only the owner of the database can. */
  private void forced(String draft, int before) {
    try (Connection connection = Migrations.dataSource(server).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          with s as (select * from draft_state where draft = '%1$s' and revision = 2),
          v as (
            insert into rulebook_version (programme, number, digest)
            select 'reading-room', %2$d + 1, digest from s returning programme, number, digest),
          f as (
            insert into rulebook_file (programme, number, path, content)
            select 'reading-room', %2$d + 1, e.key, c.content
            from s, jsonb_each_text(s.files) e join draft_content c on c.digest = e.value),
          i as (
            insert into impact_run (id, draft, revision, programme, digest, base_number,
              base_digest, years, upto, submissions, engine, asked_by)
            select gen_random_uuid(), draft, 2, 'reading-room', digest, %2$d, digest, '{108}', 0, 0,
              'none', 'owner' from s returning id)
          insert into rulebook_publication (programme, number, follows, draft, impact, author,
            approver, emergency, reason, years)
          select v.programme, v.number, %2$d, '%1$s', i.id, 'owner', 'owner', true, 'x', '{108}'
          from v, i
          """
              .formatted(draft, before));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
