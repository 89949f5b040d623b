package tw.plumbline.service.submission;

import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.database.Columns;

/**
 * A submission as it was received.
 *
 * @param clockDiffers whether the report's time is more than ten minutes from that of its arrival
 * @param replaces the submission that it corrects
 * @param replacedBy the submission that corrects it
 */
public record StoredSubmission(
    UUID id,
    String allianceId,
    OffsetDateTime filedAt,
    OffsetDateTime receivedAt,
    boolean clockDiffers,
    @Nullable UUID replaces,
    @Nullable UUID replacedBy,
    String reportDigest,
    byte[] report) {
  static StoredSubmission of(Row row) {
    Columns columns = new Columns(row);
    return new StoredSubmission(
        columns.of("id", UUID.class),
        columns.of("alliance_id", String.class),
        columns.of("filed_at", OffsetDateTime.class),
        columns.of("received_at", OffsetDateTime.class),
        columns.of("clock_differs", Boolean.class),
        columns.maybe("replaces", UUID.class),
        columns.maybe("replaced_by", UUID.class),
        columns.of("report_digest", String.class),
        columns.of("report", byte[].class));
  }
}
