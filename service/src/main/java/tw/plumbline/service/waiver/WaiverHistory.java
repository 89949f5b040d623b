package tw.plumbline.service.waiver;

import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** Reads which waivers an alliance ever had, with the decisions on them. */
public final class WaiverHistory {
  private final Database database;

  public WaiverHistory(Database database) {
    this.database = database;
  }

  /** Those of alliances that were approved, also if they were revoked since. */
  public Mono<List<DatedWaiver>> approved(Set<String> alliances) {
    return database
        .rows(
            Sql.of(
                "waiver.history",
                """
                select w.*, d.caller as approved_by, d.at as approved_at, r.at as revoked_at
                from waiver w
                join waiver_event d on d.waiver = w.id and d.kind = 'APPROVED'
                left join waiver_event r on r.waiver = w.id and r.kind = 'REVOKED'
                where w.alliance_id = any($1) order by w.position
                """,
                (Object) alliances.toArray(String[]::new)),
            DatedWaiver::of)
        .collectList();
  }
}
