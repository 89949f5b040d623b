package tw.plumbline.it.benchmark;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many stored reports a preview of impact assesses in a second, and what whoever files
 * meanwhile notices of it.
 */
public final class ImpactRates {
  private static final int ITEMS = 30;
  private static final int AT_ONCE = 16;
  private static final int STORED = Integer.getInteger("plumbline.stored", 20_000);
  private static final int ROUNDS = 5;
  private static final Duration LOOKING = Duration.ofSeconds(20);
  private static final int CREATED = 201;
  private static final String DRAFTS = "/v1/rulebooks/small-alliance-108/drafts";
  private static final String WEIGHT = "money/i-02-weight-of-cooperation/rule.yaml";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Reports reports = new Reports(ITEMS);
  private final Clients submitting = new Clients(CREATED);
  private final Served service;

  private ImpactRates(Served service) {
    this.service = service;
  }

  public static void main(String[] arguments) throws Exception {
    try (Served service = Served.start(Path.of(arguments[0]), List.of())) {
      new ImpactRates(service).run();
    }
  }

  private void run() throws Exception {
    for (double stored = 0; stored < STORED; ) {
      stored += submitting.perSecond(AT_ONCE, LOOKING, submissions()) * LOOKING.toSeconds();
    }
    submitting.requireExpected();
    String draft =
        DRAFTS
            + "/"
            + sent("POST", DRAFTS, "application/json", "{\"title\": \"benchmark\"}")
                .path("id")
                .stringValue();
    String page = text(draft + "/files?path=" + WEIGHT);
    for (int round = 1; round <= ROUNDS; round++) {
      save(draft, round, page, "0.30" + "0".repeat(round));
      preview(draft, "nothing moves");
      save(draft, round + ROUNDS, page, "0.3" + round);
      preview(draft, "every weight moves");
    }
    double half = submitting.perSecond(AT_ONCE, LOOKING, submissions()) / 4;
    print("quiet", submitting.latencies(half, LOOKING, submissions()));
    save(draft, 2 * ROUNDS + 1, page, "0.41");
    CompletableFuture<Void> previewing =
        CompletableFuture.runAsync(
            () -> {
              try {
                preview(draft, "while reports are filed");
              } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
              }
            });
    print("during a preview", submitting.latencies(half, LOOKING, submissions()));
    previewing.join();
    submitting.requireExpected();
  }

  private void save(String draft, int times, String page, String weight)
      throws IOException, InterruptedException {
    int revision = JSON.readTree(text(draft)).at("/current/revision").intValue();
    sent(
        "PUT",
        draft + "/files?path=" + WEIGHT + "&since=" + revision + "&note=round" + times,
        "text/plain;charset=UTF-8",
        page.replace("value: 0.30", "value: " + weight));
  }

  private void preview(String draft, String what) throws IOException, InterruptedException {
    long start = System.nanoTime();
    sent("POST", draft + "/impact", "application/json", "");
    JsonNode run = JSON.readTree(text(draft + "/impact"));
    while (run.path("standing").stringValue().equals("RUNNING")) {
      run = JSON.readTree(text(draft + "/impact"));
    }
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    long submissions = run.path("submissions").longValue();
    System.out.printf(
        "preview, %s: %d submissions in %.1f s, %.0f a second, %d changed%n",
        what,
        submissions,
        seconds,
        submissions / seconds,
        run.at("/totals/all/changed").longValue());
  }

  private static void print(String when, long[] ascending) {
    System.out.printf(
        "filing %s: p50 %.1f ms, p99 %.1f ms%n",
        when,
        ascending[ascending.length / 2] / 1e6,
        ascending[(int) (0.99 * (ascending.length - 1))] / 1e6);
  }

  private Supplier<HttpRequest> submissions() {
    return () ->
        service
            .post("/v1/submissions", reports.next())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .build();
  }

  private JsonNode sent(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    return JSON.readTree(
        answered(
            service
                .as("official", path)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build()));
  }

  private String text(String path) throws IOException, InterruptedException {
    return answered(service.as("official", path).build());
  }

  private String answered(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(request.uri() + " " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }
}
