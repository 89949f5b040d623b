package tw.plumbline.service.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Verifies the tokens of one issuer: signature, issuer, time, audience. */
final class TokenSignIn {
  /** Asymmetric ones only: nobody but the issuer can sign. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final ReactiveJwtDecoder decoder;
  private final Attempts attempts;

  /**
   * @param audience that tokens must be meant for; empty for any
   */
  TokenSignIn(
      String issuer, String audience, Function<SignedJWT, Flux<JWK>> keys, Attempts attempts) {
    NimbusReactiveJwtDecoder nimbus =
        NimbusReactiveJwtDecoder.withJwkSource(keys)
            .jwtProcessorCustomizer(
                processor ->
                    processor.setJWSKeySelector(
                        new JWSVerificationKeySelector<>(
                            ALGORITHMS, new JWKSecurityContextJWKSet())))
            .build();
    nimbus.setJwtValidator(validator(issuer, audience));
    this.decoder = nimbus;
    this.attempts = attempts;
  }

  /**
   * Whose token it is; an {@link AuthenticationException} if it is not valid, 429 after too many of
   * these, {@link IssuerUnavailableException} if that cannot be known.
   *
   * @param address where the request comes from
   */
  Mono<Caller> caller(String token, String address) {
    return verified(token, address).map(Claims::caller);
  }

  /** What a token says, if it is valid; the same errors if not. */
  Mono<Jwt> verified(String token, String address) {
    return attempts.counted(
        address,
        decoder
            .decode(token)
            .onErrorMap(JwtException.class, TokenSignIn::invalid)
            .onErrorMap(
                failure -> !(failure instanceof AuthenticationException),
                IssuerUnavailableException::new));
  }

  private static AuthenticationException invalid(JwtException failure) {
    return new BadCredentialsException("no valid token", failure);
  }

  private static OAuth2TokenValidator<Jwt> validator(String issuer, String audience) {
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setAllowEmptyExpiryClaim(false);
    JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
    type.setAllowEmpty(true);
    List<OAuth2TokenValidator<Jwt>> validators =
        new ArrayList<>(List.of(type, times, new JwtIssuerValidator(issuer)));
    if (!audience.isEmpty()) {
      validators.add(new JwtAudienceValidator(audience));
    }
    return JwtValidators.createDefaultWithValidators(validators);
  }
}
