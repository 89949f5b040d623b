package tw.plumbline.service.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;
import reactor.core.publisher.Mono;

/**
 * How many wrong credentials are looked at, per address and per name. Right ones cost nothing.
 * Those that are looked at at the same time may exceed the limit; that is owed, and waited for.
 */
final class Attempts {
  private final Buckets addresses;
  private final Buckets names;

  Attempts(Rate rate, Ticker ticker) {
    this.addresses = new Buckets(rate, ticker);
    this.names = new Buckets(rate, ticker);
  }

  /** Tries, if this address may: an error 429 if not. */
  <T> Mono<T> counted(String address, Mono<T> attempt) {
    return Mono.defer(
        () ->
            ifNoWait(addresses.wait(address), attempt)
                .doOnError(AuthenticationException.class, wrong -> addresses.owe(address)));
  }

  /** Tries, if this address may and this name may be tried. */
  <T> Mono<T> counted(String address, String name, Mono<T> attempt) {
    return counted(
        address,
        Mono.defer(
            () ->
                ifNoWait(names.wait(name), attempt)
                    .doOnError(AuthenticationException.class, wrong -> names.owe(name))));
  }

  private static <T> Mono<T> ifNoWait(Duration wait, Mono<T> attempt) {
    return wait.isZero() ? attempt : Mono.error(RefusedException.tooMany(wait));
  }
}
