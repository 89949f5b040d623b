package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.TestDatabase;

/** How often callers may come; time passes by hand. */
@AtTheDoors
@TestPropertySource(
    properties = {
      "plumbline.limit.portal=20",
      "plumbline.limit.portal.burst=20",
      "plumbline.limit.caller=1",
      "plumbline.limit.caller.burst=3",
      "plumbline.limit.address=1",
      "plumbline.limit.address.burst=2",
      "PLUMBLINE_PASSWORD_PORTAL=p",
      "PLUMBLINE_PASSWORD_AUDITOR=a",
      "PLUMBLINE_PASSWORD_OFFICIAL=o"
    })
final class CallerLimitsTest {
  private static final Server SERVER = TestDatabase.server();
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Visitor visitor;
  private final HandTicker time;

  CallerLimitsTest(@Autowired WebServerApplicationContext server, @Autowired HandTicker time) {
    this.visitor = new Visitor(server);
    this.time = time;
    time.pass(LONG);
  }

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry settings) {
    settings.add("plumbline.database.url", () -> TestDatabase.url(SERVER));
  }

  @Test
  void aCallerWhoComesTooOftenIsToldWhenToComeAgain() {
    String auditor = Visitor.basic("auditor", "a");
    come(3, auditor);
    HttpResponse<String> refused = visitor.get("/v1/rulebooks", auditor);
    visitor.assertRefused(refused, 429, "too-many-requests");
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    come(1, Visitor.basic("official", "o"));
    time.pass(Duration.ofSeconds(1));
    come(1, auditor);
  }

  @Test
  void thePortalMayComeOftener() {
    String portal = Visitor.basic("portal", "p");
    come(20, portal);
    visitor.assertRefused(visitor.get("/v1/rulebooks", portal), 429, "too-many-requests");
  }

  @Test
  void whoeverIsNotSignedInCountsByAddress() {
    for (int i = 0; i < 2; i++) {
      visitor.assertRefused(visitor.get("/v1/rulebooks", null), 401, "unauthorized");
    }
    visitor.assertRefused(visitor.get("/v1/rulebooks", null), 429, "too-many-requests");
    come(1, Visitor.basic("official", "o"));
  }

  @Test
  void healthIsAlwaysTold() {
    for (int i = 0; i < 10; i++) {
      assertThat(visitor.get("/actuator/health", null).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theWaitThatIsToldIsEnough() {
    Buckets buckets = new Buckets(new Rate(2, 5), time);
    for (int i = 0; i < 5; i++) {
      assertThat(buckets.take("x")).isZero();
    }
    for (int i = 0; i < 5; i++) {
      buckets.owe("x");
    }
    Duration wait = buckets.take("x");
    assertThat(wait).isEqualTo(Duration.ofSeconds(3));
    time.pass(wait.minusNanos(1));
    assertThat(buckets.take("x")).isPositive();
    time.pass(Duration.ofNanos(1));
    assertThat(buckets.take("x")).isZero();
    assertThat(buckets.take("y")).isZero();
  }

  private void come(int times, @Nullable String authorization) {
    for (int i = 0; i < times; i++) {
      assertThat(visitor.get("/v1/rulebooks", authorization).statusCode()).isEqualTo(200);
    }
  }
}
