package tw.plumbline.service.rulebook;

import io.r2dbc.spi.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.database.Columns;

/**
 * A version that came into force, and who answers for it.
 *
 * @param follows number of the version that was in force before
 * @param emergency whether one person alone published it
 * @param years programme years that it changed
 * @param transitionUntil last day on which a report that was drafted against the version before is
 *     judged by that
 */
public record Publication(
    String programme,
    int number,
    int follows,
    String digest,
    UUID draft,
    UUID impact,
    String author,
    String approver,
    boolean emergency,
    String reason,
    List<Integer> years,
    @Nullable LocalDate transitionUntil,
    OffsetDateTime publishedAt) {
  /** Of a query's rows. */
  static final String COLUMNS =
      """
      p.programme, p.number, p.follows, v.digest, p.draft, p.impact, p.author, p.approver,
        p.emergency, p.reason, p.years, p.transition_until, p.published_at
      from rulebook_publication p join rulebook_version v using (programme, number)
      """;

  public Publication {
    years = List.copyOf(years);
  }

  static Publication of(Row row) {
    Columns columns = new Columns(row);
    return new Publication(
        columns.of("programme", String.class),
        columns.of("number", Integer.class),
        columns.of("follows", Integer.class),
        columns.of("digest", String.class),
        columns.of("draft", UUID.class),
        columns.of("impact", UUID.class),
        columns.of("author", String.class),
        columns.of("approver", String.class),
        columns.of("emergency", Boolean.class),
        columns.of("reason", String.class),
        List.of(columns.of("years", Integer[].class)),
        columns.maybe("transition_until", LocalDate.class),
        columns.of("published_at", OffsetDateTime.class));
  }
}
