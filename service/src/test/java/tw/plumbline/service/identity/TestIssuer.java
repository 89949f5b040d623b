package tw.plumbline.service.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer of tokens on this machine. */
final class TestIssuer implements AutoCloseable {
  /** Kept: to make one takes a while. */
  private static final Map<String, RSAKey> KEYS = new ConcurrentHashMap<>();

  private static final String OWN = "issuer";

  private final Map<String, Asked> codes = new ConcurrentHashMap<>();
  final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;
  private volatile RSAKey key = key("first", OWN);
  private volatile boolean down;

  TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys",
                 "authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token"}"""
                    .formatted(name())));
    server.createContext("/token", this::handOut);
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          answer(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
    server.start();
  }

  /** Somebody's key of that id; ids may be alike. */
  static RSAKey key(String id, String owner) {
    return new RSAKey.Builder(KEYS.computeIfAbsent(owner + " " + id, made -> generated()))
        .keyID(id)
        .build();
  }

  private static RSAKey generated() {
    try {
      return new RSAKeyGenerator(2048).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String name() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  RSAKey key() {
    return key;
  }

  void changeKey(String id) {
    key = key(id, OWN);
  }

  void goDown(boolean toDown) {
    down = toDown;
  }

  /** What a token of this issuer says of its holder unless told otherwise. */
  JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(name())
        .audience("plumbline")
        .subject("someone")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  String token(JWTClaimsSet.Builder claims) {
    return token(claims, key);
  }

  static String token(JWTClaimsSet.Builder claims, RSAKey signing) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signing.getKeyID()).build(),
            claims.build());
    try {
      token.sign(new RSASSASigner(signing));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /**
   * Signs somebody in as a browser that was sent there would: what it is sent back with.
   *
   * @param address where the browser was sent
   * @param claims what the ID token will say
   */
  String signIn(URI address, JWTClaimsSet.Builder claims) {
    Map<String, String> asked = parameters(address.getRawQuery());
    String code = "code-" + codes.size();
    codes.put(code, new Asked(asked, claims));
    return "code=" + code + "&state=" + asked.get("state");
  }

  /** A code for a token, if client, verifier and address are those that asked (RFC 7636). */
  private void handOut(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> given = parameters(form);
    Asked asked = codes.remove(given.get("code"));
    String client = exchange.getRequestHeaders().getFirst("Authorization");
    if (asked == null
        || !Visitor.basic("plumbline", "client-secret").equals(client)
        || !challenge(given.getOrDefault("code_verifier", ""))
            .equals(asked.query().get("code_challenge"))
        || !asked.query().getOrDefault("redirect_uri", "").equals(given.get("redirect_uri"))) {
      byte[] refusal = "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(400, refusal.length);
      exchange.getResponseBody().write(refusal);
      exchange.close();
      return;
    }
    JWTClaimsSet said = asked.claims().build();
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(said);
    if (said.getClaim("nonce") == null) {
      claims.claim("nonce", asked.query().get("nonce"));
    }
    answer(
        exchange,
        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"%s\"}"
            .formatted(token(claims)));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String each : query.split("&", -1)) {
      String[] both = each.split("=", 2);
      parameters.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  /** What a browser was sent with, and what will be said of its owner. */
  private record Asked(Map<String, String> query, JWTClaimsSet.Builder claims) {}

  private void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(down ? 500 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
