package tw.plumbline.it.benchmark;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tw.plumbline.rules.proof.RandomReports;
import tw.plumbline.rules.reading.ReportWriter;

/**
 * Checks over HTTP with rules and with rules off (the same reading and digest, a prepared answer of
 * the same size), in turns on one machine. Prints how much longer a check takes with rules.
 */
public final class HttpRatios {
  private static final int AT_ONCE = 8;
  private static final int ROUNDS = 4;
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final long SEED = 7;
  private static final int OK = 200;

  private HttpRatios() {}

  public static void main(String[] arguments) throws Exception {
    try (Served on = Served.start(Path.of(arguments[0]), List.of());
        Served off = on.withRulesOff()) {
      System.out.println("| items | requests a second, rules on | rules off | time on / off |");
      System.out.println("|---|---|---|---|");
      for (int items : new int[] {30, 300}) {
        compare(items, on, off);
      }
    }
  }

  private static void compare(int items, Served on, Served off) throws InterruptedException {
    byte[] report = new ReportWriter().write(RandomReports.large(SEED, items));
    HttpRequest withRules = on.post("/v1/checks", report).build();
    HttpRequest without = off.post("/v1/checks", report).build();
    Clients clients = new Clients(OK);
    clients.warmUp(AT_ONCE, () -> withRules);
    clients.warmUp(AT_ONCE, () -> without);
    double[] answered = answered(clients, withRules, without);
    clients.requireExpected();
    System.out.printf(
        "| %d | %.0f | %.0f | %.2f |%n",
        items, answered[0], answered[1], answered[1] / answered[0]);
  }

  /** Answers a second to each of the two, on the average of the rounds. */
  private static double[] answered(Clients clients, HttpRequest withRules, HttpRequest without)
      throws InterruptedException {
    double[] answered = new double[2];
    for (int round = 0; round < ROUNDS; round++) {
      answered[0] += clients.perSecond(AT_ONCE, ROUND, () -> withRules) / ROUNDS;
      answered[1] += clients.perSecond(AT_ONCE, ROUND, () -> without) / ROUNDS;
    }
    return answered;
  }
}
