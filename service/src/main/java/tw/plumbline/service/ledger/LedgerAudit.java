package tw.plumbline.service.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import tw.plumbline.service.ledger.LedgerFault.Kind;
import tw.plumbline.service.ledger.StoredRecords.Entry;
import tw.plumbline.service.ledger.StoredRecords.Logged;
import tw.plumbline.service.ledger.TreeCheck.Head;

/**
 * Checks a whole database against its log, without the service: every entry against the tree, every
 * head against its signature, and every row on record against its entry.
 */
public final class LedgerAudit {
  private static final int FETCH = 500;

  private final Connection connection;
  private final StoredRecords stored;
  private final List<LedgerFault> faults = new ArrayList<>();
  private final Consumer<LedgerFault> fault = faults::add;

  private LedgerAudit(Connection connection) throws SQLException {
    this.connection = connection;
    this.stored = new StoredRecords(connection);
  }

  /**
   * Checks it; everything in one snapshot, so that it may be done while the service runs.
   *
   * @param trusted the keys that count; empty for those that stand in the database itself
   * @param kept heads that were kept elsewhere
   * @throws IllegalStateException if the database cannot be read
   */
  public static Result of(DataSource owner, List<PublicLogKey> trusted, List<SignedNote> kept) {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      return of(connection, trusted, kept);
    } catch (SQLException failure) {
      throw new IllegalStateException("the log cannot be read", failure);
    }
  }

  /** The same as a transaction sees it. */
  public static Result of(Connection connection, List<PublicLogKey> trusted, List<SignedNote> kept)
      throws SQLException {
    return new LedgerAudit(connection).checked(trusted, kept);
  }

  /**
   * What was found.
   *
   * @param size leaves under the newest head
   * @param unsealed entries over which no head stands yet
   * @param kept how many heads that were kept elsewhere were compared
   * @param ownKeys whether only keys that stand in the database were at hand
   * @param faults in the order in which they were found: log first, then rows
   */
  public record Result(
      long size, long unsealed, long kept, boolean ownKeys, List<LedgerFault> faults) {}

  private Result checked(List<PublicLogKey> trusted, List<SignedNote> kept) throws SQLException {
    String origin = text("select name from ledger_origin");
    List<PublicLogKey> own = ownKeys(origin);
    List<PublicLogKey> keys = trusted.isEmpty() ? own : trusted;
    List<Head> heads = heads(origin, keys);
    long sealed = heads.stream().mapToLong(Head::size).max().orElse(0);
    for (SignedNote note : kept) {
      heads.add(kept(note, origin, keys));
    }
    heads.removeIf(head -> head.size() < 0);
    heads.sort(Comparator.comparingLong(Head::size));
    TreeCheck tree = new TreeCheck(heads, tiles(), fault);
    each(
        "select position, kind, subject, record, leaf from ledger_entry order by position",
        row -> tree.add(Entry.of(row)));
    long unsealed = tree.end(sealed);
    for (RecordKind kind : RecordKind.values()) {
      if (kind == RecordKind.SUBMISSION) {
        submissions();
      } else {
        rows(kind);
      }
    }
    return new Result(sealed, unsealed, kept.size(), trusted.isEmpty(), List.copyOf(faults));
  }

  private List<PublicLogKey> ownKeys(String origin) throws SQLException {
    List<PublicLogKey> keys = new ArrayList<>();
    each(
        "select vkey from ledger_public_key order by vkey",
        row -> {
          String vkey = row.getString(1);
          Optional<PublicLogKey> key =
              PublicLogKey.read(vkey)
                  .filter(read -> read.name().equals(origin) && read.vkey().equals(vkey));
          key.ifPresentOrElse(
              keys::add,
              () -> fault.accept(LedgerFault.of(Kind.KEY_CHANGED, "ledger_public_key " + vkey)));
        });
    return keys;
  }

  private List<Head> heads(String origin, List<PublicLogKey> keys) throws SQLException {
    List<Head> heads = new ArrayList<>();
    each(
        "select size, last_position, root, note, at from ledger_head order by size",
        row -> {
          String place = "ledger_head size=" + row.getLong("size");
          byte[] root = row.getBytes("root");
          Instant at = row.getTimestamp("at").toInstant();
          Checkpoint said = new Checkpoint(origin, row.getLong("size"), root, at);
          boolean signed =
              SignedNote.read(row.getString("note"))
                  .filter(note -> note.text().equals(said.text()))
                  .filter(note -> note.signatures().lines().count() == 1)
                  .filter(note -> keys.stream().anyMatch(note::isSignedBy))
                  .isPresent();
          if (!signed) {
            fault.accept(LedgerFault.of(Kind.HEAD_CHANGED, place));
          }
          heads.add(new Head(said.size(), root, false, row.getLong("last_position"), place));
        });
    return heads;
  }

  /** A head that cannot be compared has a size under nothing. */
  private Head kept(SignedNote note, String origin, List<PublicLogKey> keys) {
    Optional<Checkpoint> read = Checkpoint.read(note.text());
    String place = "kept head " + read.map(head -> Long.toString(head.size())).orElse("?");
    if (read.isEmpty()
        || !read.get().origin().equals(origin)
        || keys.stream().noneMatch(note::isSignedBy)) {
      fault.accept(LedgerFault.of(Kind.NOT_THE_KEPT_HEAD, place));
      return new Head(-1, new byte[0], true, 0, place);
    }
    return new Head(read.get().size(), read.get().root(), true, 0, place);
  }

  private List<TreeCheck.TileRow> tiles() throws SQLException {
    List<TreeCheck.TileRow> tiles = new ArrayList<>();
    each(
        "select number, last_position, leaves, root from ledger_tile order by number",
        row ->
            tiles.add(
                new TreeCheck.TileRow(
                    row.getLong(1), row.getLong(2), row.getBytes(3), row.getBytes(4))));
    return tiles;
  }

  private void rows(RecordKind kind) throws SQLException {
    String sql =
        """
        select e.position, e.record as recorded, r.subject, e.subject as logged, r.record as found
        from (%s) r full join (select * from ledger_entry where kind = '%s') e
          on e.subject = r.subject
        where e.record is distinct from r.record || E'\\nentry: ' || e.position
        order by e.position nulls last
        """
            .formatted(StoredRecords.rows(kind), kind.wire());
    each(
        sql,
        row -> {
          String recorded = row.getString("recorded");
          String found = row.getString("found");
          if (recorded == null) {
            fault.accept(
                LedgerFault.of(Kind.ROW_NOT_LOGGED, kind.wire() + " " + row.getString("subject")));
          } else if (found == null) {
            fault.accept(
                LedgerFault.of(Kind.ROW_MISSING, kind.wire() + " " + row.getString("logged")));
          } else {
            RecordDifference.of(kind, recorded, found).forEach(fault);
          }
        });
  }

  private void submissions() throws SQLException {
    long after = 0;
    for (List<Logged> page = stored.submissions(after);
        !page.isEmpty();
        page = stored.submissions(after)) {
      Map<String, Entry> entries = stored.entriesOf(page);
      for (Logged submission : page) {
        compare(submission, entries.get(submission.subject()));
        after = submission.position();
      }
    }
    each(
        """
        select subject from ledger_entry e where kind = 'submission'
          and not exists (select from submission s where s.id::text = e.subject)
        order by position
        """,
        row -> fault.accept(LedgerFault.of(Kind.ROW_MISSING, "submission " + row.getString(1))));
  }

  private void compare(Logged submission, @org.jspecify.annotations.Nullable Entry entry) {
    String record = submission.record();
    if (entry == null) {
      fault.accept(LedgerFault.of(Kind.ROW_NOT_LOGGED, "submission " + submission.subject()));
    } else if (record == null) {
      fault.accept(LedgerFault.of(Kind.ROW_MISSING, "assessment " + submission.subject()));
    } else if (!entry.record().equals(record + Entry.number(entry.position()))) {
      RecordDifference.of(submission, entry.record(), record).forEach(fault);
    }
  }

  private String text(String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private void each(String sql, Reading reading) throws SQLException {
    try (Statement select = connection.createStatement()) {
      select.setFetchSize(FETCH);
      try (ResultSet rows = select.executeQuery(sql)) {
        while (rows.next()) {
          reading.read(rows);
        }
      }
    }
  }

  private interface Reading {
    void read(ResultSet row) throws SQLException;
  }
}
