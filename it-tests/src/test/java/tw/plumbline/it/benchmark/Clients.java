package tw.plumbline.it.benchmark;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Clients of a service that expect the same of every answer. */
final class Clients {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SEED = 7;
  private static final int ENOUGH = 20_000;
  private static final Duration WHILE = Duration.ofSeconds(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
  private final int expected;

  /**
   * @param expected the status of an answer
   */
  Clients(int expected) {
    this.expected = expected;
  }

  /** As many answers as it takes until all that is used often is compiled. */
  void warmUp(int atOnce, Supplier<HttpRequest> requests) throws InterruptedException {
    for (double answered = 0; answered < ENOUGH; ) {
      answered += perSecond(atOnce, WHILE, requests) * WHILE.toSeconds();
    }
    if (!unexpected.isEmpty()) {
      System.out.printf("while cold: %d answers are not %d%n", unexpected.size(), expected);
      unexpected.clear();
    }
  }

  /** Expected answers a second, so many requests being under way at any moment. */
  double perSecond(int atOnce, Duration time, Supplier<HttpRequest> requests)
      throws InterruptedException {
    long others = unexpected.size();
    Semaphore free = new Semaphore(atOnce);
    long sent = 0;
    long start = System.nanoTime();
    for (; System.nanoTime() - start < time.toNanos(); sent++) {
      free.acquire();
      send(requests.get(), free::release);
    }
    free.acquire(atOnce);
    double seconds = (System.nanoTime() - start) / NANOS;
    return (sent + others - unexpected.size()) / seconds;
  }

  /**
   * How long answers take, in nanoseconds and ascending, when requests come at random at that rate
   * whether or not earlier ones are answered. Counted from when a request was due, not from when it
   * could be sent.
   */
  long[] latencies(double perSecond, Duration time, Supplier<HttpRequest> requests)
      throws InterruptedException {
    long[] due = arrivals(perSecond, time);
    AtomicLongArray latencies = new AtomicLongArray(due.length);
    Semaphore answered = new Semaphore(0);
    long start = System.nanoTime();
    for (int i = 0; i < due.length; i++) {
      int one = i;
      long at = start + due[i];
      for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      send(
          requests.get(),
          () -> {
            latencies.set(one, System.nanoTime() - at);
            answered.release();
          });
    }
    answered.acquire(due.length);
    return IntStream.range(0, due.length).mapToLong(latencies::get).sorted().toArray();
  }

  private void send(HttpRequest request, Runnable then) {
    client
        .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                unexpected.add(failure.toString());
              } else if (answer.statusCode() != expected) {
                unexpected.add(new String(answer.body(), StandardCharsets.UTF_8));
              }
              then.run();
            });
  }

  /** What was measured is worth nothing otherwise. */
  void requireExpected() {
    if (!unexpected.isEmpty()) {
      throw new IllegalStateException(
          "%d answers are not %d: %s".formatted(unexpected.size(), expected, unexpected.peek()));
    }
  }

  /** When requests are due: independent of each other, as from many senders. */
  private static long[] arrivals(double perSecond, Duration time) {
    Random random = new Random(SEED);
    long[] due = new long[(int) (perSecond * time.toSeconds())];
    Arrays.setAll(due, i -> (long) (-Math.log(1 - random.nextDouble()) / perSecond * NANOS));
    Arrays.parallelPrefix(due, Long::sum);
    return due;
  }
}
