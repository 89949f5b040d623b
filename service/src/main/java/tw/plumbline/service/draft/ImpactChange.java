package tw.plumbline.service.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.spi.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.rules.impact.AssessmentChange;
import tw.plumbline.rules.impact.ImpactCsv;
import tw.plumbline.rules.impact.ImpactJson;
import tw.plumbline.rules.impact.ImpactRow;
import tw.plumbline.service.database.Columns;

/**
 * A stored submission of which a draft says something else.
 *
 * @param position place among all submissions
 * @param change null where the draft could not assess it
 * @param failure why it could not; null where it could
 */
public record ImpactChange(
    long position,
    UUID submission,
    String allianceId,
    String allianceName,
    @Nullable String field,
    int programmeYear,
    String filing,
    @Nullable AssessmentChange change,
    @Nullable String failure) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FAILURE = "failure";

  static ImpactChange of(Row row) {
    Columns columns = new Columns(row);
    String json = columns.of("change", String.class);
    JsonNode failure = JSON.readTree(json).path(FAILURE);
    return new ImpactChange(
        columns.of("position", Long.class),
        columns.of("submission", UUID.class),
        columns.of("alliance_id", String.class),
        columns.of("alliance_name", String.class),
        columns.maybe("field", String.class),
        columns.of("programme_year", Integer.class),
        columns.of("filing", String.class),
        failure.isString() ? null : ImpactJson.change(json.getBytes(UTF_8)),
        failure.isString() ? failure.stringValue() : null);
  }

  /** Its lines for a spreadsheet, below {@link ImpactCsv#head()}. */
  public String csv() {
    return change == null
        ? ImpactCsv.failed(allianceId, field, programmeYear, filing, String.valueOf(failure))
        : ImpactCsv.lines(new ImpactRow(allianceId, field, programmeYear, filing, change));
  }

  static String failed(String why) {
    return JSON.createObjectNode().put(FAILURE, why).toString();
  }
}
