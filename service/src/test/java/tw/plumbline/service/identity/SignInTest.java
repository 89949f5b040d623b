package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
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
import tw.plumbline.service.identity.Doorway.Announced;

/** A service that takes tokens and passwords, with everything logged that can be. */
@AtTheDoors
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
    properties = {
      "plumbline.basic=true",
      "plumbline.limit.wrong=1",
      "plumbline.limit.wrong.burst=3",
      "PLUMBLINE_PASSWORD_AUDITOR=secret-of-the-auditor",
      "logging.level.root=debug"
    })
final class SignInTest {
  private static final Server SERVER = TestDatabase.server();
  private static final TestIssuer ISSUER = new TestIssuer();
  private static final String AUDITOR = Visitor.basic("auditor", "secret-of-the-auditor");
  private static final String BASIC = "Basic realm=\"plumbline\", charset=\"UTF-8\"";

  private final Visitor visitor;
  private final Database database;
  private final Announced announced;

  SignInTest(
      @Autowired WebServerApplicationContext server,
      @Autowired HandTicker time,
      @Autowired Database database,
      @Autowired Announced announced) {
    this.visitor = new Visitor(server);
    this.database = database;
    this.announced = announced;
    time.pass(Duration.ofMinutes(10));
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("plumbline.database.url", () -> TestDatabase.url(SERVER));
    settings.add("plumbline.issuer", ISSUER::name);
    settings.add("plumbline.audience", () -> "plumbline");
  }

  @AfterAll
  static void end() {
    ISSUER.close();
  }

  @Test
  void aTokenAndAPasswordBothOpenTheDoor() {
    assertThat(visitor.get("/v1/rulebooks", bearer("portal")).body()).isEqualTo("someone");
    assertThat(visitor.get("/v1/rulebooks", AUDITOR).body()).isEqualTo("auditor");
  }

  @Test
  void whoeverIsRefusedIsToldHowToSignIn() {
    assertThat(challenges(visitor.get("/v1/rulebooks", null)))
        .containsExactly(BASIC, "Bearer realm=\"plumbline\"");
    assertThat(challenges(visitor.get("/v1/rulebooks", "Bearer a.b.c")))
        .containsExactly(BASIC, "Bearer realm=\"plumbline\", error=\"invalid_token\"");
    assertThat(challenges(visitor.get("/v1/rulebooks", "Bearer !")))
        .containsExactly(BASIC, "Bearer realm=\"plumbline\", error=\"invalid_token\"");
  }

  @Test
  void aTokenWithoutAKnownRoleOpensNoDoor() {
    visitor.assertRefused(visitor.get("/v1/rulebooks", bearer("emperor")), 403, "forbidden");
  }

  @Test
  void aTokenOfAnAllianceShowsThatAllianceAlone() {
    JWTClaimsSet.Builder claims =
        ISSUER.claims().claim("roles", "alliance").claim("alliance", "A-1");
    String token = "Bearer " + ISSUER.token(claims);
    assertThat(visitor.get("/v1/alliances/A-1/findings", token).statusCode()).isEqualTo(200);
    visitor.assertRefused(visitor.get("/v1/alliances/A-2/findings", token), 403, "forbidden");
    String ofNone = "Bearer " + ISSUER.token(ISSUER.claims().claim("roles", "alliance"));
    visitor.assertRefused(visitor.get("/v1/alliances/A-1/findings", ofNone), 403, "forbidden");
  }

  @Test
  void wrongPasswordsAreLimited() {
    for (int i = 0; i < 3; i++) {
      visitor.assertRefused(
          visitor.get("/v1/rulebooks", Visitor.basic("official", "wrong")), 401, "unauthorized");
    }
    HttpResponse<String> refused = visitor.get("/v1/rulebooks", Visitor.basic("official", "wrong"));
    visitor.assertRefused(refused, 429, "too-many-requests");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void refusalsAreWrittenDown() {
    visitor.get("/v1/programmes/small-alliance/108", bearer("alliance"));
    visitor.get("/v1/rulebooks", Visitor.basic("programme-office", "wrong"));
    // Written after the answer: asked for until it is there.
    Flux<String> events =
        database.rows(Sql.of("events", "select * from audit_event"), AuditLogTest::text);
    StepVerifier.create(
            events
                .collectList()
                .repeat()
                .filter(
                    found ->
                        found.contains(
                                "someone [alliance] access.refused"
                                    + " GET /v1/programmes/small-alliance/108 null null")
                            && found.contains(
                                "programme-office [] sign-in.refused"
                                    + " GET /v1/rulebooks null null"))
                .next())
        .expectNextCount(1)
        .expectComplete()
        .verify(Duration.ofSeconds(30));
  }

  @Test
  void noSecretStandsInAnyLog(CapturedOutput output) {
    String token = bearer("portal");
    visitor.get("/v1/rulebooks", token);
    visitor.get("/v1/rulebooks", AUDITOR);
    visitor.get("/v1/rulebooks", Visitor.basic("auditor", "a-wrong-guess"));
    visitor.get("/v1/rulebooks", token + "x");
    assertThat(output.getAll())
        .doesNotContain(
            "secret-of-the-auditor",
            "a-wrong-guess",
            AUDITOR,
            token.substring(token.lastIndexOf('.')),
            "{bcrypt}");
    assertThat(announced.made).hasSize(4);
    assertThat(output.getAll()).doesNotContain(announced.made.values().toArray(String[]::new));
  }

  private List<String> challenges(HttpResponse<String> answer) {
    return visitor
        .assertRefused(answer, 401, "unauthorized")
        .headers()
        .allValues("WWW-Authenticate");
  }

  private static String bearer(String role) {
    return "Bearer " + ISSUER.token(ISSUER.claims().claim("roles", List.of(role)));
  }
}
