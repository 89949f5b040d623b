package tw.plumbline.service.identity;

import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.PagePaths;
import tw.plumbline.service.html.PageVariables;

/**
 * Forms of our own pages alone are taken: each carries a token that only those pages know, and the
 * browser sends the same in a cookie.
 */
final class FormTokens implements PageVariables {
  private static final String COOKIE = "plumbline-form";
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  /** How the doors ask for it. */
  static void demand(CsrfSpec forms) {
    CookieServerCsrfTokenRepository tokens = new CookieServerCsrfTokenRepository();
    tokens.setCookieName(COOKIE);
    tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
    forms
        .csrfTokenRepository(tokens)
        .requireCsrfProtectionMatcher(
            exchange ->
                PagePaths.isPage(exchange) && !READING.contains(exchange.getRequest().getMethod())
                    ? MatchResult.match()
                    : MatchResult.notMatch())
        .accessDeniedHandler((exchange, denied) -> Mono.error(RefusedException.strangeForm()));
  }

  @Override
  public Mono<Map<String, Object>> of(ServerWebExchange exchange) {
    Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
    return token == null
        ? Mono.just(Map.of("form", ""))
        : token.map(known -> Map.<String, Object>of("form", known.getToken()));
  }
}
