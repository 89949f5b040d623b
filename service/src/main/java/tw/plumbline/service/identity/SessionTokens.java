package tw.plumbline.service.identity;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
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

/**
 * Sessions as signed tokens, so that any replica knows them and none keeps them. Nothing else that
 * is signed with the key can pass for one.
 */
final class SessionTokens {
  private static final String AUDIENCE = "plumbline-session";
  private static final String BEGAN = "began";
  private static final String PROOF = "proof";

  private final SecretKey key;
  private final Clock clock;
  private final NimbusJwtEncoder encoder;
  private final NimbusJwtDecoder decoder;

  SessionTokens(SecretKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
    this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
    this.decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
    JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
    times.setClock(clock);
    times.setAllowEmptyExpiryClaim(false);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(List.of(times, new JwtAudienceValidator(AUDIENCE))));
  }

  /** A session that begins now. */
  Session begin(Caller caller, @Nullable String proof) {
    Instant now = clock.instant();
    return new Session(caller, now, now, proof);
  }

  String write(Session session) {
    Caller caller = session.caller();
    JwtClaimsSet.Builder claims =
        JwtClaimsSet.builder()
            .audience(List.of(AUDIENCE))
            .subject(caller.name())
            .issuedAt(session.issued())
            .expiresAt(session.ends())
            .claim(BEGAN, session.began().getEpochSecond())
            .claim("roles", caller.roles().stream().map(Role::wire).sorted().toList());
    if (caller.alliance() != null) {
      claims.claim("alliance", caller.alliance());
    }
    if (session.proof() != null) {
      claims.claim(PROOF, session.proof());
    }
    return encoder
        .encode(
            JwtEncoderParameters.from(
                JwsHeader.with(MacAlgorithm.HS256).type("JWT").build(), claims.build()))
        .getTokenValue();
  }

  /** The session; nothing if it ended, or was never one of ours. */
  Optional<Session> read(String token) {
    try {
      Jwt jwt = decoder.decode(token);
      Instant issued = jwt.getIssuedAt();
      if (issued == null || !(jwt.getClaim(BEGAN) instanceof Number began)) {
        return Optional.empty();
      }
      return Optional.of(
          new Session(
              Claims.caller(jwt),
              Instant.ofEpochSecond(began.longValue()),
              issued,
              jwt.getClaimAsString(PROOF)));
    } catch (JwtException | BadCredentialsException none) {
      return Optional.empty();
    }
  }

  /** The session as it is given out now, if it was given out a while ago. */
  Optional<Session> renewed(Session session) {
    Instant now = clock.instant();
    return session.isStale(now) && session.ends().isAfter(now)
        ? Optional.of(session.renewed(now))
        : Optional.empty();
  }

  Duration left(Session session) {
    return Duration.between(clock.instant(), session.ends());
  }

  /** Stands for a stored password in a session: another password, another proof. */
  String proof(StoredUser user) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      byte[] whole = mac.doFinal((PROOF + "\n" + user.hash()).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
