package tw.plumbline.service.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tw.plumbline.service.database.DataFolder.Running;
import tw.plumbline.service.database.Server.Login;

/**
 * A real PostgreSQL server of one's own, unpacked from its Maven artefact: it listens on this
 * machine only, wants a password, and writes to disk before it acknowledges. Its data outlives it.
 *
 * <p>A server that outlived a process that was killed is ended before a new one is started.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String SUPERUSER = "postgres";
  private static final String DATABASE = "postgres";
  private static final Duration STARTING = Duration.ofSeconds(60);
  private static final long ENDING_SECONDS = 20;

  private final DataFolder folder;
  private final EmbeddedPostgres postgres;
  private final Server server;

  private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres postgres, Server server) {
    this.folder = folder;
    this.postgres = postgres;
    this.server = server;
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
    System.setProperty("ot.epg.working-dir", folder.programs().toString());
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
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
    return new EmbeddedDatabase(folder, postgres, server(postgres.getPort(), password));
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
  public void close() {
    try (folder) {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
