package tw.plumbline.it.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The memory of a service that is under load for minutes. */
final class Soak {
  /** A heap of one size, so that the memory of the whole process says something too. */
  static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m");

  /** Live objects may come to so much more than after the warm-up; a leak comes to more. */
  private static final long MAY_GROW = 16L << 20;

  private static final double MEBI = 1 << 20;
  private static final Duration UNWATCHED = Duration.ofSeconds(55);
  private static final Duration WATCHED = Duration.ofSeconds(5);
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  private final long pid;
  private final Load load;

  /**
   * @param pid of the service
   */
  Soak(long pid, Load load) {
    this.pid = pid;
    this.load = load;
  }

  /** Load for some time. */
  interface Load {
    /** Answers a second. */
    double run(Duration time) throws InterruptedException;
  }

  void run(int minutes) throws Exception {
    System.out.println("| minute | submissions a second | live heap, MiB | whole process, MiB |");
    System.out.println("|---|---|---|---|");
    long first = watched(0, load.run(WATCHED));
    for (int minute = 1; minute <= minutes; minute++) {
      long now = watched(minute, load.run(UNWATCHED));
      if (now - first > MAY_GROW) {
        throw new IllegalStateException("live heap grew from %d to %d".formatted(first, now));
      }
    }
  }

  /** Live bytes, while the load goes on. */
  private long watched(int minute, double perSecond) throws Exception {
    CompletableFuture<Double> meanwhile = CompletableFuture.supplyAsync(this::more);
    long live = living();
    long whole = resident();
    meanwhile.get();
    System.out.printf(
        "| %d | %.0f | %.1f | %.1f |%n", minute, perSecond, live / MEBI, whole / MEBI);
    return live;
  }

  private double more() {
    try {
      return load.run(WATCHED);
    } catch (InterruptedException ended) {
      throw new CompletionException(ended);
    }
  }

  /** Bytes of all objects that are still reachable; the process collects the others first. */
  private long living() throws IOException {
    return said(JCMD.toString(), Long.toString(pid), "GC.class_histogram")
        .lines()
        .filter(line -> line.startsWith("Total"))
        .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
        .findFirst()
        .orElseThrow();
  }

  /** Bytes of the process that are in memory, as {@code ps} counts them. */
  private long resident() throws IOException {
    return Long.parseLong(said("ps", "-o", "rss=", "-p", Long.toString(pid)).strip()) << 10;
  }

  private static String said(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
