package tw.plumbline.it.benchmark;

import java.util.Collection;
import java.util.Map;
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
        "| items | engine / hand-written | with JSON in and out | engine, µs | µs an item | read and digest, µs |");
    System.out.println("|---|---|---|---|---|---|");
    bySize.forEach(
        (items, score) ->
            System.out.printf(
                "| %d | %.1f | %.2f | %.0f | %.2f | %.0f |%n",
                items,
                score.get("engine") / score.get("handWritten"),
                score.get("engineWithJsonInAndOut") / score.get("handWrittenWithReading"),
                score.get("engine"),
                score.get("engine") / items,
                score.get("readAndDigest")));
    System.out.printf(
        "%ncost per item at 30,000 against 300: %.2f%n",
        bySize.get(30000).get("engine") / 30000 / (bySize.get(300).get("engine") / 300));
  }
}
