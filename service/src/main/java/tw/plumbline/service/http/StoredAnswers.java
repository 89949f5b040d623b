package tw.plumbline.service.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.Caller;

/** What all answers from the store have in common. */
final class StoredAnswers {
  private static final String ANY = "*";

  private StoredAnswers() {}

  /** An id of the address; one that cannot be an id names nothing. */
  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException noId) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }

  static <T> Mono<T> absent() {
    return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  static void requireReader(Caller caller, String alliance) {
    if (!caller.mayRead(alliance)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  /** An answer that may be kept by its caller alone, and asked for again by its tag. */
  static ResponseEntity.BodyBuilder tagged(String tag) {
    return ResponseEntity.ok().eTag(quoted(tag)).cacheControl(kept());
  }

  /**
   * Whether the caller has what the tag names; then it was answered so (304). It is asked only of
   * what is there.
   */
  static boolean known(ServerWebExchange exchange, String tag) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    String before = headers.getCacheControl();
    headers.setCacheControl(kept());
    if (exchange.checkNotModified(quoted(tag))) {
      return true;
    }
    if (exchange.getRequest().getHeaders().getIfNoneMatch().contains(ANY)) {
      return exchange.getResponse().setStatusCode(HttpStatus.NOT_MODIFIED);
    }
    headers.setCacheControl(before);
    return false;
  }

  /** How many items are asked for, within reason. */
  static int limit(@Nullable Integer asked, int usual, int most) {
    return asked == null ? usual : Math.min(asked, most);
  }

  private static String quoted(String tag) {
    return "\"" + tag + "\"";
  }

  private static CacheControl kept() {
    return CacheControl.noCache().cachePrivate();
  }
}
