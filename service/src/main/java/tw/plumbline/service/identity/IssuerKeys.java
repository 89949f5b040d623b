package tw.plumbline.service.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys: read at first use, again every five minutes, and when a token names a
 * key that is not among them, but then at most every ten seconds, lest invented key names make
 * requests to the issuer. While the issuer does not answer, the keys that are known stay in use.
 */
final class IssuerKeys implements Function<SignedJWT, Flux<JWK>> {
  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
  private static final long FRESH = Duration.ofMinutes(5).toNanos();
  private static final long RETRY = Duration.ofSeconds(1).toNanos();
  private static final long PAUSE = Duration.ofSeconds(10).toNanos();

  private final Mono<String> source;
  private final Ticker ticker;
  private final AtomicLong outdated;
  private final Mono<Held> keys;
  private volatile @Nullable Held last;
  private volatile long failedAt;

  /**
   * @param source reads the key set (RFC 7517)
   */
  IssuerKeys(Mono<String> source, Ticker ticker) {
    this.source = source;
    this.ticker = ticker;
    this.outdated = new AtomicLong(ticker.read() - 1);
    this.failedAt = ticker.read() - RETRY;
    this.keys = Mono.defer(this::read).cacheInvalidateIf(this::isOutdated);
  }

  @Override
  public Flux<JWK> apply(SignedJWT token) {
    String id = token.getHeader().getKeyID();
    return keys.flatMap(held -> held.knows(id) || age(held) < PAUSE ? Mono.just(held) : newer(held))
        .flatMapIterable(held -> held.keys().getKeys());
  }

  private Mono<Held> newer(Held than) {
    outdated.set(than.at());
    return keys;
  }

  /** Whoever asks while this is under way waits for the same answer. */
  private Mono<Held> read() {
    if (ticker.read() - failedAt < RETRY) {
      return known(new IllegalStateException("the issuer did not answer a moment ago"));
    }
    return source
        .map(IssuerKeys::parsed)
        .map(read -> new Held(read, ticker.read()))
        .doOnNext(held -> last = held)
        .onErrorResume(this::failed);
  }

  private Mono<Held> failed(Throwable failure) {
    failedAt = ticker.read();
    LOG.warn("the issuer's keys cannot be read: {}", failure.toString());
    return known(failure);
  }

  private Mono<Held> known(Throwable failure) {
    Held before = last;
    return before == null
        ? Mono.error(new IssuerUnavailableException(failure))
        : Mono.just(new Held(before.keys(), ticker.read()));
  }

  private boolean isOutdated(Held held) {
    return age(held) > FRESH || held.at() - outdated.get() <= 0;
  }

  private long age(Held held) {
    return ticker.read() - held.at();
  }

  private static JWKSet parsed(String text) {
    try {
      return JWKSet.parse(text).toPublicJWKSet();
    } catch (ParseException e) {
      throw new IllegalArgumentException("no key set", e);
    }
  }

  /** Keys as they were read at a time of the ticker. */
  private record Held(JWKSet keys, long at) {
    boolean knows(@Nullable String id) {
      return id == null || keys.getKeyByKeyId(id) != null;
    }
  }
}
