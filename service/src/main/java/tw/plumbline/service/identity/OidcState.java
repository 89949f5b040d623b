package tw.plumbline.service.identity;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.web.server.ServerWebExchange;

/**
 * What a browser keeps while its owner is at the issuer, signed, so that any replica takes it up.
 * The issuer sends the browser back from another site, so this cookie alone comes along then.
 */
final class OidcState {
  private static final String COOKIE = "plumbline-oidc";
  private static final String PATH = "/sign-in/oidc";
  private static final String AUDIENCE = "plumbline-oidc";
  private static final Duration LASTS = Duration.ofMinutes(10);

  private final Clock clock;
  private final NimbusJwtEncoder encoder;
  private final NimbusJwtDecoder decoder;

  OidcState(SecretKey key, Clock clock) {
    this.clock = clock;
    this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
    this.decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
    JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
    times.setClock(clock);
    times.setAllowEmptyExpiryClaim(false);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(List.of(times, new JwtAudienceValidator(AUDIENCE))));
  }

  /**
   * What is kept.
   *
   * @param state that the issuer must send back
   * @param nonce that must stand in the token
   * @param verifier of which the issuer knows the digest (PKCE)
   * @param to where it goes on
   */
  record Kept(String state, String nonce, String verifier, String to) {
    /** Without the secrets, so that they stand in no log. */
    @Override
    public String toString() {
      return to;
    }
  }

  void keep(ServerWebExchange exchange, Kept kept) {
    Instant now = clock.instant();
    JwtClaimsSet claims =
        JwtClaimsSet.builder()
            .audience(List.of(AUDIENCE))
            .issuedAt(now)
            .expiresAt(now.plus(LASTS))
            .claim("state", kept.state())
            .claim("nonce", kept.nonce())
            .claim("verifier", kept.verifier())
            .claim("to", kept.to())
            .build();
    String token =
        encoder
            .encode(
                JwtEncoderParameters.from(
                    JwsHeader.with(MacAlgorithm.HS256).type("JWT").build(), claims))
            .getTokenValue();
    write(exchange, token, LASTS);
  }

  /** What was kept; it is taken away, so that it serves once. */
  Optional<Kept> take(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
    if (cookie == null) {
      return Optional.empty();
    }
    write(exchange, "", Duration.ZERO);
    try {
      Jwt jwt = decoder.decode(cookie.getValue());
      return Optional.of(
          new Kept(
              claim(jwt, "state"), claim(jwt, "nonce"), claim(jwt, "verifier"), claim(jwt, "to")));
    } catch (JwtException none) {
      return Optional.empty();
    }
  }

  /** One that {@link #keep} wrote. */
  private static String claim(Jwt jwt, String name) {
    return Objects.requireNonNull(jwt.getClaimAsString(name));
  }

  private static void write(ServerWebExchange exchange, String value, Duration lasts) {
    exchange
        .getResponse()
        .addCookie(
            ResponseCookie.from(COOKIE, value)
                .path(PATH)
                .maxAge(lasts)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(SessionCookie.isSecure(exchange))
                .build());
  }
}
