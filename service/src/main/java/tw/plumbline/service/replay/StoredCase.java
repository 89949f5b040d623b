package tw.plumbline.service.replay;

import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.rerun.Given;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.service.database.Columns;

/**
 * Everything that is stored of one submission and its assessment.
 *
 * @param versionDigest of the version of that number, as it was registered; null where there is no
 *     such version
 * @param named the waivers that its findings name
 */
record StoredCase(
    UUID id,
    long position,
    String programme,
    int programmeYear,
    String filing,
    String allianceId,
    OffsetDateTime filedAt,
    OffsetDateTime receivedAt,
    OffsetDateTime deadlineAt,
    @Nullable UUID replaces,
    @Nullable Integer draftedAgainst,
    byte[] report,
    String reportDigest,
    OffsetDateTime assessedAt,
    RulebookRef rulebook,
    @Nullable String versionDigest,
    String engine,
    String supplied,
    String suppliedDigest,
    List<String> named,
    byte[] document,
    StoredRows rows) {
  private static final JsonMapper JSON = new JsonMapper();

  static final String COLUMNS =
      """
      select s.id, s.position, s.programme, s.programme_year, s.filing, s.alliance_id, s.filed_at,
        s.received_at, s.deadline_at, s.replaces, s.drafted_against, s.report, s.report_digest,
        a.assessed_at, a.rulebook, a.rulebook_version, a.rulebook_digest, v.digest as version_digest,
        a.engine, a.verdict, a.verdict_without_waivers, a.supplied, a.supplied_digest, a.checks,
        a.document,
        array(select distinct f.waiver::text from finding f
          where f.submission = s.id and f.waiver is not null) as named,
        (select coalesce(jsonb_agg(jsonb_build_array(f.clause, f.severity, f.pointer, f.figure,
            f.actual, f.required, f.shortfall, f.waiver) order by f.ordinal), '[]')::text
          from finding f where f.submission = s.id) as findings,
        (select coalesce(jsonb_agg(jsonb_build_array(g.name, g.value, g.unit, g.clause)
            order by g.name collate "C"), '[]')::text
          from figure g where g.submission = s.id) as figures
      from submission s join assessment a on a.submission = s.id
      left join rulebook_version v
        on v.programme = a.programme and v.number = a.rulebook_version
      """;

  static StoredCase of(Row row) {
    Columns columns = new Columns(row);
    return new StoredCase(
        columns.of("id", UUID.class),
        columns.of("position", Long.class),
        columns.of("programme", String.class),
        columns.of("programme_year", Integer.class),
        columns.of("filing", String.class),
        columns.of("alliance_id", String.class),
        columns.of("filed_at", OffsetDateTime.class),
        columns.of("received_at", OffsetDateTime.class),
        columns.of("deadline_at", OffsetDateTime.class),
        columns.maybe("replaces", UUID.class),
        columns.maybe("drafted_against", Integer.class),
        columns.of("report", byte[].class),
        columns.of("report_digest", String.class),
        columns.of("assessed_at", OffsetDateTime.class),
        columns.rulebook(),
        columns.maybe("version_digest", String.class),
        columns.of("engine", String.class),
        columns.of("supplied", String.class),
        columns.of("supplied_digest", String.class),
        List.of(columns.of("named", String[].class)),
        columns.of("document", byte[].class),
        StoredRows.of(columns));
  }

  /** What it is assessed from again. */
  Given given(List<GrantedWaiver> waivers) {
    return new Given(
        id.toString(), assessedAt, report, supplied, originalFiledAt(), waivers, document);
  }

  /**
   * When the report that it corrects was filed, where that decided: then the record of that filing
   * is among the supplied facts.
   */
  private @Nullable OffsetDateTime originalFiledAt() {
    if (replaces != null) {
      for (JsonNode fact : JSON.readTree(supplied)) {
        JsonNode record = fact.path("value");
        if (record.path("kind").asString("").equals(filing)
            && isDeadline(record.path("filedAt").asString(""))) {
          return deadlineAt;
        }
      }
    }
    return null;
  }

  /** What is no time is found by whoever reads the facts. */
  private boolean isDeadline(String at) {
    try {
      return OffsetDateTime.parse(at).isEqual(deadlineAt);
    } catch (DateTimeParseException none) {
      return false;
    }
  }
}
