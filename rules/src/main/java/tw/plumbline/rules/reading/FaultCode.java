package tw.plumbline.rules.reading;

import java.util.Locale;

/** The closed, published list of codes that a fault can have; the first four say: no JSON. */
public enum FaultCode {
  MALFORMED_JSON,
  NOT_UNICODE,
  TOO_DEEP,
  TOO_LARGE,
  UNKNOWN_FIELD,
  MISSING_FIELD,
  DUPLICATE_KEY,
  DUPLICATE_ID,
  UNKNOWN_ID,
  DUPLICATE_VALUE,
  NULL_VALUE,
  WRONG_TYPE,
  NOT_ALLOWED_VALUE,
  BAD_FORMAT,
  NO_SUCH_DAY,
  OUT_OF_RANGE,
  TOO_PRECISE,
  TOO_LONG,
  TOO_SHORT,
  /** A text, or the name of a field, holds the character U+0000, which no database stores. */
  NUL_CHARACTER,
  /** Fields that exclude each other, or a value that fits none of the forms it may have. */
  CONFLICT,
  UNKNOWN_PROGRAMME,
  NO_EDITION,
  UNKNOWN_FILING,
  UNKNOWN_FIGURE,
  /** No clause of that id is checked there. */
  UNKNOWN_CLAUSE,
  /** More faults than one answer lists. */
  MORE_FAULTS;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The code as it is answered: {@code unknown-field}. */
  public String wireName() {
    return wireName;
  }
}
