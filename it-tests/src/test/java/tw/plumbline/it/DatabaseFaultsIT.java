package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The database goes away under load and comes back. */
@TestInstance(Lifecycle.PER_CLASS)
final class DatabaseFaultsIT {
  private static final int CONNECTIONS = 16;
  private static final int ALLIANCES = 100;
  private static final int BEFORE = 20;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private PostgresServer database;

  @SuppressWarnings("NullAway.Init")
  private Service service;

  @BeforeAll
  void start() throws Exception {
    database = PostgresServer.start(CONNECTIONS);
    service =
        Service.with(
            Map.of(
                "PLUMBLINE_DATABASE_URL", database.url(), "PLUMBLINE_DATABASE_CONNECTIONS", "8"));
  }

  @AfterAll
  void stop() throws Exception {
    try {
      service.close();
    } finally {
      database.close();
    }
  }

  @Test
  void aDatabaseThatIsStoppedAndStartedAgain() throws Exception {
    isSurvived("stopped", "official", database::stop, database::startAgain);
  }

  @Test
  void aDatabaseThatNeitherAnswersNorHangsUp() throws Exception {
    isSurvived("paused", "official-2", database::pause, database::goOn);
  }

  @Test
  void aDatabaseWhoseConnectionsOthersHold() throws Exception {
    List<Connection> others = new ArrayList<>();
    isSurvived(
        "filled",
        "auditor",
        () -> others.addAll(database.fill()),
        () -> {
          for (Connection other : others) {
            other.close();
          }
        });
  }

  /**
   * While the fault lasts, everything that needs the database is answered 503; afterwards the
   * service is as before, without a restart, and no promise is broken.
   *
   * @param user somebody who is signed in shortly before
   */
  private void isSurvived(String name, String user, Step breaking, Step mending) throws Exception {
    Ledger ledger = new Ledger();
    List<Filing> filings = Filing.samples(name, ALLIANCES);
    try (Load load = Load.on(List.of(service), filings, ledger, BEFORE)) {
      load.awaitEnough();
      assertThat(check(user, filings.get(0))).isEqualTo(200);
      String known = service.submit(filings.get(0).key(), filings.get(0).report()).body();
      breaking.go();
      try {
        Until.holds("not ready", () -> status("/actuator/health/readiness") == 503);
        isUnavailable(user, "/v1/assessments/" + Ledger.id(known));
        isUnavailable(user, "/v1/alliances/" + filings.get(0).alliance() + "/assessments");
        isUnavailable(user, "/v1/alliances/" + filings.get(0).alliance() + "/findings");
        assertThat(Ledger.isUnavailable(service.submit(name, filings.get(0).report()))).isTrue();
        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(check(user, filings.get(0))).isEqualTo(200);
        assertThat(status("/actuator/health/readiness")).isEqualTo(503);
      } finally {
        mending.go();
      }
      Until.holds("ready again", () -> status("/actuator/health/readiness") == 200);
    }
    Map<String, byte[]> stored = database.store().documents();
    assertThat(database.store().count("submission")).isEqualTo(stored.size());
    ledger.holdsIn(stored);
    ledger.holdsAt(service);
    database.store().isWhole();
  }

  private void isUnavailable(String user, String path) throws Exception {
    HttpResponse<String> answer = service.get(user, path);
    assertThat(Ledger.isUnavailable(answer))
        .as("%s: %d %s", path, answer.statusCode(), answer.body())
        .isTrue();
  }

  private int status(String path) throws Exception {
    return service.get("portal", path).statusCode();
  }

  private int check(String user, Filing filing) throws Exception {
    return service.check(user, filing.report(), Service.JSON).statusCode();
  }

  private interface Step {
    void go() throws Exception;
  }
}
