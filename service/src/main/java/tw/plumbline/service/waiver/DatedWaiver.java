package tw.plumbline.service.waiver;

import io.r2dbc.spi.Row;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.rules.waiver.WaiverScope;

/**
 * A waiver that was approved at some time, and until when that stood.
 *
 * @param revokedAt null where nobody revoked it
 */
public record DatedWaiver(
    GrantedWaiver waiver, OffsetDateTime approvedAt, @Nullable OffsetDateTime revokedAt) {
  /** A replica may learn of a decision that much later, and their clocks may differ. */
  private static final Duration LEARNING = Duration.ofMinutes(1);

  static DatedWaiver of(Row row) {
    return new DatedWaiver(
        granted(Cell.of(row, "id", UUID.class), row),
        Cell.of(row, "approved_at", OffsetDateTime.class),
        row.get("revoked_at", OffsetDateTime.class));
  }

  /** What a row of {@code waiver} with an {@code approved_by} grants. */
  static GrantedWaiver granted(UUID id, Row row) {
    return new GrantedWaiver(
        id.toString(),
        new WaiverScope(
            Cell.of(row, "programme", String.class),
            Cell.of(row, "alliance_id", String.class),
            Cell.of(row, "clause", String.class),
            Cell.of(row, "from_year", Integer.class),
            Cell.of(row, "to_year", Integer.class),
            Set.copyOf(List.of(Cell.of(row, "filings", String[].class))),
            row.get("pointer", String.class)),
        Cell.of(row, "valid_from", LocalDate.class),
        Cell.of(row, "valid_until", LocalDate.class),
        Cell.of(row, "requested_by", String.class),
        Cell.of(row, "approved_by", String.class),
        Cell.of(row, "reason", String.class));
  }

  /** Whether it was approved and not revoked at an instant. */
  public boolean stoodAt(OffsetDateTime at) {
    return !approvedAt.isAfter(at) && (revokedAt == null || revokedAt.isAfter(at));
  }

  /** Whether a decision on it was made so near to an instant that it may have been known or not. */
  public boolean uncertainAt(OffsetDateTime at) {
    return Stream.of(approvedAt, revokedAt == null ? approvedAt : revokedAt)
        .anyMatch(decided -> Duration.between(decided, at).abs().compareTo(LEARNING) <= 0);
  }
}
