package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.database.TestDatabase;

/** People at the doors, with browsers. */
@AtTheDoors
@TestPropertySource(properties = {"plumbline.limit.wrong=1", "plumbline.limit.wrong.burst=3"})
final class PeopleSignInTest {
  private static final Server SERVER = TestDatabase.server();
  private static final String PASSWORD = "correct horse";
  private static final String SESSION = "plumbline-session";

  private final WebServerApplicationContext server;
  private final UserRegister register;
  private final Database database;
  private final HandTicker time;
  private final Browser browser;

  PeopleSignInTest(
      @Autowired WebServerApplicationContext server,
      @Autowired UserRegister register,
      @Autowired Database database,
      @Autowired HandTicker time) {
    this.server = server;
    this.register = register;
    this.database = database;
    this.time = time;
    this.browser = new Browser(server);
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("plumbline.database.url", () -> TestDatabase.url(SERVER));
  }

  @BeforeEach
  void anOfficialAndAPortal() {
    time.pass(Duration.ofMinutes(10));
    register.put("ms-chen", Role.OFFICIAL, null, PASSWORD);
    register.put("a-portal", Role.PORTAL, null, PASSWORD);
  }

  @Test
  void whoeverIsNotSignedInIsLedToSignInAndBackToThePage() {
    HttpResponse<String> led = browser.get("/workbench?lang=en");
    assertThat(led.statusCode()).isEqualTo(303);
    assertThat(location(led)).isEqualTo("/sign-in?to=%2Fworkbench%3Flang%3Den");
    HttpResponse<String> form = browser.get(location(led));
    Browser.assertPage(form, 200);
    assertThat(form.body()).contains("name=\"to\" value=\"/workbench?lang=en\"");
    HttpResponse<String> in =
        browser.post(
            "/sign-in",
            Map.of("name", "ms-chen", "password", PASSWORD, "to", "/workbench?lang=en"));
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(location(in)).isEqualTo("/workbench?lang=en");
    assertThat(browser.get("/workbench").body()).isEqualTo("ms-chen");
  }

  @Test
  void signInLeadsToNoOtherSite() {
    HttpResponse<String> in =
        browser.post(
            "/sign-in",
            Map.of("name", "ms-chen", "password", PASSWORD, "to", "https://elsewhere.example/"));
    assertThat(location(in)).isEqualTo("/workbench");
    assertThat(browser.get("/sign-in?to=//elsewhere.example").body())
        .contains("name=\"to\" value=\"/workbench\"");
  }

  @Test
  void theCookieIsForThisServiceAlone() {
    HttpResponse<String> in =
        browser.post("/sign-in", Map.of("name", "ms-chen", "password", PASSWORD));
    assertThat(in.headers().allValues("Set-Cookie"))
        .filteredOn(line -> line.startsWith(SESSION))
        .singleElement()
        .asString()
        .contains("Path=/", "HTTPOnly", "SameSite=Strict")
        .containsPattern("Max-Age=3(600|59\\d)")
        .doesNotContain("Domain", PASSWORD);
    assertThat(browser.cookies().values()).hasSize(2).allMatch(HttpCookie::isHttpOnly);
  }

  @ParameterizedTest
  @CsvSource({"ms-chen, wrong", "nobody, wrong", "'', ''", "<b>x</b>, wrong"})
  void aWrongNameOrPasswordIsSaidOnThePage(String name, String password) {
    HttpResponse<String> answer =
        browser.post("/sign-in", Map.of("name", name, "password", password));
    Browser.assertPage(answer, 422);
    assertThat(answer.body()).contains("使用者名稱或密碼不正確。").doesNotContain("<b>x");
    assertThat(browser.cookies()).doesNotContainKey(SESSION);
  }

  @Test
  void wrongPasswordsAreLimitedAsForPrograms() {
    for (int i = 0; i < 3; i++) {
      assertThat(wrong().statusCode()).isEqualTo(422);
    }
    HttpResponse<String> refused = wrong();
    Browser.assertPage(refused, 429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(refused.body()).contains("嘗試次數過多");
  }

  @Test
  void signInAndWrongPasswordsAreWrittenDown() {
    wrong();
    browser.signIn("ms-chen", PASSWORD);
    Flux<String> events =
        database.rows(Sql.of("events", "select * from audit_event"), AuditLogTest::text);
    StepVerifier.create(
            events
                .collectList()
                .repeat()
                .filter(
                    found ->
                        found.contains("ms-chen [official] sign-in ms-chen null null")
                            && found.contains("ms-chen [] sign-in.refused POST /sign-in null null"))
                .next())
        .expectNextCount(1)
        .expectComplete()
        .verify(Duration.ofSeconds(30));
  }

  @Test
  void aFormThatIsNotOfOurPagesIsRefused() {
    browser.signIn("ms-chen", PASSWORD);
    for (Map<String, String> form : List.of(Map.<String, String>of(), Map.of("_csrf", "guessed"))) {
      HttpResponse<String> refused = browser.postAsItIs("/sign-out", form);
      Browser.assertPage(refused, 403);
      assertThat(refused.body()).contains("表單已失效");
    }
    assertThat(browser.cookies()).containsKey(SESSION);
    HttpResponse<String> strange =
        new Browser(server).postAsItIs("/sign-in", Map.of("name", "ms-chen", "password", PASSWORD));
    Browser.assertPage(strange, 403);
    assertThat(strange.headers().allValues("Set-Cookie"))
        .noneMatch(line -> line.startsWith(SESSION));
  }

  @Test
  void aScriptOfOurPagesSendsTheTokenInAHeader() {
    browser.signIn("ms-chen", PASSWORD);
    assertThat(
            browser.postAsItIs("/sign-out", Map.of(), "X-XSRF-TOKEN", browser.token()).statusCode())
        .isEqualTo(303);
    HttpResponse<String> out = browser.get("/workbench", "HX-Request", "true");
    assertThat(out.statusCode()).isEqualTo(401);
    assertThat(out.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
  }

  @Test
  void whoeverSignsOutIsOut() {
    browser.signIn("ms-chen", PASSWORD);
    HttpResponse<String> out = browser.post("/sign-out", Map.of());
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(location(out)).isEqualTo("/sign-in");
    assertThat(browser.cookies()).doesNotContainKey(SESSION);
    assertThat(browser.get("/workbench").statusCode()).isEqualTo(303);
  }

  @Test
  void aSessionOpensNoDoorOfPrograms() {
    browser.signIn("ms-chen", PASSWORD);
    new Visitor(server).assertRefused(browser.get("/v1/rulebooks"), 401, "unauthorized");
    new Visitor(server)
        .assertRefused(browser.postAsItIs("/v1/checks", Map.of()), 401, "unauthorized");
  }

  @Test
  void credentialsOfProgramsOpenNoPage() {
    HttpResponse<String> answer =
        browser.get("/workbench", "Authorization", Visitor.basic("ms-chen", PASSWORD));
    assertThat(answer.statusCode()).isEqualTo(303);
  }

  @Test
  void whoeverLacksTheRoleSeesAPageThatSaysSo() {
    HttpResponse<String> refused =
        browser.signIn("a-portal", PASSWORD).get("/workbench", "Accept-Language", "en");
    Browser.assertPage(refused, 403);
    assertThat(refused.body()).contains("Not for you", "a-portal");
  }

  @Test
  void aPageThatIsNotThereIsSaidToBeMissingToWhoeverIsSignedIn() {
    assertThat(browser.get("/workbench/nothing").statusCode()).isEqualTo(303);
    browser.signIn("ms-chen", PASSWORD);
    Browser.assertPage(browser.get("/workbench/nothing"), 404);
    Browser.assertPage(browser.post("/workbench", Map.of()), 405);
  }

  @Test
  void aChangedPasswordOrARemovedUserEndsTheSessionWithinAMinute() {
    browser.signIn("ms-chen", PASSWORD);
    register.put("ms-chen", Role.OFFICIAL, null, "another horse");
    time.pass(Duration.ofMinutes(1));
    assertThat(browser.get("/workbench").statusCode()).isEqualTo(303);
    assertThat(browser.cookies()).doesNotContainKey(SESSION);
    browser.signIn("ms-chen", "another horse");
    assertThat(browser.get("/workbench").statusCode()).isEqualTo(200);
    register.remove("ms-chen");
    time.pass(Duration.ofMinutes(1));
    assertThat(browser.get("/workbench").statusCode()).isEqualTo(303);
  }

  @Test
  void anotherRoleHoldsWithinAMinute() {
    browser.signIn("ms-chen", PASSWORD);
    // The same password, so the same proof: only the stored row says otherwise.
    String hash = String.valueOf(register.hash("ms-chen"));
    TestDatabase.execute(SERVER, "update app_user set role = 'portal' where name = 'ms-chen'");
    assertThat(register.hash("ms-chen")).isEqualTo(hash);
    time.pass(Duration.ofMinutes(1));
    assertThat(browser.get("/workbench").statusCode()).isEqualTo(403);
  }

  @Test
  void aSessionThatIsNoneIsTakenAway() {
    for (String value : List.of("x", "a.b.c")) {
      HttpResponse<String> answer = browser.get("/workbench", "Cookie", SESSION + "=" + value);
      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().allValues("Set-Cookie"))
          .anyMatch(line -> line.startsWith(SESSION + "=;") && line.contains("Max-Age=0"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 登入, zh-TW",
    "en, Sign in, en",
    "'en;q=0.5, zh-TW', 登入, zh-TW",
    "'de, en', Sign in, en",
    "fr, 登入, zh-TW",
    "'!', 登入, zh-TW"
  })
  void aPageIsInTheLanguageThatTheBrowserPrefers(String accepted, String word, String tag) {
    HttpResponse<String> page =
        accepted.isEmpty()
            ? browser.get("/sign-in")
            : browser.get("/sign-in", "Accept-Language", accepted);
    assertThat(page.body()).contains("<h1>" + word + "</h1>", "lang=\"" + tag + "\"");
    assertThat(page.headers().firstValue("Content-Language")).hasValue(tag);
  }

  @Test
  void aChosenLanguageIsKept() {
    assertThat(browser.get("/sign-in?lang=en").body()).contains("<h1>Sign in</h1>");
    assertThat(browser.get("/sign-in").body()).contains("<h1>Sign in</h1>");
    assertThat(browser.get("/sign-in?lang=zh-TW").body()).contains("<h1>登入</h1>");
    assertThat(browser.get("/sign-in?lang=xx").body()).contains("<h1>登入</h1>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sign-in", "/workbench", "/workbench/nothing", "/assets/x/y.js"})
  void pagesLoadOurOwnFilesAndNothingElse(String path) {
    HttpResponse<String> answer = browser.get(path);
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
  }

  @Test
  void theFilesOfPagesMayBeKeptAndAreAskedForByTheirContent() {
    Matcher files =
        Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"")
            .matcher(browser.get("/sign-in").body());
    int found = 0;
    while (files.find()) {
      HttpResponse<String> file = browser.get(files.group(1));
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.headers().firstValue("Cache-Control"))
          .hasValue("max-age=31536000, public, immutable");
      found++;
    }
    assertThat(found).isGreaterThanOrEqualTo(4);
    Browser.assertPage(browser.get("/assets/0000000000000000/workbench.css"), 404);
  }

  private HttpResponse<String> wrong() {
    return browser.post("/sign-in", Map.of("name", "ms-chen", "password", "wrong"));
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
