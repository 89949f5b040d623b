package tw.plumbline.it.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tw.plumbline.rules.proof.RandomReports;
import tw.plumbline.rules.reading.ReportWriter;

/**
 * Checks over HTTP with rules and with rules off (the same reading and digest, a prepared answer of
 * the same size), in turns on one machine. Prints how much longer a check takes with rules.
 */
public final class HttpRatios implements AutoCloseable {
  private static final int AT_ONCE = 8;
  private static final int ROUNDS = 6;
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final long SEED = 7;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> services = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    Path jar = Path.of(arguments[0]);
    try (HttpRatios ratios = new HttpRatios()) {
      URI on = ratios.serve(jar, false);
      URI off = ratios.serve(jar, true);
      System.out.println("| items | requests a second, rules on | rules off | time on / off |");
      System.out.println("|---|---|---|---|");
      for (int items : new int[] {30, 300}) {
        ratios.compare(items, on, off);
      }
    }
  }

  private void compare(int items, URI on, URI off) throws Exception {
    byte[] report = new ReportWriter().write(RandomReports.large(SEED, items));
    long withRules = 0;
    long without = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long first = answered(on, report);
      long second = answered(off, report);
      if (round > 1) { // the first rounds warm both up
        withRules += first;
        without += second;
      }
    }
    double seconds = (ROUNDS - 2) * (double) ROUND.toSeconds();
    System.out.printf(
        "| %d | %.0f | %.0f | %.2f |%n",
        items, withRules / seconds, without / seconds, (double) without / withRules);
  }

  /** Requests answered in one round, some of them under way at any moment. */
  private long answered(URI service, byte[] report) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/v1/checks"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(report))
            .build();
    AtomicLong answered = new AtomicLong();
    Semaphore free = new Semaphore(AT_ONCE);
    long end = System.nanoTime() + ROUND.toNanos();
    while (System.nanoTime() < end) {
      free.acquire();
      CompletableFuture<HttpResponse<Void>> answer =
          client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
      answer.whenComplete(
          (response, failure) -> {
            if (failure == null && response.statusCode() == 200) {
              answered.incrementAndGet();
            }
            free.release();
          });
    }
    free.acquire(AT_ONCE);
    return answered.get();
  }

  private URI serve(Path jar, boolean rulesOff) throws IOException {
    ProcessBuilder command =
        new ProcessBuilder("java", "-jar", jar.toString(), "serve", "--port", "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    command.environment().put("PLUMBLINE_RULESOFF", String.valueOf(rulesOff));
    Process service = command.start();
    services.add(service);
    BufferedReader said =
        new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      int address = line.indexOf("http://");
      if (address >= 0) {
        return URI.create(line.substring(address).strip().replaceAll("[^0-9a-z:/.]+.*$", ""));
      }
    }
    throw new IOException("the service ended before it was ready");
  }

  @Override
  public void close() throws InterruptedException {
    services.forEach(Process::destroy);
    for (Process service : services) {
      service.waitFor(10, TimeUnit.SECONDS);
    }
  }
}
