package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What a signed session says, and for how long. */
final class SessionTokensTest {
  private static final Caller LIU = new Caller("ms-liu", Set.of(Role.ALLIANCE), "A-1");

  private final HandClock clock = new HandClock();
  private final SessionTokens tokens = tokens("k");

  @Test
  void aSessionIsReadAsItWasWritten() {
    Session session = tokens.begin(LIU, "proof");
    assertThat(tokens.read(tokens.write(session))).contains(session);
  }

  @Test
  void anotherKeyOrAnyOtherCharacterIsNoSession() {
    String token = tokens.write(tokens.begin(LIU, null));
    assertThat(tokens("l").read(token)).isEmpty();
    int middle = token.indexOf('.') + 5;
    String other = token.charAt(middle) == 'A' ? "B" : "A";
    assertThat(tokens.read(token.substring(0, middle) + other + token.substring(middle + 1)))
        .isEmpty();
    assertThat(tokens.read("")).isEmpty();
    assertThat(tokens.read("a.b.c")).isEmpty();
  }

  @Test
  void anUnsignedTokenIsNoSession() {
    String token = tokens.write(tokens.begin(LIU, null));
    String[] parts = token.split("\\.", -1);
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(tokens.read(none + "." + parts[1] + ".")).isEmpty();
  }

  @Test
  void aSessionEndsAfterAnHourWithoutARequest() {
    String token = tokens.write(tokens.begin(LIU, null));
    clock.pass(Duration.ofMinutes(59));
    assertThat(tokens.read(token)).isPresent();
    clock.pass(Duration.ofSeconds(61));
    assertThat(tokens.read(token)).isEmpty();
  }

  @Test
  void aSessionThatIsUsedIsGivenAnewAndStillEndsAfterEightHours() {
    Session session = tokens.begin(LIU, null);
    assertThat(tokens.renewed(session)).isEmpty();
    for (int i = 0; i < 15; i++) {
      clock.pass(Duration.ofMinutes(31));
      session = tokens.renewed(session).orElseThrow();
      assertThat(tokens.read(tokens.write(session))).contains(session);
    }
    assertThat(tokens.left(session)).isEqualTo(Duration.ofMinutes(15));
    clock.pass(Duration.ofMinutes(15));
    assertThat(tokens.renewed(session)).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertThat(tokens.read(tokens.write(session))).isEmpty();
  }

  @Test
  void anotherStoredPasswordIsAnotherProof() {
    StoredUser user = new StoredUser("a", Role.AUDITOR, null, "{bcrypt}1");
    StoredUser changed = new StoredUser("a", Role.AUDITOR, null, "{bcrypt}2");
    assertThat(tokens.proof(user)).isEqualTo(tokens.proof(user)).doesNotContain("bcrypt");
    assertThat(tokens.proof(changed)).isNotEqualTo(tokens.proof(user));
    assertThat(tokens("l").proof(user)).isNotEqualTo(tokens.proof(user));
  }

  private SessionTokens tokens(String letter) {
    byte[] key = letter.repeat(32).getBytes(StandardCharsets.UTF_8);
    return new SessionTokens(new SecretKeySpec(key, "HmacSHA256"), clock);
  }

  /** Time that passes when a test says so. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2019-10-31T01:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
