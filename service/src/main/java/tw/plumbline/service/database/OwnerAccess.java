package tw.plumbline.service.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * The database for a command that is run beside the service or without it: the same one that the
 * service would use. An embedded one that is not running runs until this is closed.
 */
public final class OwnerAccess implements AutoCloseable {
  private final Server server;
  private final @Nullable EmbeddedDatabase started;

  private OwnerAccess(Server server, @Nullable EmbeddedDatabase started) {
    this.server = server;
    this.started = started;
  }

  /**
   * @param settings as of the service: {@code plumbline.database.url} and the rest
   * @throws DatabaseException if the database cannot be had
   */
  public static OwnerAccess open(PropertyResolver settings) {
    String url = settings.getProperty("plumbline.database.url", "");
    if (!url.isBlank()) {
      String user = settings.getProperty("plumbline.database.user");
      String password = settings.getProperty("plumbline.database.password");
      return migrated(DatabaseUrl.read(url, user, password), null);
    }
    String data = settings.getProperty("plumbline.data", "");
    Path folder = data.isBlank() ? DataFolder.usual() : Path.of(data);
    Optional<Server> running = EmbeddedDatabase.inUse(folder);
    if (running.isPresent()) {
      // Whoever runs it brought it up to date, and knows the service's password.
      return new OwnerAccess(running.get(), null);
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(folder);
    return migrated(embedded.server(), embedded);
  }

  public Server server() {
    return server;
  }

  private static OwnerAccess migrated(Server server, @Nullable EmbeddedDatabase started) {
    OwnerAccess access = new OwnerAccess(server, started);
    try {
      Migrations.run(server);
      return access;
    } catch (DatabaseException failure) {
      access.close();
      throw failure;
    }
  }

  @Override
  public void close() {
    if (started != null) {
      started.close();
    }
  }
}
