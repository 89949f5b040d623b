package tw.plumbline.it;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/**
 * The service is killed under load at moments that chance chooses, and has kept every promise when
 * it is started again.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class KillIT {
  private static final int KILLS = Integer.getInteger("plumbline.kills", 3);
  private static final long SEED = Long.getLong("plumbline.seed", System.nanoTime());
  private static final int ALLIANCES = 40;
  private static final int MOST_ACKNOWLEDGED = 90;

  private final Random random = new Random(SEED);

  @SuppressWarnings("NullAway.Init") // set before all tests
  private DataFolder data;

  @SuppressWarnings("NullAway.Init")
  private Service service;

  @BeforeAll
  void start() throws IOException {
    System.out.println("KillIT: -Dplumbline.seed=" + SEED);
    data = DataFolder.temporary();
    service = Service.on(data.path());
  }

  @AfterAll
  void stop() throws Exception {
    try {
      service.close();
    } finally {
      data.close();
    }
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS) // a hundred kills take their time
  void whatWasAcknowledgedOutlivesEveryKill() throws Exception {
    List<Ledger> ledgers = new ArrayList<>();
    long acknowledged = 0;
    long unanswered = 0;
    long storedUntold = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      Ledger ledger = submitAndKill("kill-" + kill, false);
      acknowledged += ledger.acknowledged();
      unanswered += ledger.size() - ledger.acknowledged();
      service = Service.on(data.path());
      storedUntold += ledger.holdsAt(service);
      ledgers.add(ledger);
    }
    holds(ledgers);
    System.out.printf(
        "| kills | acknowledged | lost, twice or half-written | without an answer | of these stored"
            + " | seed |%n|---|---|---|---|---|---|%n| %d | %d | 0 | %d | %d | %d |%n",
        KILLS, acknowledged, unanswered, storedUntold, SEED);
  }

  @Test
  void neitherDoesAnythingGetLostWhenTheDatabaseIsKilledToo() throws Exception {
    Ledger ledger = submitAndKill("kill-both", true);
    service = Service.on(data.path());
    ledger.holdsAt(service);
    holds(List.of(ledger));
  }

  private Ledger submitAndKill(String name, boolean databaseToo) throws Exception {
    Ledger ledger = new Ledger();
    int enough = 1 + random.nextInt(MOST_ACKNOWLEDGED);
    ProcessHandle postmaster = data.postmaster().orElseThrow();
    try (Load load = Load.on(List.of(service), Filing.samples(name, ALLIANCES), ledger, enough)) {
      load.awaitEnough();
      if (databaseToo) {
        postmaster.destroyForcibly();
      }
      service.kill();
    }
    return ledger;
  }

  private void holds(List<Ledger> ledgers) throws Exception {
    Store store = data.store();
    store.isWhole();
    var documents = store.documents();
    ledgers.forEach(ledger -> ledger.holdsIn(documents));
  }
}
