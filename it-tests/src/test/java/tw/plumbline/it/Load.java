package tw.plumbline.it;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Clients that submit filings side by side. One that gets no answer leaves; one that is told to
 * come again does.
 */
final class Load implements AutoCloseable {
  static final int CLIENTS = 8;
  private static final long LONGEST_SECONDS = 60;

  private final Queue<Filing> waiting;
  private final Ledger ledger;
  private final CountDownLatch enough;
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean stopped;

  private Load(List<Filing> filings, Ledger ledger, int enough) {
    this.waiting = new ConcurrentLinkedQueue<>(filings);
    this.ledger = ledger;
    this.enough = new CountDownLatch(enough);
  }

  /**
   * Begins.
   *
   * @param services each client submits to one of these
   * @param enough how many acknowledgements {@link #awaitEnough} waits for
   */
  static Load on(List<Service> services, List<Filing> filings, Ledger ledger, int enough) {
    Load load = new Load(filings, ledger, enough);
    for (int i = 0; i < CLIENTS; i++) {
      Service service = services.get(i % services.size());
      Thread client = new Thread(() -> load.submitTo(service), "client-" + i);
      load.clients.add(client);
      client.start();
    }
    return load;
  }

  void awaitEnough() throws InterruptedException {
    if (!enough.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("not enough is acknowledged: " + ledger.acknowledged());
    }
  }

  /** Until every filing is acknowledged, or no client is left. */
  void awaitEnd() throws InterruptedException {
    for (Thread client : clients) {
      client.join();
    }
  }

  /** Waits for the answers to what is sent, and sends no more. */
  @Override
  public void close() throws InterruptedException {
    stopped = true;
    awaitEnd();
  }

  private void submitTo(Service service) {
    for (Filing filing = waiting.poll(); filing != null; filing = stopped ? null : waiting.poll()) {
      ledger.sent(filing);
      try {
        HttpResponse<String> answer = service.submit(filing.key(), filing.report());
        if (ledger.answered(filing, answer)) {
          enough.countDown();
        } else if (Ledger.isUnavailable(answer)) {
          waiting.add(filing);
        }
      } catch (IOException unanswered) {
        return;
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
