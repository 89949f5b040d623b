package tw.plumbline.service.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.PropertyResolver;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;

/**
 * The key that signs sessions: the one that whoever runs the service chose, or one that the first
 * replica makes and all of them find in the database.
 */
final class SessionKey {
  static final String SETTING = "PLUMBLINE_SESSION_KEY";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final String ADD =
      "insert into session_key (key) values (?) on conflict do nothing";

  private SessionKey() {}

  /**
   * For before the service serves: it waits for the database.
   *
   * @throws IllegalArgumentException if the chosen one is too short; the message does not repeat it
   * @throws IllegalStateException if the database fails
   */
  static SecretKey of(PropertyResolver settings, Server server) {
    String chosen = settings.getProperty(SETTING, "");
    if (chosen.isEmpty()) {
      return new SecretKeySpec(stored(server), ALGORITHM);
    }
    byte[] bytes = chosen.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < BYTES) {
      throw new IllegalArgumentException(
          "%s 至少須有 %d 位元組。 %s must have at least %d bytes."
              .formatted(SETTING, BYTES, SETTING, BYTES));
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  private static byte[] stored(Server server) {
    byte[] made = new byte[BYTES];
    new SecureRandom().nextBytes(made);
    try (Connection connection = Migrations.dataSource(server).getConnection();
        PreparedStatement add = connection.prepareStatement(ADD);
        PreparedStatement read = connection.prepareStatement("select key from session_key")) {
      add.setBytes(1, made);
      add.executeUpdate();
      try (ResultSet rows = read.executeQuery()) {
        rows.next();
        return rows.getBytes(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("the session key cannot be read", failure);
    }
  }
}
