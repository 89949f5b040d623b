package tw.plumbline.rules.reading;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Instants as RFC 3339 writes them. */
final class Instants {
  private Instants() {}

  /**
   * The instant that a text of the contract's form names, at its own offset; at UTC if the offset
   * is one beyond 18 hours, which RFC 3339 allows and {@link ZoneOffset} does not.
   */
  static Optional<OffsetDateTime> read(String text) {
    int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    int end = text.endsWith("Z") ? text.length() - 1 : sign;
    try {
      LocalDateTime local = LocalDateTime.parse(text.substring(0, Math.max(0, end)));
      return Optional.of(at(local, text.substring(end)));
    } catch (DateTimeException | StringIndexOutOfBoundsException | NumberFormatException other) {
      return Optional.empty();
    }
  }

  private static OffsetDateTime at(LocalDateTime local, String offset) {
    if (offset.equals("Z")) {
      return local.atOffset(ZoneOffset.UTC);
    }
    int minutes =
        60 * Integer.parseInt(offset.substring(1, 3)) + Integer.parseInt(offset.substring(4));
    int signed = offset.charAt(0) == '-' ? -minutes : minutes;
    return Math.abs(signed) <= 18 * 60
        ? local.atOffset(ZoneOffset.ofTotalSeconds(signed * 60))
        : local.minusMinutes(signed).atOffset(ZoneOffset.UTC);
  }

  static String write(OffsetDateTime instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant);
  }
}
