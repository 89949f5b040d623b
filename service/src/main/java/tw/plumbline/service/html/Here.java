package tw.plumbline.service.html;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Where a reader is.
 *
 * @param path of the page
 * @param query with a leading question mark; empty for none
 */
public record Here(String path, String query) {
  static Here of(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    URI uri = request.getURI();
    boolean read = request.getMethod().equals(HttpMethod.GET);
    String query = read && uri.getRawQuery() != null ? "?" + uri.getRawQuery() : "";
    return new Here(uri.getRawPath(), query);
  }

  /** This page in another language. */
  public String in(String language) {
    return with("lang", language);
  }

  /** This page with another value of a parameter. */
  public String with(String name, String value) {
    return UriComponentsBuilder.fromUriString(path + query)
        .replaceQueryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8))
        .build(true)
        .toUriString();
  }

  /** Whether the reader is in this part. */
  public boolean under(String part) {
    return path.equals(part) || path.startsWith(part + "/");
  }
}
