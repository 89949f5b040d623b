package tw.plumbline.service.identity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import tw.plumbline.service.html.PagePaths;

/** Where somebody wanted to go before signing in. Never another site. */
final class WayBack {
  /** A page of the workbench, as an address is written. */
  private static final Pattern LOCAL =
      Pattern.compile(PagePaths.HOME + "(?:[/?][\\x21-\\x5B\\x5D-\\x7E]{0,1000})?");

  private WayBack() {}

  /** The page that is named, or the first one. */
  static URI to(@Nullable String named) {
    if (named != null && LOCAL.matcher(named).matches() && !named.contains("//")) {
      try {
        return URI.create(named);
      } catch (IllegalArgumentException unreadable) {
        return URI.create(PagePaths.HOME);
      }
    }
    return URI.create(PagePaths.HOME);
  }

  /** The same for somebody who is known: an alliance begins with a page of its own. */
  static URI to(@Nullable String named, Caller caller) {
    URI to = to(named);
    return to.toString().equals(PagePaths.HOME) ? URI.create(caller.home()) : to;
  }

  /** The page of sign-in from which it goes on to what is asked for now. */
  static URI throughSignIn(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    URI asked = request.getURI();
    boolean reads =
        request.getMethod().equals(HttpMethod.GET) || request.getMethod().equals(HttpMethod.HEAD);
    String page =
        asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
    return reads && to(page).toString().equals(page) && !page.equals(PagePaths.HOME)
        ? URI.create(PagePaths.SIGN_IN + "?to=" + UriUtils.encode(page, StandardCharsets.UTF_8))
        : URI.create(PagePaths.SIGN_IN);
  }
}
