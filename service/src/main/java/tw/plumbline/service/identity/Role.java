package tw.plumbline.service.identity;

import java.util.Locale;
import java.util.Optional;

/** What somebody does in the programme. */
public enum Role {
  /** The programme's portal, which files what alliances submit. */
  PORTAL,
  /** An official of the ministry. */
  OFFICIAL,
  AUDITOR,
  /** Somebody of an alliance; sees that alliance alone. */
  ALLIANCE,
  PROGRAMME_OFFICE;

  private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** How tokens, tables and command lines name it: {@code programme-office}. */
  public String wire() {
    return wire;
  }

  /** The role of that name, if there is one. */
  public static Optional<Role> named(String wire) {
    for (Role role : values()) {
      if (role.wire.equals(wire)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
