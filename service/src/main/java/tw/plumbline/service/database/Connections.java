package tw.plumbline.service.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tw.plumbline.service.database.Server.Login;

/** A pool of connections to a server, as the service's role. */
final class Connections {
  private static final Duration CONNECTING = Duration.ofMillis(900);
  private static final Duration UNUSED = Duration.ofMinutes(5);

  private Connections() {}

  /**
   * @param most connections at once
   * @param patience after which the server itself gives up a statement
   */
  static ConnectionPool pool(Server server, int most, Duration patience) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(factory(server, patience))
            .initialSize(0)
            .maxSize(most)
            .maxAcquireTime(CONNECTING)
            .maxCreateConnectionTime(CONNECTING)
            .maxIdleTime(UNUSED)
            .backgroundEvictionInterval(UNUSED)
            .acquireRetry(0)
            .build());
  }

  /** Connections that are nobody else's. */
  static PostgresqlConnectionFactory factory(Server server, Duration patience) {
    Login login = server.service();
    Map<String, String> options = new HashMap<>();
    options.put("search_path", Migrations.SCHEMA);
    options.put("statement_timeout", Long.toString(patience.toMillis()));
    options.put("idle_in_transaction_session_timeout", "10000");
    if (!login.role().isEmpty()) {
      options.put("role", login.role());
    }
    return new PostgresqlConnectionFactory(
        PostgresqlConnectionConfiguration.builder()
            .host(server.host())
            .port(server.port())
            .database(server.database())
            .username(login.user())
            .password(login.password())
            .applicationName("plumbline")
            .sslMode(SSLMode.fromValue(server.sslMode()))
            .connectTimeout(CONNECTING)
            .tcpKeepAlive(true)
            .tcpNoDelay(true)
            .options(options)
            .build());
  }
}
