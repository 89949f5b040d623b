package tw.plumbline.it.benchmark;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link EngineBenchmark} and prints its figures as a table of ratios. */
public final class EngineRatios {
  private EngineRatios() {}

  public static void main(String[] arguments) throws RunnerException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include(EngineBenchmark.class.getName()).build()).run();
    Map<Integer, Map<String, Double>> bySize = new TreeMap<>();
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      bySize
          .computeIfAbsent(
              Integer.valueOf(result.getParams().getParam("items")), size -> new TreeMap<>())
          .put(name.substring(name.lastIndexOf('.') + 1), result.getPrimaryResult().getScore());
    }
    System.out.println();
    System.out.println(
        "| items | engine / hand-written | with JSON in and out | with second opinion / without |"
            + " engine, µs | µs an item | read and digest, µs |");
    System.out.println("|---|---|---|---|---|---|---|");
    bySize.forEach(
        (items, score) ->
            System.out.printf(
                "| %d | %.1f | %.2f | %.2f | %.0f | %.2f | %.0f |%n",
                items,
                of(score, "engine") / of(score, "handWritten"),
                of(score, "engineWithJsonInAndOut") / of(score, "handWrittenWithReading"),
                of(score, "engineWithSecondOpinion") / of(score, "engine"),
                of(score, "engine"),
                of(score, "engine") / items,
                of(score, "readAndDigest")));
    System.out.printf(
        "%ncost per item at 30,000 against 300: %.2f%n",
        perItem(bySize, 30_000) / perItem(bySize, 300));
  }

  private static double perItem(Map<Integer, Map<String, Double>> bySize, int items) {
    return of(Objects.requireNonNull(bySize.get(items)), "engine") / items;
  }

  private static double of(Map<String, Double> score, String benchmark) {
    return Objects.requireNonNull(score.get(benchmark));
  }
}
