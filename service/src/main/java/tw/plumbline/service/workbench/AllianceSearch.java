package tw.plumbline.service.workbench;

import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** Finds alliances by what they filed. */
final class AllianceSearch {
  private final Database database;

  AllianceSearch(Database database) {
    this.database = database;
  }

  /**
   * Alliances by id, in its order. Of what was corrected only the correction counts.
   *
   * @param limit how many at most
   */
  Mono<List<Found>> find(Asked asked, int limit) {
    return database
        .rows(
            Sql.of(
                "alliance.search",
                """
                select last.* from (
                  select distinct s.alliance_id as alliance from submission s
                  where s.alliance_id > $1
                    and ($2::text is null or s.alliance_name ilike $2 or s.alliance_id ilike $2)
                    and ($3::int is null or s.programme_year = $3)
                    and ($4::text is null or (
                      exists (select from finding f where f.submission = s.id and f.clause = $4)
                      and not exists (select from submission r where r.replaces = s.id)))
                  order by s.alliance_id limit $5) found
                cross join lateral (
                  select s.id, s.alliance_id, s.alliance_name, s.programme, s.programme_year,
                    s.filing, s.received_at, a.verdict,
                    (select count(*) from finding f where f.submission = s.id
                      and f.severity = 'VIOLATION' and f.waiver is null) as violations,
                    (select count(*) from finding f where f.submission = s.id
                      and f.severity = 'WARNING' and f.waiver is null) as warnings,
                    (select count(*) from finding f where f.submission = s.id
                      and f.severity = 'MISSING') as missing,
                    (select count(*) from submission o where o.alliance_id = s.alliance_id)
                      as filings
                  from submission s join assessment a on a.submission = s.id
                  where s.alliance_id = found.alliance
                    and ($3::int is null or s.programme_year = $3)
                  order by s.position desc limit 1) last
                order by found.alliance
                """,
                asked.after(),
                Sql.maybe(asked.text().isEmpty() ? null : pattern(asked.text()), String.class),
                Sql.maybe(asked.year(), Integer.class),
                Sql.maybe(asked.clause().isEmpty() ? null : asked.clause(), String.class),
                limit),
            Found::of)
        .collectList();
  }

  /** A part of a text, with nothing in it that stands for anything else. */
  private static String pattern(String part) {
    return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  /**
   * What is looked for.
   *
   * @param text part of a name or an id; empty for any
   * @param clause of which a finding is in force; empty for any
   * @param after the id after which to begin; empty for the first
   */
  record Asked(String text, @Nullable Integer year, String clause, String after) {}

  /**
   * An alliance and the last that it filed.
   *
   * @param filings how often it filed
   */
  record Found(
      String id,
      String name,
      long filings,
      UUID last,
      String programme,
      int programmeYear,
      String filing,
      OffsetDateTime receivedAt,
      String verdict,
      long violations,
      long warnings,
      long missing) {
    private static Found of(Row row) {
      Columns columns = new Columns(row);
      return new Found(
          columns.of("alliance_id", String.class),
          columns.of("alliance_name", String.class),
          columns.of("filings", Long.class),
          columns.of("id", UUID.class),
          columns.of("programme", String.class),
          columns.of("programme_year", Integer.class),
          columns.of("filing", String.class),
          columns.of("received_at", OffsetDateTime.class),
          columns.of("verdict", String.class),
          columns.of("violations", Long.class),
          columns.of("warnings", Long.class),
          columns.of("missing", Long.class));
    }
  }
}
