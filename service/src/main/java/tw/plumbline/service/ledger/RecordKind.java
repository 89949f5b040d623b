package tw.plumbline.service.ledger;

import java.util.Locale;
import java.util.Optional;

/** What the log has records of; named as the tables are. */
public enum RecordKind {
  /** With its assessment, findings and figures. */
  SUBMISSION,
  /** With the digests of its files. */
  RULEBOOK_VERSION,
  RULEBOOK_PUBLICATION,
  WAIVER,
  WAIVER_EVENT,
  DECISION,
  DECISION_ASSESSMENT,
  DECISION_FINDING,
  DECISION_EVENT;

  private static final String HEAD = "plumbline record 1: ";

  private final String wire = name().toLowerCase(Locale.ROOT);

  public String wire() {
    return wire;
  }

  /** The first line of a record. */
  public String head(String subject) {
    return HEAD + wire + " " + subject;
  }

  /** The kind of that name, if there is one. */
  public static Optional<RecordKind> named(String wire) {
    for (RecordKind kind : values()) {
      if (kind.wire.equals(wire)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
