package tw.plumbline.it.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What the database does at most: the rows of submissions inserted again, as the service inserts
 * them, on connections that do nothing else. In place of pgbench, which the embedded server does
 * not bring.
 */
final class Inserts implements AutoCloseable {
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<Connection> connections = new ArrayList<>();
  private final AtomicLong numbers = new AtomicLong();
  private final StoredRows rows;
  private final ExecutorService threads;

  Inserts(PGSimpleDataSource database, int atOnce) throws SQLException {
    database.setPrepareThreshold(1);
    for (int i = 0; i < atOnce; i++) {
      connections.add(database.getConnection());
    }
    rows = new StoredRows(connections.get(0));
    threads = Executors.newFixedThreadPool(atOnce);
  }

  /** Inserts a second, each connection beginning one as soon as its last is on disk. */
  double perSecond(Duration time) throws Exception {
    long start = System.nanoTime();
    List<Callable<Long>> work = new ArrayList<>();
    connections.forEach(connection -> work.add(() -> insert(connection, start + time.toNanos())));
    long done = 0;
    for (Future<Long> one : threads.invokeAll(work)) {
      done += one.get();
    }
    return done / ((System.nanoTime() - start) / NANOS);
  }

  /** How many were inserted until then. */
  private long insert(Connection connection, long end) throws SQLException {
    long done = 0;
    try (PreparedStatement insert = connection.prepareStatement(rows.statement())) {
      for (; System.nanoTime() < end; done++) {
        rows.bind(insert, numbers.getAndIncrement());
        try (ResultSet id = insert.executeQuery()) {
          if (!id.next()) {
            throw new IllegalStateException("nothing was inserted");
          }
        }
      }
    }
    return done;
  }

  @Override
  public void close() throws SQLException {
    threads.shutdown();
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
