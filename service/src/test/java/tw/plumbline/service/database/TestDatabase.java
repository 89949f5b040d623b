package tw.plumbline.service.database;

import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL server, one for all the tests of this process. Each test class takes a database
 * of its own from it: {@code private static final Server SERVER = TestDatabase.server();}
 */
public final class TestDatabase {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int CONNECTIONS = 4;
  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Server ADMIN = started();

  private TestDatabase() {}

  /** A fresh database with all tables and nothing in them. */
  public static Server server() {
    String name = "test_" + COUNT.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE);
    return named(name);
  }

  /** What {@code plumbline.database.url} has to say to use this database. */
  public static String url(Server server) {
    return "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
        .formatted(
            server.owner().user(),
            URLEncoder.encode(server.owner().password(), StandardCharsets.UTF_8),
            server.host(),
            server.port(),
            server.database());
  }

  /** The service's way to a database; the caller closes it. */
  public static Database database(Server server) {
    return new Database(
        Connections.pool(server, CONNECTIONS, PATIENCE), PATIENCE, OpenTelemetry.noop());
  }

  /** Does something to a database as its owner. */
  public static void execute(Server server, String sql) {
    try (Connection connection = Migrations.dataSource(server).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static Server started() {
    try {
      Path folder = Files.createTempDirectory("plumbline-test");
      EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(database, folder)));
      Server admin = database.server();
      execute(admin, "create database " + TEMPLATE);
      Migrations.run(named(admin, TEMPLATE));
      return admin;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(EmbeddedDatabase database, Path folder) {
    database.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Server named(String database) {
    return named(ADMIN, database);
  }

  private static Server named(Server of, String database) {
    return new Server(of.host(), of.port(), database, of.sslMode(), of.owner(), of.service());
  }

  private static void execute(String sql) {
    execute(ADMIN, sql);
  }
}
