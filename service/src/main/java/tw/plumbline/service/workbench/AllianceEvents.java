package tw.plumbline.service.workbench;

import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.submission.Filed;
import tw.plumbline.service.submission.StoredAssessments;

/** Reads all that happened to an alliance. */
final class AllianceEvents {
  /** Of each kind; an alliance files some times a year. */
  static final int MOST = 500;

  private final Database database;
  private final StoredAssessments stored;

  AllianceEvents(Database database, StoredAssessments stored) {
    this.database = database;
    this.stored = stored;
  }

  /** Who it is by its last filing; nothing if it never filed. */
  Mono<Named> named(String alliance) {
    return database.one(
        Sql.of(
            "alliance.named",
            """
            select s.alliance_id, s.alliance_name, s.programme
            from submission s where s.alliance_id = $1 order by s.position desc limit 1
            """,
            alliance),
        row -> {
          Columns columns = new Columns(row);
          return new Named(
              columns.of("alliance_id", String.class),
              columns.of("alliance_name", String.class),
              columns.of("programme", String.class));
        });
  }

  /** What it filed, newest first. */
  Flux<Filed> filings(String alliance) {
    return stored.history(alliance, null, MOST);
  }

  /** Waivers that were asked for and what was decided on them. */
  Mono<List<WaiverEvent>> waivers(String alliance) {
    return database
        .rows(
            Sql.of(
                "alliance.waivers",
                """
                select w.id, w.clause, 'REQUESTED' as kind, w.requested_by as caller, w.reason,
                  w.requested_at as at, w.from_year, w.to_year
                from waiver w where w.alliance_id = $1
                union all
                select w.id, w.clause, e.kind, e.caller, e.reason, e.at, w.from_year, w.to_year
                from waiver_event e join waiver w on w.id = e.waiver where w.alliance_id = $1
                order by at desc limit $2
                """,
                alliance,
                MOST),
            WaiverEvent::of)
        .collectList();
  }

  /** Changes of rules for years for which it filed. */
  Mono<List<RuleChange>> rules(String alliance) {
    return database
        .rows(
            Sql.of(
                "alliance.rules",
                """
                select p.programme, p.number, p.follows, p.author, p.approver, p.reason, p.years,
                  p.published_at
                from rulebook_publication p
                where exists (
                  select from submission s where s.alliance_id = $1 and s.programme = p.programme
                    and s.programme_year = any (p.years))
                order by p.position desc limit $2
                """,
                alliance,
                MOST),
            RuleChange::of)
        .collectList();
  }

  /** Who an alliance is. */
  record Named(String id, String name, String programme) {}

  /** Something that happened to a waiver. */
  record WaiverEvent(
      UUID waiver,
      String clause,
      String kind,
      String by,
      String reason,
      OffsetDateTime at,
      int fromYear,
      int toYear) {
    private static WaiverEvent of(Row row) {
      Columns columns = new Columns(row);
      return new WaiverEvent(
          columns.of("id", UUID.class),
          columns.of("clause", String.class),
          columns.of("kind", String.class),
          columns.of("caller", String.class),
          columns.of("reason", String.class),
          columns.of("at", OffsetDateTime.class),
          columns.of("from_year", Integer.class),
          columns.of("to_year", Integer.class));
    }
  }

  /** A version of rules that came into force. */
  record RuleChange(
      String programme,
      int number,
      int follows,
      String author,
      String approver,
      String reason,
      List<Integer> years,
      OffsetDateTime at) {
    RuleChange {
      years = List.copyOf(years);
    }

    private static RuleChange of(Row row) {
      Columns columns = new Columns(row);
      return new RuleChange(
          columns.of("programme", String.class),
          columns.of("number", Integer.class),
          columns.of("follows", Integer.class),
          columns.of("author", String.class),
          columns.of("approver", String.class),
          columns.of("reason", String.class),
          List.of(columns.of("years", Integer[].class)),
          columns.of("published_at", OffsetDateTime.class));
    }
  }
}
