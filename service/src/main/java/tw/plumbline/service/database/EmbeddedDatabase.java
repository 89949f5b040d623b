package tw.plumbline.service.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tw.plumbline.service.database.DataFolder.Running;
import tw.plumbline.service.database.Server.Login;

/**
 * A real PostgreSQL server of one's own, unpacked from its Maven artefact: it listens on this
 * machine only, wants a password, and writes to disk before it acknowledges. Its data outlives it.
 *
 * <p>A server that outlived a process that was killed is ended before a new one is started. One
 * that ends before it is told to is started again, on the same data and port.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final long LOOKING_MILLIS = 500;
  private static final String SUPERUSER = "postgres";
  private static final String DATABASE = "postgres";
  private static final int ANY_PORT = 0;
  private static final Duration STARTING = Duration.ofSeconds(60);
  private static final long ENDING_SECONDS = 20;

  private final DataFolder folder;
  private final Server server;
  private final ScheduledExecutorService watch;
  private EmbeddedPostgres postgres;

  private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres postgres, Server server) {
    this.folder = folder;
    this.postgres = postgres;
    this.server = server;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "embedded-database");
              thread.setDaemon(true);
              return thread;
            });
    watch.scheduleWithFixedDelay(
        this::keptRunning, LOOKING_MILLIS, LOOKING_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Starts the server on a folder.
   *
   * @throws DatabaseException if another process uses the folder, or the server does not start
   */
  public static EmbeddedDatabase start(Path path) {
    DataFolder folder = new DataFolder(path);
    try {
      if (!folder.made().lock()) {
        throw new DatabaseException(
            "資料夾 `%s` 已有另一個 plumbline 使用中。 The folder `%s` is in use by another plumbline."
                .formatted(path, path));
      }
      return start(folder);
    } catch (IOException | RuntimeException failure) {
      close(folder, failure);
      throw failure instanceof DatabaseException known
          ? known
          : new DatabaseException(
              "內建資料庫無法在 `%s` 啟動：%s The embedded database cannot be started there."
                  .formatted(path, failure.getMessage()),
              failure);
    }
  }

  /** The server that another process runs on a folder, if one does. */
  public static Optional<Server> inUse(Path path) {
    DataFolder folder = new DataFolder(path);
    try {
      Optional<Running> running = folder.running();
      return running.isEmpty()
          ? Optional.empty()
          : Optional.of(server(running.get().port(), folder.password()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public Server server() {
    return server;
  }

  /** Removes the folder of a server that has ended. */
  void delete() {
    try {
      folder.delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedDatabase start(DataFolder folder) throws IOException {
    endLeftOver(folder);
    String password = folder.password();
    EmbeddedPostgres postgres = run(folder, password, ANY_PORT);
    return new EmbeddedDatabase(folder, postgres, server(postgres.getPort(), password));
  }

  private static EmbeddedPostgres run(DataFolder folder, String password, int port)
      throws IOException {
    System.setProperty("ot.epg.working-dir", folder.programs().toString());
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(folder.data())
            .setOverrideWorkingDirectory(folder.programs().toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(STARTING)
            // Options of initdb: whoever connects, ever, must know the password.
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", folder.passwordFile().toString())
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setConnectConfig("password", password)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "60")
            .setServerConfig("logging_collector", "on")
            .setServerConfig("log_directory", DataFolder.LOGS_FROM_DATA)
            .setServerConfig("log_filename", "postgresql-%a.log")
            .setServerConfig("log_truncate_on_rotation", "on")
            .start();
    folder.closePrograms();
    return postgres;
  }

  /** Looks whether the server still runs, and starts it again if it does not. */
  private synchronized void keptRunning() {
    try {
      if (watch.isShutdown() || folder.running().isPresent()) {
        return;
      }
      LOG.error("the embedded PostgreSQL server has ended and is started again");
      postgres.close();
      postgres = run(folder, folder.password(), server.port());
    } catch (IOException | RuntimeException failure) {
      LOG.error("the embedded PostgreSQL server cannot be started; it is tried again", failure);
    }
  }

  private static void endLeftOver(DataFolder folder) throws IOException {
    Optional<Running> left = folder.running();
    if (left.isEmpty()) {
      return;
    }
    ProcessHandle process = left.get().process();
    process.destroy();
    try {
      process.onExit().get(ENDING_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException stillRunning) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException(e);
    }
  }

  private static Server server(int port, String password) {
    Login owner = new Login(SUPERUSER, password, "");
    // The service's password is made anew at each start and stands in no file.
    Login service = new Login(Migrations.SERVICE_ROLE, Passwords.random(), "");
    return new Server("127.0.0.1", port, DATABASE, "disable", owner, service);
  }

  private static void close(DataFolder folder, Exception failure) {
    try {
      folder.close();
    } catch (IOException also) {
      failure.addSuppressed(also);
    }
  }

  @Override
  public synchronized void close() {
    watch.shutdown();
    try (folder) {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
