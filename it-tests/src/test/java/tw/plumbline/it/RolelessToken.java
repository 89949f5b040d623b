package tw.plumbline.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** A valid token of somebody who may nothing. */
record RolelessToken(String text, String keys) {
  static final String ISSUER = "https://issuer.example";

  static RolelessToken signed() throws JOSEException {
    RSAKey key = new RSAKeyGenerator(2048).keyID("key").generate();
    Instant end = Instant.now().plus(Duration.ofHours(1));
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("nobody")
                .expirationTime(Date.from(end))
                .build());
    token.sign(new RSASSASigner(key));
    return new RolelessToken(token.serialize(), new JWKSet(key.toPublicJWK()).toString());
  }
}
