package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules change while reports come in, and no request notices. */
@TestInstance(Lifecycle.PER_CLASS)
final class PublishingIT {
  private static final int TIMES = Integer.getInteger("plumbline.publications", 3);
  private static final int CLIENTS = 3;
  private static final String PROGRAMME = "reading-room";
  private static final String PAGE = "lending/x-01-lent-for-a-year/rule.yaml";
  private static final String CASES = "lending/x-01-lent-for-a-year/cases.yaml";
  private static final JsonMapper JSON = new JsonMapper();

  /** A room that is lent for thirteen months: too long by the first version. */
  private static final String REPORT =
      """
      {"programme": "reading-room", "programmeYear": 108, "filing": "ANNUAL",
       "filedAt": "2019-12-20T12:00:00+08:00", "alliance": {"id": "office", "name": "虛構單位"},
       "facts": {"agreements": [{"id": "r", "kind": "ROOM", "startsOn": "108/02/01", "endsOn": "109/02/01"}], "amounts": []}}
      """;

  private final Map<Integer, Integer> monthsOf = new ConcurrentHashMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
  private final List<Service> services = new ArrayList<>();
  private Path rules = Path.of("");
  private volatile boolean stopped;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private PostgresServer database;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    rules = home.resolve(PROGRAMME);
    OtherProgrammesIT.copy(Program.HOME.resolve("it-tests/src/test/rulebooks/" + PROGRAMME), rules);
    database = PostgresServer.start(60);
    Map<String, String> settings =
        Map.of(
            "PLUMBLINE_DATABASE_URL",
            database.url(),
            "PLUMBLINE_RULEBOOKS",
            rules.toString(),
            "PLUMBLINE_LIMIT_PORTAL",
            "1000000",
            "PLUMBLINE_LIMIT_PORTAL_BURST",
            "1000000");
    services.add(Service.with(settings));
    services.add(Service.with(settings));
  }

  @AfterAll
  void stop() throws Exception {
    for (Service service : services) {
      service.close();
    }
    database.close();
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS) // fifty publications take their time
  void everyAnswerIsWhollyByOneVersion() throws Exception {
    RuleDesk desk = new RuleDesk(services.get(0), PROGRAMME + "-108");
    monthsOf.put(desk.version(), 12);
    List<Thread> clients = clients();
    Until.holds("load", () -> latencies.size() > 500);
    latencies.clear();
    Until.holds("quiet load", () -> latencies.size() > 2000);
    long[] quiet = taken();
    long living = Heap.living(services.get(0).pid());
    int version = desk.version();
    for (int i = 1; i <= TIMES; i++) {
      int months = i % 2 == 0 ? 12 : 13;
      monthsOf.put(version + 1, months);
      assertThat(desk.publish("借用以 " + months + " 個月為限", files(months))).isEqualTo(++version);
    }
    long[] busy = taken();
    int last = version;
    for (Service service : services) {
      Until.holds("the last version is in force everywhere", () -> versionOf(service) == last);
    }
    stopped = true;
    for (Thread client : clients) {
      client.join();
    }
    assertThat(wrong).isEmpty();
    System.out.printf(
        "PublishingIT: %d publications, %d answers meanwhile; p99 quiet %.1f ms, meanwhile %.1f ms;"
            + " living on the heap %.1f MiB before, %.1f MiB after%n",
        TIMES,
        busy.length,
        p99(quiet),
        p99(busy),
        living / 1048576.0,
        Heap.living(services.get(0).pid()) / 1048576.0);
  }

  private List<Thread> clients() {
    List<Thread> clients = new ArrayList<>();
    for (Service service : services) {
      for (int i = 0; i < CLIENTS; i++) {
        Thread client = new Thread(() -> checkFrom(service), "client-" + clients.size());
        clients.add(client);
        client.start();
      }
    }
    return clients;
  }

  private void checkFrom(Service service) {
    while (!stopped) {
      try {
        long start = System.nanoTime();
        HttpResponse<String> answer = service.check(REPORT, Service.JSON);
        latencies.add(System.nanoTime() - start);
        String fault = fault(answer);
        if (!fault.isEmpty()) {
          wrong.add(fault);
        }
      } catch (IOException failed) {
        wrong.add(failed.toString());
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  /** Verdict and words must be those of the version that the answer names. */
  private String fault(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      return answer.statusCode() + " " + answer.body();
    }
    JsonNode assessment = JSON.readTree(answer.body());
    int version = assessment.at("/rulebook/version").intValue();
    Integer months = monthsOf.get(version);
    boolean right =
        months != null
            && (months == 12
                ? assessment.at("/findings/0/required").intValue() == 12
                    && assessment.path("verdict").stringValue().equals("NON_COMPLIANT")
                : assessment.path("findings").isEmpty()
                    && assessment.path("verdict").stringValue().equals("COMPLIANT"));
    return right ? "" : "by version " + version + ": " + answer.body();
  }

  private int versionOf(Service service) throws IOException, InterruptedException {
    return JSON.readTree(service.check(REPORT, Service.JSON).body())
        .at("/rulebook/version")
        .intValue();
  }

  private long[] taken() {
    long[] taken = latencies.stream().mapToLong(Long::longValue).toArray();
    latencies.clear();
    return taken;
  }

  private static double p99(long[] latencies) {
    long[] ascending = latencies.clone();
    Arrays.sort(ascending);
    return ascending[(int) (0.99 * (ascending.length - 1))]
        / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  /** The rulebook with another limit, and cases that show it. */
  private Map<String, String> files(int months) throws IOException {
    String page =
        Files.readString(rules.resolve(PAGE)).replace("value: 12\n", "value: " + months + "\n");
    String cases =
        months == 12
            ? Files.readString(rules.resolve(CASES))
            : Files.readString(rules.resolve(CASES))
                .replace("109/02/01\"", "109/03/01\"")
                .replace("109/01/31\"", "109/02/28\"");
    return Map.of(PAGE, page, CASES, cases);
  }
}
