package tw.plumbline.it.benchmark;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What submissions cost in this build and in another one, in turns: {@code LogCost jar other.jar}.
 * With a build from before the log it tells what the log costs.
 */
public final class LogCost {
  private static final int ITEMS = 30;
  private static final int AT_ONCE = 16;
  private static final int ROUNDS = 9;
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final int CREATED = 201;

  private final Reports reports = new Reports(ITEMS);
  private final Clients clients = new Clients(CREATED);

  private LogCost() {}

  public static void main(String[] arguments) throws Exception {
    LogCost cost = new LogCost();
    try (Served with = Served.start(Path.of(arguments[0]), List.of());
        Served before = Served.start(Path.of(arguments[1]), List.of())) {
      cost.compare(with, before);
    }
  }

  private void compare(Served with, Served before) throws Exception {
    clients.warmUp(AT_ONCE, submissions(with));
    clients.warmUp(AT_ONCE, submissions(before));
    List<Double> rates = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Arm one = Arm.of(() -> submits(with), with::processorTime);
      Arm other = Arm.of(() -> submits(before), before::processorTime);
      System.out.printf("with %s, before %s%n", one, other);
      rates.add(one.perSecond() / other.perSecond());
      times.add(one.millis() / other.millis());
    }
    clients.requireExpected();
    print("rate with / before", rates);
    print("processor time with / before", times);
  }

  private double submits(Served service) throws InterruptedException {
    return clients.perSecond(AT_ONCE, ROUND, submissions(service));
  }

  private Supplier<HttpRequest> submissions(Served service) {
    return () ->
        service
            .post("/v1/submissions", reports.next())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .build();
  }

  private static void print(String what, List<Double> ratios) {
    List<Double> all = ratios.stream().sorted().toList();
    System.out.printf(
        "%s: %.2f (%.2f to %.2f)%n",
        what, all.get(all.size() / 2), all.get(0), all.get(all.size() - 1));
  }
}
