package tw.plumbline.service.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in with a browser.
 *
 * @param began when they signed in
 * @param issued when the browser was last given it
 * @param proof of the password that was found right; null for whoever an issuer vouched for
 */
record Session(Caller caller, Instant began, Instant issued, @Nullable String proof) {
  static final Duration LONGEST = Duration.ofHours(8);
  static final Duration IDLE = Duration.ofMinutes(60);

  /** A browser that keeps coming is given it anew so often. */
  private static final Duration RENEWED = Duration.ofMinutes(5);

  /** When it ends, unless the browser comes again before. */
  Instant ends() {
    Instant idle = issued.plus(IDLE);
    Instant last = began.plus(LONGEST);
    return idle.isBefore(last) ? idle : last;
  }

  boolean isStale(Instant now) {
    return issued.plus(RENEWED).isBefore(now);
  }

  Session renewed(Instant now) {
    return new Session(caller, began, now, proof);
  }

  Session of(Caller known) {
    return new Session(known, began, issued, proof);
  }
}
