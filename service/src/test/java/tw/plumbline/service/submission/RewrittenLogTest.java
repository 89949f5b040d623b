package tw.plumbline.service.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.ledger.FirstEntries;
import tw.plumbline.service.ledger.LedgerAudit;
import tw.plumbline.service.ledger.LedgerFault;
import tw.plumbline.service.ledger.Log;
import tw.plumbline.service.ledger.LogKey;
import tw.plumbline.service.ledger.Sealing;
import tw.plumbline.service.ledger.SignedNote;

/** What a superuser can do who has the key too, and what he cannot. */
final class RewrittenLogTest {
  @Test
  void onlyAHeadThatWasKeptElsewhereTellsOfALogThatWasMadeAnew() {
    try (Office office = new Office()) {
      DataSource owner = Migrations.dataSource(office.server);
      LogKey key = LogKey.make(office.rows("select name from ledger_origin").get(0));
      List<SignedNote> kept = new ArrayList<>();
      TestDatabase.execute(
          office.server, "insert into ledger_public_key values ('" + key.publicKey().vkey() + "')");
      try (Sealing sealing =
          new Sealing(
              office.database,
              new Log(office.database),
              key,
              head -> SignedNote.read(head.note()).ifPresent(kept::add),
              Duration.ofDays(1),
              Clock.systemUTC())) {
        office.stored("one", Office.sample("late-filer", "1-targets"));
        office.stored("two", Office.sample("late-filer", "2-first-kpi"));
        sealing.seal().block();
        assertThat(kept).isNotEmpty();

        TestDatabase.execute(
            office.server,
            """
            set session_replication_role to replica;
            update assessment set verdict = 'COMPLIANT';
            truncate ledger_entry, ledger_tile, ledger_head
            """);
        FirstEntries.add(owner);
        sealing.seal().block();

        assertThat(LedgerAudit.of(owner, List.of(key.publicKey()), List.of()).faults()).isEmpty();
        assertThat(LedgerAudit.of(owner, List.of(key.publicKey()), kept.subList(0, 1)).faults())
            .extracting(LedgerFault::kind)
            .containsExactly(LedgerFault.Kind.NOT_THE_KEPT_HEAD);
      }
    }
  }
}
