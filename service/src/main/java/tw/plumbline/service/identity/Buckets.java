package tw.plumbline.service.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A bucket of tokens for each key, all of the same rate. Buckets that are full again, and those
 * over the bound, are forgotten.
 */
final class Buckets {
  private static final long MOST = 50_000;
  private static final Duration UNUSED = Duration.ofMinutes(1);

  private final LoadingCache<String, Bucket> buckets;

  Buckets(Rate rate, Ticker ticker) {
    TimeMeter time = meter(ticker);
    Duration full = Duration.ofSeconds(rate.burst() / rate.perSecond() + 1);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(full.compareTo(UNUSED) > 0 ? full : UNUSED)
            .ticker(ticker)
            .build(key -> bucket(rate, time));
  }

  /** Takes a token; answers zero, or how long until there is one. */
  Duration take(String key) {
    Bucket bucket = buckets.get(key);
    return bucket.tryConsume(1) ? Duration.ZERO : wait(bucket);
  }

  /** How long until there is a token; zero if there is. */
  Duration wait(String key) {
    return wait(buckets.get(key));
  }

  /** Takes a token that need not be there: what comes later waits the longer. */
  void owe(String key) {
    buckets.get(key).consumeIgnoringRateLimits(1);
  }

  private static Duration wait(Bucket bucket) {
    return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  private static Bucket bucket(Rate rate, TimeMeter time) {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  private static TimeMeter meter(Ticker ticker) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return ticker.read();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }
}
