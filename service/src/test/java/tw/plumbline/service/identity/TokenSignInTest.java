package tw.plumbline.service.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tokens of an issuer that is asked over HTTP. */
final class TokenSignInTest {
  private static final String HERE = "192.0.2.1";
  private static final String AUDIENCE = "plumbline";
  private static final int BURST = 3;

  private final TestIssuer issuer = new TestIssuer();
  private final HandTicker time = new HandTicker();
  private final TokenSignIn signIn = signIn(new IssuerKeySource(issuer.name()).at(""));

  @AfterEach
  void end() {
    issuer.close();
  }

  @Test
  void aTokenSaysWhoItsHolderIsAndWhatItsRolesAre() {
    JWTClaimsSet.Builder claims =
        issuer
            .claims()
            .claim("roles", List.of("alliance", "programme-office", "emperor"))
            .claim("alliance", "A-1");
    expectCaller(
        issuer.token(claims),
        new Caller("someone", Set.of(Role.ALLIANCE, Role.PROGRAMME_OFFICE), "A-1"));
  }

  @Test
  void rolesMayStandInOneText() {
    expectCaller(
        issuer.token(issuer.claims().claim("roles", "auditor official")),
        new Caller("someone", Set.of(Role.AUDITOR, Role.OFFICIAL), null));
  }

  @Test
  void aTokenWithoutAKnownRoleIsOfSomebodyWhoMayDoNothing() {
    expectCaller(issuer.token(issuer.claims()), new Caller("someone", Set.of(), null));
    expectCaller(
        issuer.token(issuer.claims().claim("roles", 7)), new Caller("someone", Set.of(), null));
  }

  static Stream<Arguments> faults() {
    Date past = Date.from(Instant.now().minusSeconds(120));
    Date future = Date.from(Instant.now().plusSeconds(120));
    return Stream.of(
        fault("expired", claims -> claims.expirationTime(past)),
        fault("for ever", claims -> claims.expirationTime(null)),
        fault("not yet", claims -> claims.notBeforeTime(future)),
        fault("of another issuer", claims -> claims.issuer("https://other.example")),
        fault("of no issuer", claims -> claims.issuer(null)),
        fault("for somebody else", claims -> claims.audience("other")),
        fault("for nobody", claims -> claims.audience((String) null)),
        fault("of nobody", claims -> claims.subject(null)),
        fault("of a blank", claims -> claims.subject(" ")),
        fault("of a line break", claims -> claims.subject("a\nb")));
  }

  @ParameterizedTest(name = "a token {0}")
  @MethodSource("faults")
  void aTokenThatSaysTheWrongThingIsRefused(String how, UnaryOperator<JWTClaimsSet.Builder> fault) {
    expectRefused(issuer.token(fault.apply(issuer.claims().claim("roles", "portal"))));
  }

  @Test
  void aTokenThatSomebodyElseSignedIsRefused() {
    expectRefused(TestIssuer.token(portal(), TestIssuer.key(issuer.key().getKeyID(), "a thief")));
    expectRefused(TestIssuer.token(portal(), TestIssuer.key("unknown", "a thief")));
  }

  @Test
  void aTokenThatNobodySignedIsRefused() {
    expectRefused(new PlainJWT(portal().build()).serialize());
    expectRefused("no token");
    expectRefused("a.b.c");
  }

  @Test
  void theIssuersPublicKeyIsNoSecretToSignWith() throws JOSEException {
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuer.key().getKeyID()).build(),
            portal().build());
    forged.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
    expectRefused(forged.serialize());
  }

  @Test
  void aChangedTokenIsRefused() {
    String[] parts = issuer.token(portal()).split("\\.");
    String[] others = issuer.token(portal().subject("other")).split("\\.");
    expectRefused(parts[0] + "." + others[1] + "." + parts[2]);
  }

  @Test
  void theIssuerIsAskedOnceForManyTokens() {
    for (int i = 0; i < 10; i++) {
      expectIn(issuer.token(portal()));
    }
    assertThat(issuer.asked).hasValue(1);
  }

  @Test
  void aNewKeyOfTheIssuerIsFoundWhenATokenNamesIt() {
    expectIn(issuer.token(portal()));
    issuer.changeKey("second");
    time.pass(Duration.ofSeconds(11));
    expectIn(issuer.token(portal()));
    assertThat(issuer.asked).hasValue(2);
  }

  @Test
  void inventedKeyNamesDoNotMakeRequestsToTheIssuer() {
    expectIn(issuer.token(portal()));
    RSAKey foreign = TestIssuer.key("invented", "a thief");
    for (int i = 0; i < BURST; i++) {
      expectRefused(TestIssuer.token(portal(), foreign));
    }
    assertThat(issuer.asked).hasValue(1);
  }

  @Test
  void anOldKeyIsForgottenOnceTheIssuerNoLongerNamesIt() {
    String old = issuer.token(portal());
    expectIn(old);
    issuer.changeKey("second");
    time.pass(Duration.ofMinutes(6));
    expectRefused(old);
  }

  @Test
  void aTokenIsNeitherRightNorWrongWhileTheIssuerNeverAnswered() {
    issuer.goDown(true);
    String token = issuer.token(portal());
    for (int i = 0; i < 2 * BURST; i++) {
      StepVerifier.create(signIn.caller(token, HERE)).verifyError(IssuerUnavailableException.class);
    }
    issuer.goDown(false);
    time.pass(Duration.ofSeconds(1));
    expectIn(token);
  }

  @Test
  void knownKeysStayInUseWhileTheIssuerDoesNotAnswer() {
    expectIn(issuer.token(portal()));
    issuer.goDown(true);
    time.pass(Duration.ofMinutes(6));
    expectIn(issuer.token(portal()));
  }

  @Test
  void keysMayStandInAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("keys.json");
    Files.writeString(file, new JWKSet(issuer.key().toPublicJWK()).toString());
    TokenSignIn ofFile = signIn(new IssuerKeySource(issuer.name()).at(file.toUri().toString()));
    StepVerifier.create(ofFile.caller(issuer.token(portal()), HERE))
        .expectNextCount(1)
        .verifyComplete();
    assertThat(issuer.asked).hasValue(0);
  }

  @Test
  void metadataOfAnotherIssuerAreNotBelieved() {
    TokenSignIn other =
        new TokenSignIn(
            issuer.name() + "/",
            "",
            new IssuerKeys(new IssuerKeySource(issuer.name() + "/").at(""), time),
            new Attempts(new Rate(1, BURST), time));
    StepVerifier.create(other.caller(issuer.token(portal()), HERE))
        .verifyError(IssuerUnavailableException.class);
  }

  @Test
  void wrongTokensAreLimitedPerAddress() {
    for (int i = 0; i < BURST; i++) {
      expectRefused("a.b.c");
    }
    StepVerifier.create(signIn.caller(issuer.token(portal()), HERE))
        .verifyErrorSatisfies(
            failure ->
                assertThat(((RefusedException) failure).getStatusCode())
                    .isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
    StepVerifier.create(signIn.caller(issuer.token(portal()), "192.0.2.9"))
        .expectNextCount(1)
        .verifyComplete();
  }

  private TokenSignIn signIn(Mono<String> keys) {
    return new TokenSignIn(
        issuer.name(),
        AUDIENCE,
        new IssuerKeys(keys, time),
        new Attempts(new Rate(1, BURST), time));
  }

  private JWTClaimsSet.Builder portal() {
    return issuer.claims().claim("roles", List.of("portal"));
  }

  private void expectCaller(String token, Caller caller) {
    StepVerifier.create(signIn.caller(token, HERE)).expectNext(caller).verifyComplete();
  }

  private void expectIn(String token) {
    expectCaller(token, new Caller("someone", Set.of(Role.PORTAL), null));
  }

  private void expectRefused(String token) {
    StepVerifier.create(signIn.caller(token, HERE)).verifyError(BadCredentialsException.class);
  }

  private static Arguments fault(String how, UnaryOperator<JWTClaimsSet.Builder> fault) {
    return Arguments.of(how, fault);
  }
}
