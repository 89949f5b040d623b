package tw.plumbline.service.identity;

import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.PagePaths;

/**
 * How much a form may hold, before any of it is read: of whoever has a session a file of a rulebook
 * as browsers send it, of anybody else a name and a password.
 */
final class FormSizes implements WebFilter {
  private static final long OF_STRANGERS = 16 * 1024;
  private static final long OF_PEOPLE = 4 * 1024 * 1024;

  private final SessionSignIn sessions;

  FormSizes(SessionSignIn sessions) {
    this.sessions = sessions;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    boolean form =
        PagePaths.isPage(exchange) && exchange.getRequest().getMethod().equals(HttpMethod.POST);
    return form && !fits(exchange)
        ? Mono.error(RefusedException.tooLarge())
        : chain.filter(exchange);
  }

  /** Browsers say how long a form is; what does not is none. */
  private boolean fits(ServerWebExchange exchange) {
    long length = exchange.getRequest().getHeaders().getContentLength();
    return length >= 0 && length <= (sessions.signed(exchange) ? OF_PEOPLE : OF_STRANGERS);
  }
}
