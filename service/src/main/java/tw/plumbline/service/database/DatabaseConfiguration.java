package tw.plumbline.service.database;

import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.plumbline.service.database.DatabaseConfiguration.Place;

/** The database that the service uses: the given one, or one of its own. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {
  /** The environment variable that says where a given database is. */
  public static final String URL_SETTING = "PLUMBLINE_DATABASE_URL";

  /** The environment variable that says where the embedded database lives. */
  public static final String DATA_SETTING = "PLUMBLINE_DATA";

  private static final Duration PATIENCE = Duration.ofMillis(1800);

  @Bean(destroyMethod = "close")
  Place databasePlace(
      @Value("${plumbline.database.url:}") String url,
      @Value("${plumbline.database.user:}") String user,
      @Value("${plumbline.database.password:}") String password,
      @Value("${plumbline.data:}") String data,
      @Value("${plumbline.data-temporary:false}") boolean temporary) {
    if (!url.isBlank()) {
      return new Place(DatabaseUrl.read(url, user, password), null, false);
    }
    EmbeddedDatabase embedded =
        EmbeddedDatabase.start(data.isBlank() ? DataFolder.usual() : Path.of(data));
    return new Place(embedded.server(), embedded, temporary);
  }

  @Bean
  Server server(Place place) {
    Migrations.run(place.server());
    return place.server();
  }

  @Bean(destroyMethod = "close")
  Database database(
      Server server,
      OpenTelemetry telemetry,
      @Value("${plumbline.database.connections:16}") int connections) {
    Database database =
        new Database(Connections.pool(server, connections, PATIENCE), PATIENCE, telemetry);
    database.warmUp();
    return database;
  }

  @Bean(destroyMethod = "close")
  Notices notices(
      Server server, @Value("${plumbline.notices.poll:PT5S}") Duration poll, Database database) {
    return new Notices(Connections.factory(server, PATIENCE), poll);
  }

  @Bean
  DatabaseHealth databaseHealthIndicator(Database database) {
    return new DatabaseHealth(database);
  }

  /**
   * Where the database is.
   *
   * @param embedded ended with the service; null where the server was given
   * @param temporary whether the embedded one's folder goes with it
   */
  record Place(Server server, @Nullable EmbeddedDatabase embedded, boolean temporary)
      implements AutoCloseable {
    @Override
    public void close() {
      if (embedded != null) {
        embedded.close();
        if (temporary) {
          embedded.delete();
        }
      }
    }
  }
}
