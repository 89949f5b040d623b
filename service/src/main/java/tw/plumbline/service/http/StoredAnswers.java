package tw.plumbline.service.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.Caller;

/** What all answers from the store have in common. */
final class StoredAnswers {
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
    return ResponseEntity.ok()
        .eTag("\"" + tag + "\"")
        .cacheControl(CacheControl.noCache().cachePrivate());
  }

  /** Where a list goes on. */
  static String cursor(long position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Long.toString(position).getBytes(StandardCharsets.US_ASCII));
  }

  /** The position in a cursor; null for none. */
  static @Nullable Long position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      byte[] position = Base64.getUrlDecoder().decode(cursor);
      long at = Long.parseLong(new String(position, StandardCharsets.US_ASCII));
      if (at >= 0) {
        return at;
      }
    } catch (IllegalArgumentException noCursor) {
      // Answered as a negative one is.
    }
    throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
  }

  /** How many items are asked for, within reason. */
  static int limit(@Nullable Integer asked, int usual, int most) {
    if (asked != null && asked < 1) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return asked == null ? usual : Math.min(asked, most);
  }
}
