package tw.plumbline.service.submission;

import io.r2dbc.spi.Row;
import java.util.UUID;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.service.database.Columns;

/**
 * A report with what the rules said of it.
 *
 * @param document the assessment's JSON
 */
record Kept(
    UUID id,
    String programme,
    int programmeYear,
    String filing,
    String allianceId,
    byte[] report,
    String reportDigest,
    Verdict verdict,
    RulebookRef rulebook,
    byte[] document) {
  static Kept of(Row row) {
    Columns columns = new Columns(row);
    return new Kept(
        columns.of("id", UUID.class),
        columns.of("programme", String.class),
        columns.of("programme_year", Integer.class),
        columns.of("filing", String.class),
        columns.of("alliance_id", String.class),
        columns.of("report", byte[].class),
        columns.of("report_digest", String.class),
        Verdict.valueOf(columns.of("verdict", String.class)),
        columns.rulebook(),
        columns.of("document", byte[].class));
  }
}
