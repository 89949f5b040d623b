package tw.plumbline.service.waiver;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.rules.waiver.WaiverScope;

/**
 * A waiver and all that was decided on it.
 *
 * @param position in the order of arrival
 * @param filings the kinds of filing that it covers; null for all
 * @param by who asked for it
 * @param events in their order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeptWaiver(
    @JsonIgnore long position,
    UUID id,
    String allianceId,
    String programme,
    String clause,
    YearSpan programmeYears,
    @Nullable List<String> filings,
    @Nullable String pointer,
    LocalDate from,
    LocalDate until,
    String by,
    OffsetDateTime requestedAt,
    String reason,
    WaiverStatus status,
    List<Event> events) {
  /** What can be decided. */
  public enum Kind {
    APPROVED("waiver.approve"),
    REFUSED("waiver.refuse"),
    REVOKED("waiver.revoke");

    private final String action;

    Kind(String action) {
      this.action = action;
    }

    /** What the audit log calls it. */
    String action() {
      return action;
    }
  }

  /** A decision. */
  public record Event(Kind kind, String by, String reason, OffsetDateTime at) {}

  /**
   * What was granted, whether it still is in force or not; nothing if it never was. A stored
   * assessment is made again from those that it names.
   */
  public Optional<GrantedWaiver> granted() {
    return events.stream()
        .filter(event -> event.kind() == Kind.APPROVED)
        .findFirst()
        .map(
            approval ->
                new GrantedWaiver(
                    id.toString(),
                    new WaiverScope(
                        programme,
                        allianceId,
                        clause,
                        programmeYears.from(),
                        programmeYears.to(),
                        filings == null ? Set.of() : Set.copyOf(filings),
                        pointer),
                    from,
                    until,
                    by,
                    approval.by(),
                    reason));
  }

  static KeptWaiver of(Row row) {
    String[] filings = Cell.of(row, "filings", String[].class);
    return new KeptWaiver(
        Cell.of(row, "position", Long.class),
        Cell.of(row, "id", UUID.class),
        Cell.of(row, "alliance_id", String.class),
        Cell.of(row, "programme", String.class),
        Cell.of(row, "clause", String.class),
        new YearSpan(
            Cell.of(row, "from_year", Integer.class), Cell.of(row, "to_year", Integer.class)),
        filings.length == 0 ? null : List.of(filings),
        row.get("pointer", String.class),
        Cell.of(row, "valid_from", LocalDate.class),
        Cell.of(row, "valid_until", LocalDate.class),
        Cell.of(row, "requested_by", String.class),
        Cell.of(row, "requested_at", OffsetDateTime.class),
        Cell.of(row, "reason", String.class),
        WaiverStatus.valueOf(Cell.of(row, "status", String.class)),
        events(row));
  }

  private static List<Event> events(Row row) {
    List<Event> events = new ArrayList<>();
    String decision = row.get("decision", String.class);
    if (decision != null) {
      events.add(event(Kind.valueOf(decision), row, "decided"));
    }
    if (row.get("revoked_by", String.class) != null) {
      events.add(event(Kind.REVOKED, row, "revoked"));
    }
    return List.copyOf(events);
  }

  private static Event event(Kind kind, Row row, String how) {
    return new Event(
        kind,
        Cell.of(row, how + "_by", String.class),
        Cell.of(row, how + "_reason", String.class),
        Cell.of(row, how + "_at", OffsetDateTime.class));
  }
}
