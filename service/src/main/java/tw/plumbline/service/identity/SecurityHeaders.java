package tw.plumbline.service.identity;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.PagePaths;

/** What every answer says to browsers and caches. A handler may say otherwise of caching. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeaders implements WebFilter {
  private static final String FOR_PROGRAMS = "default-src 'none'; frame-ancestors 'none'";

  /** What our own files do, and nothing that stands in a page. */
  private static final String FOR_PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    headers.set("Content-Security-Policy", PagePaths.isPage(exchange) ? FOR_PAGES : FOR_PROGRAMS);
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    if ("https".equals(exchange.getRequest().getURI().getScheme())) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    return chain.filter(exchange);
  }
}
