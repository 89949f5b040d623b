package tw.plumbline.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server of the tests' own, that can be stopped, paused and filled. */
final class PostgresServer implements AutoCloseable {
  private static final String PASSWORD = "of-the-server-5190";
  private static final String TOO_MANY_CONNECTIONS = "53300";

  private final Path folder;
  private final int connections;
  private EmbeddedPostgres running;

  private PostgresServer(Path folder, int connections) throws IOException {
    this.folder = folder;
    this.connections = connections;
    this.running = run(0);
  }

  /**
   * Starts one.
   *
   * @param connections the most it takes at once
   */
  static PostgresServer start(int connections) throws IOException {
    Path folder = Files.createTempDirectory("plumbline-it-postgres");
    Files.writeString(folder.resolve("password"), PASSWORD);
    return new PostgresServer(folder, connections);
  }

  /** What {@code PLUMBLINE_DATABASE_URL} has to be. */
  String url() {
    return "postgresql://postgres:%s@127.0.0.1:%d/postgres?sslmode=disable"
        .formatted(PASSWORD, running.getPort());
  }

  Store store() {
    return new Store(running.getPort(), PASSWORD);
  }

  /** Stops without a word to anybody. */
  void stop() throws IOException {
    Postmaster.end(postmaster());
    running.close();
  }

  /** Starts again with the same data on the same port. */
  void startAgain() throws IOException {
    running = run(running.getPort());
  }

  /** From now on it neither answers nor hangs up. */
  void pause() throws IOException {
    ProcessHandle postmaster = postmaster();
    Postmaster.signal("STOP", List.of(postmaster));
    Postmaster.signal("STOP", Postmaster.withChildren(postmaster));
  }

  void goOn() throws IOException {
    Postmaster.signal("CONT", Postmaster.withChildren(postmaster()));
  }

  /** Takes all connections, those of the service too, until they are closed. */
  List<Connection> fill() throws SQLException {
    List<Connection> taken = new ArrayList<>(List.of(store().connect()));
    try (Statement others = taken.get(0).createStatement()) {
      while (taken.size() < connections) {
        others.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name like 'plumbline%'");
        takeFree(taken);
      }
    }
    return taken;
  }

  private void takeFree(List<Connection> taken) throws SQLException {
    try {
      while (taken.size() < connections) {
        taken.add(store().connect());
      }
    } catch (SQLException full) {
      if (!TOO_MANY_CONNECTIONS.equals(full.getSQLState())) {
        throw full;
      }
    }
  }

  private EmbeddedPostgres run(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(data())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", folder.resolve("password").toString())
        .setConnectConfig("password", PASSWORD)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", Integer.toString(connections))
        .start();
  }

  private ProcessHandle postmaster() throws IOException {
    return Postmaster.on(data()).orElseThrow();
  }

  private Path data() {
    return folder.resolve("data");
  }

  @Override
  public void close() throws IOException {
    if (Postmaster.on(data()).isPresent()) {
      stop();
    }
    Service.delete(folder);
  }
}
