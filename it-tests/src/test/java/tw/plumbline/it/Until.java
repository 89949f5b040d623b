package tw.plumbline.it;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what comes in its own time. */
final class Until {
  private static final Duration LONGEST = Duration.ofSeconds(40);

  private Until() {}

  /** Asks again and again; asking takes its time, so nothing else waits. */
  static void holds(String what, Callable<Boolean> condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - start > LONGEST.toNanos()) {
        throw new AssertionError("it did not come to this: " + what);
      }
    }
  }
}
