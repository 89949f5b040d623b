package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.TestDatabase;

/** People for whom an issuer vouches. */
@AtTheDoors
final class OidcSignInTest {
  private static final Server SERVER = TestDatabase.server();
  private static final TestIssuer ISSUER = new TestIssuer();
  private static final String SESSION = "plumbline-session";

  private final Browser browser;

  OidcSignInTest(@Autowired WebServerApplicationContext server) {
    this.browser = new Browser(server);
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("plumbline.database.url", () -> TestDatabase.url(SERVER));
    settings.add("plumbline.oidc.issuer", ISSUER::name);
    settings.add("plumbline.oidc.client.id", () -> "plumbline");
    settings.add("plumbline.oidc.client.secret", () -> "client-secret");
  }

  @AfterAll
  static void end() {
    ISSUER.close();
  }

  @Test
  void whoeverTheIssuerVouchesForComesInAndGoesOnToThePage() {
    assertThat(browser.get("/sign-in?to=/workbench?lang=en&lang=en").body())
        .contains("/sign-in/oidc?to=", "Sign in with single sign-on");
    URI there = sent("/sign-in/oidc?to=/workbench?lang=en");
    assertThat(there.toString())
        .startsWith(ISSUER.name() + "/authorize?")
        .contains("response_type=code", "code_challenge_method=S256", "nonce=", "scope=openid");
    HttpResponse<String> back = back(ISSUER.signIn(there, official()));
    Browser.assertPage(back, 200);
    assertThat(back.body()).contains("url=/workbench?lang=en");
    assertThat(browser.cookies()).containsKey(SESSION).doesNotContainKey("plumbline-oidc");
    assertThat(browser.get("/workbench").body()).isEqualTo("someone");
  }

  @Test
  void anAnswerServesOnce() {
    String answer = ISSUER.signIn(sent("/sign-in/oidc"), official());
    assertThat(back(answer).statusCode()).isEqualTo(200);
    browser.cookies().remove(SESSION);
    assertRefused(answer);
  }

  @Test
  void anAnswerToAnotherBrowserIsRefused() {
    URI there = sent("/sign-in/oidc");
    String answer = ISSUER.signIn(there, official());
    sent("/sign-in/oidc");
    assertRefused(answer);
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    assertRefused("code=x&state=y");
    sent("/sign-in/oidc");
    assertRefused("error=access_denied");
  }

  @Test
  void aTokenOfAnotherSignInIsRefused() {
    assertRefused(ISSUER.signIn(sent("/sign-in/oidc"), official().claim("nonce", "another")));
  }

  @Test
  void aTokenForAnotherServiceIsRefused() {
    assertRefused(ISSUER.signIn(sent("/sign-in/oidc"), official().audience("another")));
  }

  @Test
  void aCodeThatTheIssuerDoesNotKnowIsRefused() {
    String answer = ISSUER.signIn(sent("/sign-in/oidc"), official());
    assertRefused(answer.replaceFirst("code=[^&]*", "code=guessed"));
  }

  @Test
  void whoeverHasNoRoleHereSeesNoPage() {
    URI there = sent("/sign-in/oidc");
    assertThat(back(ISSUER.signIn(there, ISSUER.claims())).statusCode()).isEqualTo(200);
    assertThat(browser.get("/workbench").statusCode()).isEqualTo(403);
  }

  private static JWTClaimsSet.Builder official() {
    return ISSUER.claims().claim("roles", List.of("official"));
  }

  private URI sent(String path) {
    HttpResponse<String> answer = browser.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(line -> line.startsWith("plumbline-oidc=") && line.contains("SameSite=Lax"));
    return URI.create(answer.headers().firstValue("Location").orElse(""));
  }

  private HttpResponse<String> back(String query) {
    return browser.get("/sign-in/oidc/callback?" + query);
  }

  private void assertRefused(String query) {
    HttpResponse<String> answer = back(query);
    Browser.assertPage(answer, 422);
    assertThat(answer.body()).contains("單一簽入未完成");
    assertThat(browser.cookies()).doesNotContainKey(SESSION);
  }
}
