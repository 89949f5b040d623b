package tw.plumbline.service.draft;

import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.supply.StoredSupply;
import tw.plumbline.rules.supply.Supply;
import tw.plumbline.service.database.Columns;

/**
 * A stored submission that is assessed anew.
 *
 * @param digest of the rulebook by which it was assessed
 * @param document the answer
 */
record ImpactSubject(
    UUID id,
    long position,
    String allianceId,
    String allianceName,
    @Nullable String field,
    int programmeYear,
    String filing,
    byte[] report,
    String reportDigest,
    Supply supply,
    String rulebook,
    int version,
    String digest,
    OffsetDateTime assessedAt,
    byte[] document) {
  private static final String COLUMNS =
      """
      select s.id, s.position, s.alliance_id, s.alliance_name, s.field, s.programme_year, s.filing,
        s.filed_at, s.deadline_at, s.report, s.report_digest, a.supplied, a.rulebook, a.rulebook_version,
        a.rulebook_digest, a.assessed_at, a.document
      from submission s join assessment a on a.submission = s.id
      """;

  static final String SELECT =
      COLUMNS
          + """
          where s.programme = $1 and s.programme_year = any($2) and s.position > $3
            and s.position <= $4
          order by s.position limit $5
          """;

  /** One of a programme. */
  static final String ONE = COLUMNS + "where s.programme = $1 and s.id = $2";

  static ImpactSubject of(Row row) {
    Columns columns = new Columns(row);
    OffsetDateTime filedAt = columns.of("filed_at", OffsetDateTime.class);
    OffsetDateTime deadlineAt = columns.of("deadline_at", OffsetDateTime.class);
    return new ImpactSubject(
        columns.of("id", UUID.class),
        columns.of("position", Long.class),
        columns.of("alliance_id", String.class),
        columns.of("alliance_name", String.class),
        columns.maybe("field", String.class),
        columns.of("programme_year", Integer.class),
        columns.of("filing", String.class),
        columns.of("report", byte[].class),
        columns.of("report_digest", String.class),
        StoredSupply.read(
            columns.of("supplied", String.class), deadlineAt.equals(filedAt) ? null : deadlineAt),
        columns.of("rulebook", String.class),
        columns.of("rulebook_version", Integer.class),
        columns.of("rulebook_digest", String.class),
        columns.of("assessed_at", OffsetDateTime.class),
        columns.of("document", byte[].class));
  }
}
