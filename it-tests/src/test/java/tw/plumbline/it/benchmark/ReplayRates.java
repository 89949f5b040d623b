package tw.plumbline.it.benchmark;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many stored assessments a run of replays makes again in a second. */
public final class ReplayRates {
  private static final int ITEMS = 30;
  private static final int AT_ONCE = 16;
  private static final int STORED = Integer.getInteger("plumbline.stored", 20_000);
  private static final int ROUNDS = 3;
  private static final int CREATED = 201;
  private static final Duration LOOKING = Duration.ofSeconds(20);
  private static final String RUNS = "/v1/replays";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Reports reports = new Reports(ITEMS);
  private final Clients submitting = new Clients(CREATED);
  private final Served service;

  private ReplayRates(Served service) {
    this.service = service;
  }

  public static void main(String[] arguments) throws Exception {
    try (Served service = Served.start(Path.of(arguments[0]), List.of())) {
      new ReplayRates(service).run();
    }
  }

  private void run() throws Exception {
    for (double stored = 0; stored < STORED; ) {
      stored += submitting.perSecond(AT_ONCE, LOOKING, submissions()) * LOOKING.toSeconds();
    }
    submitting.requireExpected();
    for (int round = 1; round <= ROUNDS; round++) {
      replay();
    }
  }

  private void replay() throws IOException, InterruptedException {
    long start = System.nanoTime();
    JsonNode run =
        answered(
            service
                .as("official", RUNS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"scope\":\"ASSESSMENTS\"}"))
                .build());
    String address = RUNS + "/" + run.path("id").stringValue();
    while (run.path("standing").stringValue().equals("RUNNING")) {
      run = answered(service.as("official", address).build());
    }
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    long done = run.path("done").longValue();
    System.out.printf(
        "replay: %d assessments in %.1f s, %.0f a second, %d identical, %d differing, %d failed%n",
        done,
        seconds,
        done / seconds,
        run.path("identical").longValue(),
        run.path("differing").longValue(),
        run.path("failed").longValue());
  }

  private Supplier<HttpRequest> submissions() {
    return () ->
        service
            .post("/v1/submissions", reports.next())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .build();
  }

  private JsonNode answered(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(request.uri() + " " + answer.statusCode() + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
