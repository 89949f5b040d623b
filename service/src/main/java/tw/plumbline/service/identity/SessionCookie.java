package tw.plumbline.service.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/** The cookie in which a browser keeps its session. No script reads it, no other site sends it. */
final class SessionCookie {
  private static final String NAME = "plumbline-session";

  /** Browsers take it from this very host over https alone. */
  private static final String SECURE_NAME = "__Host-" + NAME;

  private SessionCookie() {}

  static @Nullable String read(ServerWebExchange exchange) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(name(exchange));
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  static void write(ServerWebExchange exchange, String token, Duration left) {
    exchange.getResponse().getCookies().set(name(exchange), cookie(exchange, token, left));
  }

  static void remove(ServerWebExchange exchange) {
    write(exchange, "", Duration.ZERO);
  }

  static boolean isSecure(ServerWebExchange exchange) {
    return "https".equals(exchange.getRequest().getURI().getScheme());
  }

  private static ResponseCookie cookie(ServerWebExchange exchange, String token, Duration left) {
    return ResponseCookie.from(name(exchange), token)
        .path("/")
        .maxAge(left)
        .httpOnly(true)
        .sameSite("Strict")
        .secure(isSecure(exchange))
        .build();
  }

  private static String name(ServerWebExchange exchange) {
    return isSecure(exchange) ? SECURE_NAME : NAME;
  }
}
