package tw.plumbline.service.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.Application;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Browser;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.identity.UserRegister;
import tw.plumbline.service.workbench.AllianceSearch.Asked;
import tw.plumbline.service.workbench.AllianceSearch.Found;

/** What is stored of alliances, as an auditor and as the alliance itself read it. */
@SpringBootTest(
    classes = Application.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "PLUMBLINE_PASSWORD_AUDITOR=of-the-auditor",
      "PLUMBLINE_PASSWORD_PORTAL=" + Portal.PASSWORD
    })
@TestInstance(Lifecycle.PER_CLASS)
final class RecordPagesTest {
  private static final Server SERVER = TestDatabase.server();
  private static final String HEALTH = "service-to-non-members";
  private static final String OPTICS = "model-optics";

  /** With a slash: ids may hold any character. */
  private static final String MEDICINE = "A/1 50%";

  private static final Pattern PLACE = Pattern.compile("href=\"#(at/[^\"]+)\"");

  private final WebServerApplicationContext server;
  private final UserRegister register;
  private final Portal portal;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Browser auditor;

  private ObjectNode assessed = Portal.JSON.createObjectNode();
  private ObjectNode before = Portal.JSON.createObjectNode();
  private ObjectNode after = Portal.JSON.createObjectNode();

  RecordPagesTest(@Autowired WebServerApplicationContext server, @Autowired UserRegister register) {
    this.server = server;
    this.register = register;
    this.portal = new Portal(server);
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("plumbline.database.url", () -> TestDatabase.url(SERVER));
    settings.add("plumbline.limit.caller.burst", () -> "100000");
    settings.add("plumbline.limit.address.burst", () -> "100000");
  }

  @BeforeAll
  void alliancesHaveFiled() {
    portal.file(Portal.sample(OPTICS, "1-targets"), "");
    portal.file(Portal.sample(HEALTH, "2-first-kpi"), "");
    assessed = portal.file(Portal.sample(HEALTH, "3-second-kpi"), "");
    before = portal.file(medicine(), "");
    ObjectNode corrected = medicine();
    ((ObjectNode) corrected.at("/members/26/agreement")).put("endsOn", "2019-10-31");
    after = portal.file(corrected, "?replaces=" + id(before));
    register.put("ms-liu", Role.ALLIANCE, MEDICINE, "of-ms-liu");
    register.put("nobody", Role.ALLIANCE, "never-filed", "of-nobody");
    auditor = new Browser(server).signIn("auditor", "of-the-auditor");
  }

  @Test
  void alliancesAreFoundByNameIdYearAndClause() {
    assertThat(found("")).contains(">" + OPTICS + "<", ">" + HEALTH + "<", "列出 3 個聯盟。");
    assertThat(found("?q=" + encoded("精準健康")))
        .contains(">" + HEALTH + "<", "不符規定")
        .doesNotContain(">" + OPTICS + "<");
    assertThat(found("?q=MODEL-op")).contains(">" + OPTICS + "<", "列出 1 個聯盟。");
    assertThat(found("?year=108&clause=SA108-M-05"))
        .contains(">" + HEALTH + "<")
        .doesNotContain(">" + OPTICS + "<");
    for (String none : List.of("q=o_el", "q=%5C", "year=107", "clause=NO-SUCH", "after=zzz")) {
      assertThat(found("?" + none)).as(none).contains("沒有符合條件的聯盟。");
    }
    assertThat(found("?q=%25"))
        .contains("A/1 50%", "列出 1 個聯盟。", "href=\"/workbench/alliances/A%2F1%2050%25\"");
  }

  @Test
  void aFindingThatWasCorrectedIsNotSearchedFor() {
    assertThat(clauses(before)).contains("SA108-M-05");
    assertThat(clauses(after)).doesNotContain("SA108-M-05");
    assertThat(found("?clause=SA108-M-05")).doesNotContain("A/1 50%");
    assertThat(found("?clause=SA108-M-06")).contains("A/1 50%");
  }

  @Test
  void theSearchGoesOnWhereItStopped() {
    try (Database database = TestDatabase.database(SERVER)) {
      AllianceSearch search = new AllianceSearch(database);
      List<Found> first = found(search, new Asked("", null, "", ""));
      List<Found> second = found(search, new Asked("", null, "", first.get(0).id()));
      assertThat(List.of(first.get(0).id(), second.get(0).id())).containsExactly(MEDICINE, OPTICS);
    }
  }

  @Test
  void aTimelineTellsOfFilingsAndCorrectionsInTheirOrder() {
    String page = html("/workbench/alliances/" + encoded(MEDICINE));
    assertThat(page)
        .contains("依時間先後列出 2 項，共 2 項。", "被更正之填報", "其後之更正", "small-alliance-108")
        .containsSubsequence(
            "/workbench/assessments/" + id(before), "/workbench/assessments/" + id(after));
    assertThat(html("/workbench/alliances/" + encoded(MEDICINE) + "?kind=CORRECTION"))
        .contains("依時間先後列出 1 項，共 2 項。", "/workbench/assessments/" + id(after) + "\"><strong>");
    assertThat(html("/workbench/alliances/" + HEALTH + "?kind=WAIVER")).contains("列出 0 項");
    assertThat(html("/workbench/alliances/" + HEALTH + "?year=107")).contains("列出 0 項");
  }

  @Test
  void anAssessmentIsOpenedToItsLastLine() {
    String page = html("/workbench/assessments/" + id(assessed));
    String plain = HtmlUtils.htmlUnescape(page);
    assertThat(assessed.path("findings")).isNotEmpty();
    for (JsonNode finding : assessed.path("findings")) {
      assertThat(plain)
          .contains(
              finding.path("message").path("zh-TW").stringValue(),
              finding.path("citation").path("section").stringValue(),
              finding.path("pointer").stringValue());
    }
    for (JsonNode figure : assessed.path("figures")) {
      assertThat(page).contains("<code>" + figure.path("name").stringValue() + "</code>");
      for (JsonNode term : figure.path("terms")) {
        assertThat(page).contains("#at" + term.path("pointer").stringValue() + "\"");
      }
    }
    assertThat(plain)
        .contains(
            "本評核結果非終止補助之決定。",
            "不符規定",
            "虛構霽嶺生技股份有限公司",
            "會員 第 27 項",
            "/clauses/SA108-M-05?version=" + assessed.path("rulebook").path("version"),
            "108/10/31");
    assertThat(PLACE.matcher(page).results().map(found -> found.group(1)).distinct())
        .isNotEmpty()
        .allSatisfy(place -> assertThat(page).contains("id=\"" + place + "\""));
  }

  @Test
  void anItemThatDoesNotCountIsNoViolation() {
    String page = html("/workbench/assessments/" + id(assessed));
    String article =
        page.substring(page.indexOf("id=\"finding-1\""), page.indexOf("id=\"finding-2\""));
    assertThat(article).contains("不予認計", "SA108-M-06").doesNotContain("違規");
  }

  @Test
  void anAssessmentIsWholeInBothLanguages() {
    Browser reader = new Browser(server).signIn("auditor", "of-the-auditor");
    for (String page :
        List.of(
            "/workbench/alliances",
            "/workbench/alliances/" + HEALTH,
            "/workbench/assessments/" + id(assessed),
            "/workbench/own/" + encoded(MEDICINE),
            "/workbench/own/" + encoded(MEDICINE) + "/filings/" + id(before))) {
      for (String language : List.of("zh-TW", "en")) {
        assertThat(get(reader, page + "?lang=" + language))
            .startsWith("<!DOCTYPE html>")
            .contains("<html lang=\"" + language + "\">", "</html>")
            .doesNotContain(" th:", "[[$", "[[#", "#{", "style=", "onclick", "javascript:");
      }
    }
  }

  @Test
  void theReportIsHandedOutAsItCame() {
    HttpResponse<String> answer = auditor.get("/workbench/assessments/" + id(assessed) + "/report");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(Portal.sample(HEALTH, "3-second-kpi").toString());
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
  }

  @Test
  void whatIsReadIsWrittenDown() throws SQLException {
    html("/workbench/assessments/" + id(assessed));
    auditor.get("/workbench/assessments/" + id(assessed) + "/report");
    html("/workbench/alliances/" + HEALTH);
    found("?q=audited");
    assertThat(audited("assessment.read", id(assessed), HEALTH)).isPositive();
    assertThat(audited("submission.read", id(assessed), HEALTH)).isPositive();
    assertThat(audited("history.read", HEALTH, HEALTH)).isPositive();
    assertThat(audited("alliances.search", "audited", "")).isPositive();
  }

  @Test
  void anAllianceBeginsAtItsOwnPageAndSeesWhatToMend() {
    Browser own = new Browser(server);
    HttpResponse<String> signedIn =
        own.post("/sign-in", Map.of("name", "ms-liu", "password", "of-ms-liu"));
    String home = signedIn.headers().firstValue("Location").orElse("");
    assertThat(home).isEqualTo("/workbench/own/A%2F1%2050%25");
    assertThat(get(own, home))
        .contains(home + "/filings/" + id(before), home + "/filings/" + id(after), "已更正")
        .doesNotContain(
            "/workbench/alliances", "/workbench/drafts", "/workbench/rulebooks", HEALTH);
    String earlier = get(own, home + "/filings/" + id(before));
    assertThat(HtmlUtils.htmlUnescape(earlier))
        .contains(
            "更正後已無此項",
            "更正後仍有此項",
            "請續約或展延至 108/10/31 以後。",
            "本評核結果非終止補助之決定。",
            home + "/filings/" + id(after))
        .doesNotContain("/workbench/rulebooks", "/workbench/assessments");
    assertThat(get(own, home + "/filings/" + id(after)))
        .doesNotContain("更正後已無此項", "更正後仍有此項")
        .contains("更正期間：108/12/01 至 108/12/31。");
  }

  @Test
  void anAllianceSeesNothingOfOthers() {
    Browser own = new Browser(server).signIn("ms-liu", "of-ms-liu");
    String home = "/workbench/own/A%2F1%2050%25";
    assertThat(own.get(home + "/filings/" + id(assessed)).statusCode()).isEqualTo(404);
    assertThat(own.get("/workbench/own/" + HEALTH).statusCode()).isEqualTo(403);
    assertThat(own.get("/workbench/own/" + HEALTH + "/filings/" + id(assessed)).statusCode())
        .isEqualTo(403);
    for (String office :
        List.of(
            "/workbench",
            "/workbench/alliances",
            "/workbench/alliances/A%2F1%2050%25",
            "/workbench/assessments/" + id(after),
            "/workbench/assessments/" + id(after) + "/report")) {
      HttpResponse<String> refused = own.get(office);
      assertThat(refused.statusCode()).as(office).isEqualTo(403);
      assertThat(refused.body()).contains("href=\"" + home + "\"");
    }
    Browser nobody = new Browser(server).signIn("nobody", "of-nobody");
    assertThat(get(nobody, "/workbench/own/never-filed")).contains("尚無填報資料。");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workbench/alliances/no-such",
        "/workbench/assessments/00000000-0000-7000-8000-000000000001",
        "/workbench/assessments/00000000-0000-7000-8000-000000000001/report"
      })
  void whatIsNotThereIsSaidToBeMissing(String page) {
    HttpResponse<String> answer = auditor.get(page);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("找不到這一頁");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/workbench/alliances?year=x", "/workbench/assessments/x"})
  void whatCannotBeReadIsSaidToBeSo(String page) {
    assertThat(auditor.get(page).statusCode()).isEqualTo(400);
  }

  private static ObjectNode medicine() {
    ObjectNode report = Portal.sample(HEALTH, "2-first-kpi");
    ((ObjectNode) report.path("alliance")).put("id", MEDICINE);
    return report;
  }

  private static UUID id(JsonNode assessment) {
    return UUID.fromString(assessment.path("id").stringValue());
  }

  private static List<String> clauses(JsonNode assessment) {
    return assessment
        .path("findings")
        .valueStream()
        .map(finding -> finding.path("clause").stringValue())
        .toList();
  }

  private static List<Found> found(AllianceSearch search, Asked asked) {
    return Objects.requireNonNull(search.find(asked, 1).block(Duration.ofMinutes(1)));
  }

  private String found(String query) {
    return HtmlUtils.htmlUnescape(html("/workbench/alliances" + query));
  }

  private String html(String page) {
    return get(auditor, page);
  }

  private static String get(Browser browser, String page) {
    HttpResponse<String> answer = browser.get(page);
    assertThat(answer.statusCode()).as(page + "\n" + answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static long audited(String action, Object subject, String alliance) throws SQLException {
    try (Connection connection = Migrations.dataSource(SERVER).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from audit_event where caller = 'auditor' and action = '%s' and subject = '%s' and coalesce(alliance, '') = '%s'"
                    .formatted(action, subject, alliance))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
