package tw.plumbline.service.identity;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.PropertyResolver;

/** Passwords that whoever runs the service chose: {@code PLUMBLINE_PASSWORD_<NAME>}. */
public final class PresetPasswords {
  private static final String PREFIX = "PLUMBLINE_PASSWORD_";

  /** The hash looks no further. */
  private static final int MOST_BYTES = 72;

  private final PropertyResolver settings;

  public PresetPasswords(PropertyResolver settings) {
    this.settings = settings;
  }

  /** The setting for a user: upper case, anything but letters and digits as {@code _}. */
  public static String setting(String name) {
    return PREFIX + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /**
   * The password of a user, if one was chosen.
   *
   * @throws IllegalArgumentException if it is too long; the message does not repeat it
   */
  public Optional<String> of(String name) {
    String password = settings.getProperty(setting(name), "");
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "%s 不得超過 %d 位元組。 %s must not be longer than %d bytes."
              .formatted(setting(name), MOST_BYTES, setting(name), MOST_BYTES));
    }
    return Optional.of(password).filter(chosen -> !chosen.isEmpty());
  }
}
