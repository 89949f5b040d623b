package tw.plumbline.service.workbench;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A waiver and what was decided on it, as pages show it.
 *
 * @param filings the kinds of filing that it covers; none for all
 * @param pointer the place in the report that it covers; empty for all of them
 * @param by who asked for it
 */
record WaiverSheet(
    UUID id,
    String allianceId,
    String programme,
    String clause,
    int fromYear,
    int toYear,
    List<String> filings,
    String pointer,
    LocalDate from,
    LocalDate until,
    String by,
    OffsetDateTime requestedAt,
    String reason,
    Status status,
    List<Event> events) {
  WaiverSheet {
    filings = List.copyOf(filings);
    events = List.copyOf(events);
  }

  /** What became of it. */
  enum Status {
    REQUESTED,
    APPROVED,
    REFUSED,
    REVOKED,
    EXPIRED
  }

  /** What may be decided. */
  enum Decision {
    APPROVED,
    REFUSED,
    REVOKED
  }

  /** A decision. */
  record Event(Decision kind, String by, String reason, OffsetDateTime at) {}
}
