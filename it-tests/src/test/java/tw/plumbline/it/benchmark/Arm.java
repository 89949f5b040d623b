package tw.plumbline.it.benchmark;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What was measured of one kind of work.
 *
 * @param perSecond how much was done in a second
 * @param millis processor time of each, of all processes together: also on a machine that others
 *     use meanwhile it says how much there is to do
 */
record Arm(double perSecond, double millis) {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double MILLION = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * Works, and measures.
   *
   * @param work answers how much it does in a second
   * @param processors time that the processes took so far
   */
  static Arm of(Callable<Double> work, Supplier<Duration> processors) throws Exception {
    Duration before = processors.get();
    long start = System.nanoTime();
    double perSecond = work.call();
    double done = perSecond * (System.nanoTime() - start) / NANOS;
    return new Arm(perSecond, processors.get().minus(before).toNanos() / MILLION / done);
  }

  @Override
  public String toString() {
    return "%.0f/s %.2f ms".formatted(perSecond, millis);
  }
}
