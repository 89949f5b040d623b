package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Two and three services on one database behave as one. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ReplicasIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ALL = 3;
  private static final int CONNECTIONS = 60;
  private static final int TIMES = 10;

  private final List<Service> services = Collections.synchronizedList(new ArrayList<>());

  @SuppressWarnings("NullAway.Init") // set before all tests
  private PostgresServer database;

  @BeforeAll
  void startAllAtOnce() throws Exception {
    database = PostgresServer.start(CONNECTIONS);
    Map<String, String> settings =
        Map.of("PLUMBLINE_DATABASE_URL", database.url(), "PLUMBLINE_WAIVERS_POLL", "1s");
    List<Callable<Boolean>> starts =
        Collections.nCopies(ALL, () -> services.add(Service.with(settings)));
    Together.all(ALL, starts);
  }

  @AfterAll
  void stop() throws Exception {
    try {
      for (Service service : services) {
        service.close();
      }
    } finally {
      database.close();
    }
  }

  @Test
  void everyUserIsMadeOnceAndKnownToAll() throws Exception {
    assertThat(database.store().count("app_user")).isEqualTo(Service.USERS.size());
    for (Service service : services) {
      for (String user : Service.USERS) {
        assertThat(service.get(user, "/v1/rulebooks").statusCode()).as(user).isEqualTo(200);
      }
    }
  }

  @Test
  void allNumberTheRulebooksAlike() throws Exception {
    List<String> lists = new ArrayList<>();
    for (Service service : services) {
      lists.add(service.get("auditor", "/v1/rulebooks").body());
    }
    assertThat(lists).allMatch(lists.get(0)::equals);
    assertThat(database.store().count("rulebook_version where programme = 'small-alliance'"))
        .isEqualTo(1);
  }

  @Test
  void whatOneWaivesIsWaivedByAll() throws Exception {
    String path = "/v1/alliances/waived/waivers";
    HttpResponse<String> asked = post(services.get(0), "official", path, Provocation.REQUEST);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    String approval = path + "/" + id(asked) + "/approval";
    assertThat(post(services.get(1), "official-2", approval, Provocation.DECISION).statusCode())
        .isEqualTo(200);
    for (Service service : services) {
      Until.holds(
          "waived there too",
          () -> {
            String key = UUID.randomUUID().toString();
            return service.submit(key, endedEarly()).body().contains(id(asked));
          });
    }
  }

  /** A report of the alliance in which one agreement ended a day too early. */
  private static String endedEarly() throws IOException {
    ObjectNode report = (ObjectNode) JSON.readTree(Filing.samples("waived", 1).get(1).report());
    ((ObjectNode) report.path("alliance")).put("id", "waived");
    ((ObjectNode) report.at("/members/0/agreement")).put("endsOn", "2019-02-01");
    return report.toString();
  }

  private static String id(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).path("id").stringValue();
  }

  private static HttpResponse<String> post(Service service, String user, String path, String body)
      throws Exception {
    return service
        .client()
        .send(
            service
                .as(user, path)
                .header("Content-Type", Service.JSON)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, ALL})
  void theSameKeyAndReportAtOnceIsStoredOnce(int replicas) throws Exception {
    for (Filing filing : Filing.samples("same-" + replicas, TIMES / 2)) {
      List<HttpResponse<String>> answers = submit(Collections.nCopies(2 * replicas, filing), "");
      assertThat(answers)
          .extracting(HttpResponse::statusCode)
          .containsOnlyOnce(201)
          .containsOnly(200, 201);
      assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.get(0).body());
      assertThat(count(filing.key())).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, ALL})
  void ofDifferentReportsUnderOneKeyOneIsStored(int replicas) throws Exception {
    for (Filing filing : Filing.samples("different-" + replicas, TIMES / 2)) {
      List<Filing> others =
          IntStream.range(0, replicas).mapToObj(i -> filing.naming("聯盟" + i)).toList();
      List<HttpResponse<String>> answers = submit(others, "");
      isFirstOfAll(answers);
      assertThat(count(filing.key())).isEqualTo(1);
      int winner = statuses(answers).indexOf(201);
      Filing stored = others.get(winner);
      for (Service service : services) {
        HttpResponse<String> again = service.submit(stored.key(), stored.report());
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(answers.get(winner).body());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, ALL})
  void ofCorrectionsOfTheSameSubmissionAtOnceOneIsStored(int replicas) throws Exception {
    for (Filing filing : Filing.samples("corrected-" + replicas, TIMES / 2)) {
      String original = Ledger.id(services.get(0).submit(filing.key(), filing.report()).body());
      List<Filing> corrections =
          IntStream.range(0, replicas)
              .mapToObj(i -> filing.naming("更正" + i).under(filing.key() + "-" + i))
              .toList();
      isFirstOfAll(submit(corrections, "?replaces=" + original));
      assertThat(count(filing.key() + "-_")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, ALL})
  void whatIsSubmittedToAllIsKeptOnce(int replicas) throws Exception {
    Ledger ledger = new Ledger();
    List<Filing> filings = Filing.samples("all-" + replicas, 2 * TIMES);
    try (Load load = Load.on(services.subList(0, replicas), filings, ledger, filings.size())) {
      load.awaitEnough();
    }
    assertThat(count("all-" + replicas + "-%")).isEqualTo(filings.size());
    ledger.holdsAt(services.get(replicas - 1));
    database.store().isWhole();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void oneThatIsKilledDoesNotDisturbTheOthers() throws Exception {
    Ledger ofKilled = new Ledger();
    Ledger ofOthers = new Ledger();
    List<Filing> filings = Filing.samples("survivors", 4 * TIMES);
    Service killed = services.get(ALL - 1);
    try (Load some = Load.on(List.of(killed), Filing.samples("orphans", 100), ofKilled, TIMES);
        Load most = Load.on(services.subList(0, ALL - 1), filings, ofOthers, filings.size())) {
      some.awaitEnough();
      killed.kill();
      most.awaitEnd();
    }
    assertThat(ofOthers.acknowledged()).isEqualTo(filings.size());
    ofOthers.holdsAt(services.get(0));
    ofKilled.holdsAt(services.get(1));
    database.store().isWhole();
  }

  private static void isFirstOfAll(List<HttpResponse<String>> answers) {
    assertThat(statuses(answers)).containsOnlyOnce(201).containsOnly(201, 409);
  }

  private static List<Integer> statuses(List<HttpResponse<String>> answers) {
    return answers.stream().map(HttpResponse::statusCode).toList();
  }

  /** Submits all at once, each to the next replica. */
  private List<HttpResponse<String>> submit(List<Filing> filings, String query) {
    List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    for (int i = 0; i < filings.size(); i++) {
      Service service = services.get(i % Math.min(ALL, filings.size()));
      sent.add(
          service
              .client()
              .sendAsync(
                  service.submission(filings.get(i).key(), filings.get(i).report(), query),
                  BodyHandlers.ofString()));
    }
    return sent.stream().map(CompletableFuture::join).toList();
  }

  private long count(String keys) throws Exception {
    return database.store().count("submission where idempotency_key like '" + keys + "'");
  }
}
