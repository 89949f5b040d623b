package tw.plumbline.service.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.database.Server.Login;

/**
 * Reads where a given server is: {@code postgresql://user:password@host:port/database}, also with
 * {@code jdbc:} or {@code r2dbc:} before it, {@code postgres:} for short, and {@code ?user=},
 * {@code ?password=}, {@code ?sslmode=}.
 */
final class DatabaseUrl {
  private static final int DEFAULT_PORT = 5432;
  private static final List<String> SSL_MODES =
      List.of("prefer", "disable", "allow", "require", "verify-ca", "verify-full");

  private DatabaseUrl() {}

  /**
   * @param user where the address names none
   * @param password where the address brings none
   * @throws DatabaseException if it is no such address; the message repeats nothing of it
   */
  static Server read(String text, @Nullable String user, @Nullable String password) {
    URI uri = uri(text.strip().replaceFirst("^(jdbc|r2dbc):", ""));
    Map<String, String> query = query(uri);
    String[] named = uri.getRawUserInfo() == null ? new String[0] : info(uri.getRawUserInfo());
    String who = first(named.length > 0 ? named[0] : null, query.get("user"), user);
    String secret = first(named.length > 1 ? named[1] : null, query.get("password"), password);
    String host = uri.getHost();
    String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
    if (host == null || database.isEmpty() || who == null) {
      throw malformed();
    }
    String plainHost = host.replaceAll("[\\[\\]]", "");
    String pass = secret == null ? "" : secret;
    return new Server(
        plainHost,
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        decoded(database),
        sslMode(first(query.get("sslmode"), query.get("sslMode"))),
        new Login(who, pass, ""),
        new Login(who, pass, Migrations.SERVICE_ROLE));
  }

  private static URI uri(String text) {
    try {
      URI uri = URI.create(text);
      if ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException unreadable) {
      // It may hold a password: nothing of it is repeated.
    }
    throw malformed();
  }

  private static DatabaseException malformed() {
    return new DatabaseException(
        "PLUMBLINE_DATABASE_URL 須為 postgresql://使用者:密碼@主機:埠/資料庫。"
            + " PLUMBLINE_DATABASE_URL must be postgresql://user:password@host:port/database.");
  }

  private static String sslMode(@Nullable String asked) {
    if (asked == null) {
      return SSL_MODES.get(0);
    }
    if (!SSL_MODES.contains(asked)) {
      throw new DatabaseException(
          "PLUMBLINE_DATABASE_URL 之 sslmode 須為下列之一。 Its sslmode must be one of: "
              + String.join(", ", SSL_MODES));
    }
    return asked;
  }

  private static String[] info(String raw) {
    String[] parts = raw.split(":", 2);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = decoded(parts[i]);
    }
    return parts;
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The first that says something. */
  private static @Nullable String first(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null && !text.isEmpty()) {
        return text;
      }
    }
    return null;
  }
}
