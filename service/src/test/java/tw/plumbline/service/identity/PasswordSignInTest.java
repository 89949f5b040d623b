package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.StorageUnavailableException;
import tw.plumbline.service.database.TestDatabase;

/** Names and passwords against the stored users; time passes by hand. */
final class PasswordSignInTest {
  private static final Server SERVER = TestDatabase.server();
  private static final String HERE = "192.0.2.1";
  private static final String ELSEWHERE = "192.0.2.2";
  private static final String PASSWORD = "correct horse";
  private static final int BURST = 3;
  private static final Duration MINUTE = Duration.ofSeconds(61);

  private final UserRegister register = new UserRegister(SERVER);
  private final HandTicker time = new HandTicker();
  private final Scheduler hashing = Schedulers.newBoundedElastic(1, 10, "hashing");
  private final CountingEncoder encoder = new CountingEncoder();
  private final Database database = TestDatabase.database(SERVER);
  private final PasswordSignIn signIn =
      new PasswordSignIn(
          new Users(database), encoder, hashing, new Attempts(new Rate(1, BURST), time), time);

  @BeforeEach
  void thereIsAnAuditor() {
    register.put("auditor", Role.AUDITOR, null, PASSWORD);
  }

  @AfterEach
  void end() {
    database.close();
    hashing.dispose();
  }

  @Test
  void whoeverKnowsThePasswordIsTheUserWithItsRoleAndAlliance() {
    register.put("someone", Role.ALLIANCE, "A-1", "another secret");
    StepVerifier.create(signIn.caller("someone", "another secret", HERE))
        .expectNext(new Caller("someone", Set.of(Role.ALLIANCE), "A-1"))
        .verifyComplete();
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreRefusedAlikeAndCostTheSame() {
    for (String name : List.of("auditor", "nobody", "NOT A NAME\0")) {
      int before = encoder.matched.get();
      StepVerifier.create(signIn.caller(name, "wrong", HERE))
          .verifyErrorSatisfies(
              refused ->
                  assertThat(refused)
                      .isInstanceOf(BadCredentialsException.class)
                      .hasMessage("wrong name or password"));
      assertThat(encoder.matched.get() - before).isEqualTo(1);
    }
  }

  @Test
  void manyFirstRequestsAtOnceAreHashedOnce() {
    StepVerifier.create(
            Flux.range(0, 100).flatMap(each -> signIn.caller("auditor", PASSWORD, HERE), 100))
        .expectNextCount(100)
        .verifyComplete();
    assertThat(encoder.matched).hasValue(1);
  }

  @Test
  void aChangedPasswordIsTakenUpWithinAMinute() {
    expectIn(PASSWORD);
    register.put("auditor", Role.AUDITOR, null, "a new one");
    expectIn("a new one");
    time.pass(MINUTE);
    expectRefused(PASSWORD);
    expectIn("a new one");
  }

  @Test
  void aRemovedUserIsOutWithinAMinute() {
    expectIn(PASSWORD);
    register.remove("auditor");
    time.pass(MINUTE);
    expectRefused(PASSWORD);
  }

  @Test
  void aChangedRoleIsTakenUpWithinAMinute() {
    expectIn(PASSWORD);
    register.put("auditor", Role.OFFICIAL, null, PASSWORD);
    time.pass(MINUTE);
    StepVerifier.create(signIn.caller("auditor", PASSWORD, HERE).map(Caller::roles))
        .expectNext(Set.of(Role.OFFICIAL))
        .verifyComplete();
  }

  @Test
  void whoeverWasVerifiedIsReadAgainEveryMinuteButNotHashedAgain() {
    expectIn(PASSWORD);
    for (int i = 0; i < 10; i++) {
      time.pass(MINUTE);
      expectIn(PASSWORD);
    }
    assertThat(encoder.matched).hasValue(1);
  }

  @Test
  void wrongPasswordsAreLimitedPerName() {
    exhaust("auditor", i -> "198.51.100." + i);
    expectTooMany(signIn.caller("auditor", "wrong", ELSEWHERE));
    expectTooMany(signIn.caller("auditor", PASSWORD, ELSEWHERE));
    time.pass(Duration.ofSeconds(1));
    expectIn(PASSWORD);
  }

  @Test
  void wrongPasswordsAreLimitedPerAddress() {
    for (int i = 0; i < BURST; i++) {
      StepVerifier.create(signIn.caller("user-" + i, "wrong", HERE))
          .verifyError(BadCredentialsException.class);
    }
    expectTooMany(signIn.caller("auditor", PASSWORD, HERE));
    StepVerifier.create(signIn.caller("auditor", PASSWORD, ELSEWHERE))
        .expectNextCount(1)
        .verifyComplete();
  }

  @Test
  void whoeverWasVerifiedIsNotKeptOutByOthersWhoGuess() {
    expectIn(PASSWORD);
    exhaust("auditor", i -> HERE);
    time.pass(MINUTE);
    exhaust("auditor", i -> HERE);
    expectIn(PASSWORD);
  }

  @Test
  void withoutTheDatabaseOnlyTheVerifiedComeInAndNobodyIsCalledWrong() {
    expectIn(PASSWORD);
    database.close();
    expectIn(PASSWORD);
    StepVerifier.create(signIn.caller("auditor", "wrong", HERE))
        .verifyErrorSatisfies(
            failure -> assertThat(failure).isNotInstanceOf(BadCredentialsException.class));
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaidToBeUnavailable() {
    Server nowhere = new Server("127.0.0.1", 1, "x", "disable", SERVER.owner(), SERVER.service());
    Database down = TestDatabase.database(nowhere);
    PasswordSignIn without =
        new PasswordSignIn(
            new Users(down), encoder, hashing, new Attempts(new Rate(1, 1), time), time);
    for (int i = 0; i < 3; i++) {
      StepVerifier.create(without.caller("auditor", PASSWORD, HERE))
          .verifyError(StorageUnavailableException.class);
    }
    down.close();
  }

  private void exhaust(String name, IntFunction<String> address) {
    for (int i = 0; i < BURST; i++) {
      StepVerifier.create(signIn.caller(name, "wrong " + i, address.apply(i)))
          .verifyError(BadCredentialsException.class);
    }
  }

  private void expectIn(String password) {
    StepVerifier.create(signIn.caller("auditor", password, HERE).map(Caller::name))
        .expectNext("auditor")
        .verifyComplete();
  }

  private void expectRefused(String password) {
    StepVerifier.create(signIn.caller("auditor", password, HERE))
        .verifyError(BadCredentialsException.class);
  }

  private static void expectTooMany(Mono<Caller> refused) {
    StepVerifier.create(refused)
        .verifyErrorSatisfies(
            failure -> {
              RefusedException tooMany = (RefusedException) failure;
              assertThat(tooMany.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
              assertThat(tooMany.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
            });
  }

  /** The real one; it counts. */
  private static final class CountingEncoder implements PasswordEncoder {
    final AtomicInteger matched = new AtomicInteger();
    private final PasswordEncoder real = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      return real.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      matched.incrementAndGet();
      return real.matches(password, hash);
    }
  }
}
