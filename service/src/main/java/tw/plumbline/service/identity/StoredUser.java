package tw.plumbline.service.identity;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A user as it stands in the database.
 *
 * @param hash of the password, with the name of its algorithm before it
 */
record StoredUser(String name, Role role, @Nullable String alliance, String hash) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** Whether a user can have this name. */
  static boolean canBeNamed(String name) {
    return NAME.matcher(name).matches();
  }

  Caller caller() {
    return new Caller(name, Set.of(role), alliance);
  }

  /** Without the hash, so that it stands in no log. */
  @Override
  public String toString() {
    return name;
  }
}
