package tw.plumbline.service.database;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords nobody can guess. */
public final class Passwords {
  private static final int BYTES = 18;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** 144 bits, in letters, digits, {@code -} and {@code _}. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
