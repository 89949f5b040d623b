package tw.plumbline.service.submission;

import io.r2dbc.spi.Row;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** Reads what is stored; nothing is assessed anew. */
public final class StoredAssessments {
  private final Database database;

  StoredAssessments(Database database) {
    this.database = database;
  }

  /** A stored assessment. */
  public Mono<StoredAssessment> assessment(UUID id) {
    return database.one(
        Sql.of(
            "assessment.by-id",
            """
            select s.alliance_id, a.document
            from assessment a join submission s on s.id = a.submission where a.submission = $1
            """,
            id),
        row -> {
          Columns columns = new Columns(row);
          return new StoredAssessment(
              columns.of("alliance_id", String.class), columns.of("document", byte[].class));
        });
  }

  /** A stored submission, its report as received. */
  public Mono<StoredSubmission> submission(UUID id) {
    return database.one(
        Sql.of(
            "submission.by-id",
            """
            select s.*, r.id as replaced_by
            from submission s left join submission r on r.replaces = s.id where s.id = $1
            """,
            id),
        StoredSubmission::of);
  }

  /**
   * The filings of an alliance, newest first.
   *
   * @param before position before which to begin; null for the newest
   */
  public Flux<Filed> history(String alliance, @Nullable Long before, int limit) {
    return database.rows(
        Sql.of(
            "assessment.history",
            """
            select s.position, s.id, s.alliance_id, s.programme, s.programme_year, s.filing,
              s.filed_at, s.received_at, s.clock_differs, s.replaces, r.id as replaced_by,
              s.report_digest, a.assessed_at, a.verdict,
              a.verdict_without_waivers, a.rulebook, a.rulebook_version,
              a.rulebook_digest,
              (select count(*) from finding f where f.submission = s.id
                and f.severity = 'VIOLATION') as violations,
              (select count(*) from finding f where f.submission = s.id
                and f.severity = 'WARNING') as warnings,
              (select count(*) from finding f where f.submission = s.id
                and f.severity = 'MISSING') as missing,
              (select count(f.waiver) from finding f where f.submission = s.id) as waived
            from submission s
            join assessment a on a.submission = s.id
            left join submission r on r.replaces = s.id
            where s.alliance_id = $1 and s.position < $2
            order by s.position desc limit $3
            """,
            alliance,
            before == null ? Long.MAX_VALUE : before,
            limit),
        Filed::of);
  }

  /**
   * The assessments of the newest submission of each filing of an alliance, oldest year first.
   *
   * @param upTo the last position that counts: what was filed later is not seen
   * @param from position of the submission with which to begin; null for the first
   */
  public Flux<Newest> newest(
      String alliance,
      @Nullable Integer programmeYear,
      @Nullable String filing,
      long upTo,
      @Nullable Long from) {
    return database.rows(
        Sql.of(
            "assessment.newest",
            """
            select * from (
              select distinct on (s.programme, s.programme_year, s.filing)
                s.position, s.id, s.programme, s.programme_year, s.filing, a.document
              from submission s join assessment a on a.submission = s.id
              where s.alliance_id = $1
                and ($2::int is null or s.programme_year = $2)
                and ($3::text is null or s.filing = $3)
                and s.position <= $4
              order by s.programme, s.programme_year, s.filing, s.position desc) newest
            where $5::bigint is null or (programme, programme_year, position) >= (
              select f.programme, f.programme_year, f.position
              from submission f where f.position = $5)
            order by programme, programme_year, position
            """,
            alliance,
            Sql.maybe(programmeYear, Integer.class),
            Sql.maybe(filing, String.class),
            upTo,
            Sql.maybe(from, Long.class)),
        Newest::of);
  }

  /** What changes when an alliance files again. */
  public Mono<State> stateOf(String alliance) {
    return database.one(
        Sql.of(
            "submission.state",
            "select count(*) as filings, coalesce(max(position), 0) as newest from submission"
                + " where alliance_id = $1",
            alliance),
        State::of);
  }

  /**
   * What changes when an alliance files for a year or the one before it; nothing if it filed
   * nothing for that year.
   *
   * @param programme null for any
   */
  public Mono<State> stateOf(String alliance, int programmeYear, @Nullable String programme) {
    return database.one(
        Sql.of(
            "submission.state-of-year",
            """
            select count(*) as filings, max(position) as newest from submission
            where alliance_id = $1 and programme_year between $2::bigint - 1 and $2
              and ($3::text is null or programme = $3)
            having bool_or(programme_year = $2)
            """,
            alliance,
            programmeYear,
            Sql.maybe(programme, String.class)),
        State::of);
  }

  /** Of each filing of an alliance in these years the newest, whole. */
  Mono<List<Kept>> ofYears(String alliance, int from, int to, @Nullable String programme) {
    return database
        .rows(
            Sql.of(
                "submission.of-years",
                """
                select distinct on (s.programme, s.programme_year, s.filing)
                  s.id, s.programme, s.programme_year, s.filing, s.alliance_id, s.report,
                  s.report_digest, a.verdict, a.rulebook, a.rulebook_version, a.rulebook_digest,
                  a.document
                from submission s join assessment a on a.submission = s.id
                where s.alliance_id = $1 and s.programme_year between $2 and $3
                  and ($4::text is null or s.programme = $4)
                order by s.programme, s.programme_year, s.filing, s.position desc
                """,
                alliance,
                from,
                to,
                Sql.maybe(programme, String.class)),
            Kept::of)
        .collectList();
  }

  /** An assessment as it was answered. */
  public record StoredAssessment(String allianceId, byte[] document) {}

  /**
   * How far the filings have come.
   *
   * @param newest position of the newest
   */
  public record State(long filings, long newest) {
    private static State of(Row row) {
      Columns columns = new Columns(row);
      return new State(columns.of("filings", Long.class), columns.of("newest", Long.class));
    }

    /** Another one for every state. */
    public String tag() {
      return filings + "-" + newest;
    }
  }

  /**
   * The assessment of the newest submission of a filing.
   *
   * @param position in the order of arrival
   */
  public record Newest(
      long position, UUID id, String programme, int programmeYear, String filing, byte[] document) {
    private static Newest of(Row row) {
      Columns columns = new Columns(row);
      return new Newest(
          columns.of("position", Long.class),
          columns.of("id", UUID.class),
          columns.of("programme", String.class),
          columns.of("programme_year", Integer.class),
          columns.of("filing", String.class),
          columns.of("document", byte[].class));
    }

    /** Each finding with the filing of which it tells. */
    public List<JsonNode> findings() {
      return StoredJson.findings(this);
    }
  }
}
