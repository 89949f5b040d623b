package tw.plumbline.service.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import tw.plumbline.service.database.Server.Login;

/** Brings a server's schema up to date, as its owner. Replicas that start together take turns. */
public final class Migrations {
  /** The role that the service has on the server: it reads and adds, and can change nothing. */
  static final String SERVICE_ROLE = "plumbline_service";

  /** The schema in which all tables stand. */
  static final String SCHEMA = "plumbline";

  private static final String LOCATION = "classpath:tw/plumbline/service/database/migrations";
  private static final int CONNECT_RETRIES = 10;

  private Migrations() {}

  /**
   * @throws DatabaseException if the server cannot be reached, or its owner may not do this
   */
  public static void run(Server server) {
    try {
      Flyway.configure()
          .dataSource(dataSource(server))
          .locations(LOCATION)
          .failOnMissingLocations(true)
          .defaultSchema(SCHEMA)
          .connectRetries(CONNECT_RETRIES)
          .connectRetriesInterval(2)
          .load()
          .migrate();
      letIn(server);
    } catch (FlywayException | SQLException failure) {
      throw new DatabaseException(
          "資料庫無法使用：%s The database cannot be used.".formatted(firstLine(failure)), failure);
    }
  }

  /** Connections of the owner, for what is done before the service serves. */
  public static PGSimpleDataSource dataSource(Server server) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.jdbcUrl());
    source.setUser(server.owner().user());
    source.setPassword(server.owner().password());
    source.setCurrentSchema(SCHEMA);
    source.setApplicationName("plumbline-owner");
    return source;
  }

  private static void letIn(Server server) throws SQLException {
    Login service = server.service();
    if (service.user().equals(SERVICE_ROLE)) {
      try (Connection connection = dataSource(server).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "alter role " + SERVICE_ROLE + " login password '" + service.password() + "'");
      }
    }
  }

  private static String firstLine(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null
        ? root.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
