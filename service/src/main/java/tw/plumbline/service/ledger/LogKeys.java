package tw.plumbline.service.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import org.springframework.core.env.PropertyResolver;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;

/**
 * Where the key of the log comes from: from a file that whoever runs the service names, or from the
 * database, where the first replica puts one that all others find.
 */
final class LogKeys {
  static final String SETTING = "PLUMBLINE_LOG_KEYFILE";

  private static final String ADD =
      "insert into ledger_key (private_key, public_key) values (?, ?) on conflict do nothing";
  private static final String KNOWN =
      "insert into ledger_public_key (vkey) values (?) on conflict do nothing";

  private LogKeys() {}

  /**
   * For before the service serves: it waits for the database.
   *
   * @throws IllegalArgumentException if the file is no key; the message does not repeat it
   * @throws IllegalStateException if the database fails
   */
  static LogKey of(PropertyResolver settings, Server server) {
    String file = settings.getProperty(SETTING, "");
    try (Connection connection = Migrations.dataSource(server).getConnection()) {
      String name = name(connection);
      LogKey key = file.isBlank() ? stored(connection, name) : read(Path.of(file), name);
      try (PreparedStatement known = connection.prepareStatement(KNOWN)) {
        known.setString(1, key.publicKey().vkey());
        known.executeUpdate();
      }
      return key;
    } catch (SQLException | GeneralSecurityException failure) {
      throw new IllegalStateException("the key of the log cannot be read", failure);
    }
  }

  private static String name(Connection connection) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement("select name from ledger_origin");
        ResultSet rows = read.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static LogKey stored(Connection connection, String name)
      throws SQLException, GeneralSecurityException {
    try (PreparedStatement add = connection.prepareStatement(ADD);
        PreparedStatement read =
            connection.prepareStatement("select private_key, public_key from ledger_key")) {
      LogKey made = LogKey.make(name);
      add.setBytes(1, made.encoded());
      add.setBytes(2, made.publicKey().key().getEncoded());
      add.executeUpdate();
      try (ResultSet rows = read.executeQuery()) {
        rows.next();
        return key(name, rows.getBytes(1), rows.getBytes(2));
      }
    }
  }

  /** A file with a private key in PKCS #8 and its public key, both PEM, as OpenSSL writes them. */
  private static LogKey read(Path file, String name) {
    try {
      String pem = Files.readString(file);
      LogKey key = key(name, pem(pem, "PRIVATE KEY"), pem(pem, "PUBLIC KEY"));
      byte[] tried = {1};
      if (key.publicKey().verifies(tried, key.sign(tried))) {
        return key;
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
      // Said below, without what the file holds.
    }
    throw new IllegalArgumentException(
        "%s 須為含 Ed25519 私鑰與公鑰（PEM）之檔案。 %s must be a file with an Ed25519 private key and its public key (PEM)."
            .formatted(SETTING, SETTING));
  }

  private static byte[] pem(String text, String label) {
    String begin = "-----BEGIN " + label + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(label);
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }

  private static LogKey key(String name, byte[] privateKey, byte[] publicKey)
      throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    PrivateKey signing = factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey));
    PublicKey verifying = factory.generatePublic(new X509EncodedKeySpec(publicKey));
    return new LogKey(new PublicLogKey(name, verifying), signing);
  }
}
