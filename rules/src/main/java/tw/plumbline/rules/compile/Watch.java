package tw.plumbline.rules.compile;

import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.engine.EvaluationException;

/** Keeps one session within its bounds. */
final class Watch {
  /** Pairs of facts that joins may make; each takes memory until the session is closed. */
  static final int MOST_PAIRS = 1_000_000;

  private static final ThreadLocal<@Nullable Watch> OF_THREAD = new ThreadLocal<>();

  private final Bounds bounds;
  private final long end;
  private int firings;
  private int pairs;

  Watch(Bounds bounds) {
    this.bounds = bounds;
    this.end = System.nanoTime() + bounds.time().toNanos();
  }

  /** The watch of the session that this thread runs. */
  static Watch ofThread() {
    Watch watch = OF_THREAD.get();
    if (watch == null) {
      throw new IllegalStateException("no session runs on this thread");
    }
    return watch;
  }

  void begin() {
    OF_THREAD.set(this);
  }

  void end() {
    OF_THREAD.remove();
  }

  void countFiring() {
    if (++firings > bounds.firings()) {
      throw new EvaluationException("more than " + bounds.firings() + " firings");
    }
    checkTime();
  }

  boolean countPair(Object fact) {
    if (++pairs > MOST_PAIRS) {
      throw new EvaluationException(
          "more than %d pairs with %s".formatted(MOST_PAIRS, fact.getClass().getSimpleName()));
    }
    if (pairs % 1024 == 0) {
      checkTime();
    }
    return true;
  }

  void checkTime() {
    if (System.nanoTime() - end > 0) {
      throw new EvaluationException("longer than " + bounds.time());
    }
  }
}
