package tw.plumbline.rules.reading;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The digest of a JSON value by its one form (RFC 8785). White space, the order of keys and the
 * spelling of numbers make no difference; a text counts as it is written.
 */
public final class Canonical {
  private Canonical() {}

  /**
   * {@code sha256:} and the digest of the canonical form of a JSON text.
   *
   * @throws IllegalArgumentException if it is no JSON, repeats a key, or brings a number that no
   *     double holds
   */
  public static String digest(byte[] json) {
    try {
      byte[] canonical = new JsonCanonicalizer(json).getEncodedUTF8();
      return "sha256:" + HexFormat.of().formatHex(sha256().digest(canonical));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
