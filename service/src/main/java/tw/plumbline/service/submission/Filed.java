package tw.plumbline.service.submission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.service.database.Columns;

/**
 * A line of an alliance's history.
 *
 * @param position in the order of arrival
 * @param clockDiffers whether the report's time is more than ten minutes from that of its arrival
 * @param replaces the submission that it corrects
 * @param replacedBy the submission that corrects it
 * @param verdictWithoutWaivers as if nothing had been waived; null where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Filed(
    @JsonIgnore long position,
    UUID id,
    String allianceId,
    String programme,
    int programmeYear,
    String filing,
    OffsetDateTime filedAt,
    OffsetDateTime receivedAt,
    boolean clockDiffers,
    @Nullable UUID replaces,
    @Nullable UUID replacedBy,
    OffsetDateTime assessedAt,
    String verdict,
    @Nullable String verdictWithoutWaivers,
    Counts findings,
    Rules rulebook,
    String reportDigest) {
  /** The exact rules; the assessment itself names the clauses that nobody has attested. */
  public record Rules(String id, int version, String digest) {
    static Rules of(RulebookRef rulebook) {
      return new Rules(rulebook.id(), rulebook.version(), rulebook.digest());
    }
  }

  /**
   * How many findings of each severity.
   *
   * @param waived how many of them are waived; null for none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Counts(long violation, long warning, long missing, @Nullable Long waived) {}

  static Filed of(Row row) {
    Columns columns = new Columns(row);
    return new Filed(
        columns.of("position", Long.class),
        columns.of("id", UUID.class),
        columns.of("alliance_id", String.class),
        columns.of("programme", String.class),
        columns.of("programme_year", Integer.class),
        columns.of("filing", String.class),
        columns.of("filed_at", OffsetDateTime.class),
        columns.of("received_at", OffsetDateTime.class),
        columns.of("clock_differs", Boolean.class),
        columns.maybe("replaces", UUID.class),
        columns.maybe("replaced_by", UUID.class),
        columns.of("assessed_at", OffsetDateTime.class),
        columns.of("verdict", String.class),
        columns.maybe("verdict_without_waivers", String.class),
        new Counts(
            columns.of("violations", Long.class),
            columns.of("warnings", Long.class),
            columns.of("missing", Long.class),
            waived(columns)),
        Rules.of(columns.rulebook()),
        columns.of("report_digest", String.class));
  }

  private static @Nullable Long waived(Columns columns) {
    Long waived = columns.of("waived", Long.class);
    return waived == 0 ? null : waived;
  }
}
