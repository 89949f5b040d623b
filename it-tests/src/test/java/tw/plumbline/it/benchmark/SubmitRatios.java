package tw.plumbline.it.benchmark;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Submissions over HTTP, compared in turns on one machine and one database server with the same
 * without rules, with inserts alone, and with checks alone.
 */
public final class SubmitRatios {
  private static final int ITEMS = 30;
  private static final int AT_ONCE = 16;
  private static final int ROUNDS = 7;
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final Duration HALF_LOAD = Duration.ofSeconds(30);
  private static final int CREATED = 201;
  private static final int OK = 200;

  private final Reports reports = new Reports(ITEMS);
  private final Clients submitting = new Clients(CREATED);
  private final Clients checking = new Clients(OK);

  private SubmitRatios() {}

  public static void main(String[] arguments) throws Exception {
    Path jar = Path.of(arguments[0]);
    SubmitRatios ratios = new SubmitRatios();
    int minutes = Integer.getInteger("plumbline.soak.minutes", 0);
    if (minutes > 0) {
      ratios.soak(jar, minutes);
    } else {
      ratios.compare(jar);
    }
  }

  private void soak(Path jar, int minutes) throws Exception {
    try (Served service = Served.start(jar, Soak.FLAGS)) {
      submitting.warmUp(AT_ONCE, submissions(service));
      new Soak(service.pid(), time -> submits(service, time)).run(minutes);
      submitting.requireExpected();
    }
  }

  private void compare(Path jar) throws Exception {
    try (Served on = Served.start(jar, List.of());
        Served off = on.withRulesOff()) {
      Arms arms = rounds(on, off);
      arms.print();
      double half = arms.submits() / 2;
      printLatencies(half, submitting.latencies(half, HALF_LOAD, submissions(on)));
    }
    submitting.requireExpected();
    checking.requireExpected();
  }

  private Arms rounds(Served on, Served off) throws Exception {
    submitting.warmUp(AT_ONCE, submissions(on));
    submitting.warmUp(AT_ONCE, submissions(off));
    checking.warmUp(AT_ONCE, checks(on));
    try (Inserts inserts = new Inserts(on.database(), AT_ONCE)) {
      inserts.perSecond(ROUND);
      System.out.println("warmed up");
      Arms arms = new Arms();
      for (int round = 0; round < ROUNDS; round++) {
        arms.add(round(on, off, inserts));
      }
      return arms;
    }
  }

  private Arms.Round round(Served on, Served off, Inserts inserts) throws Exception {
    Supplier<Duration> processors =
        () ->
            Served.processorTime(ProcessHandle.current())
                .plus(on.processorTime())
                .plus(off.processorTime());
    return new Arms.Round(
        Arm.of(() -> submits(on, ROUND), processors),
        Arm.of(() -> submits(off, ROUND), processors),
        Arm.of(() -> inserts.perSecond(ROUND), processors),
        Arm.of(() -> checking.perSecond(AT_ONCE, ROUND, checks(on)), processors));
  }

  private double submits(Served service, Duration time) throws InterruptedException {
    return submitting.perSecond(AT_ONCE, time, submissions(service));
  }

  private Supplier<HttpRequest> submissions(Served service) {
    return () ->
        service
            .post("/v1/submissions", reports.next())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .build();
  }

  private Supplier<HttpRequest> checks(Served service) {
    return () -> service.post("/v1/checks", reports.next()).build();
  }

  private static void printLatencies(double perSecond, long[] latencies) {
    System.out.printf(
        "%nat %.0f submissions a second, half of the above, arriving at random: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        perSecond, millis(latencies, 0.5), millis(latencies, 0.99), millis(latencies, 1));
  }

  private static double millis(long[] ascending, double part) {
    int place = (int) Math.ceil(part * ascending.length) - 1;
    return ascending[place] / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
