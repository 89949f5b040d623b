package tw.plumbline.service.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import tw.plumbline.service.ledger.StoredRecords.Logged;

/**
 * Logs what was on record before there was a log. Once a head is signed nothing is added in this
 * way: what stands in a table then without an entry is what nobody put on record.
 */
public final class FirstEntries {
  private static final String ADD =
      """
      insert into plumbline.ledger_entry (position, kind, subject, record, leaf)
      select n, kind, subject, r, sha256('\\x00'::bytea || convert_to(r, 'UTF8'))
      from (select n, kind, subject, record || E'\\nentry: ' || n as r
            from (select nextval('plumbline.ledger_position') as n, ? as kind, b.subject, b.record
                  from (%s) b
                  where not exists (
                    select from plumbline.ledger_entry e where e.kind = ? and e.subject = b.subject)
                 ) as p) as q
      """;

  private FirstEntries() {}

  /**
   * Logs it, unless there is a head.
   *
   * @throws IllegalStateException if the database refuses
   */
  public static void add(DataSource owner) {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement alone = connection.createStatement()) {
        alone.execute("lock table ledger_head in share row exclusive mode");
        try (ResultSet head = alone.executeQuery("select from ledger_head limit 1")) {
          if (head.next()) {
            return;
          }
        }
      }
      StoredRecords stored = new StoredRecords(connection);
      for (RecordKind kind : RecordKind.values()) {
        if (kind != RecordKind.SUBMISSION) {
          add(connection, kind, StoredRecords.rows(kind));
        }
      }
      for (List<Logged> page = stored.submissions(0);
          !page.isEmpty();
          page = stored.submissions(page.get(page.size() - 1).position())) {
        for (Logged submission : page) {
          add(connection, submission);
        }
      }
      connection.commit();
    } catch (SQLException refused) {
      throw new IllegalStateException("what is on record cannot be logged", refused);
    }
  }

  private static void add(Connection connection, RecordKind kind, String rows) throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD.formatted(rows))) {
      add.setString(1, kind.wire());
      add.setString(2, kind.wire());
      add.executeUpdate();
    }
  }

  private static void add(Connection connection, Logged submission) throws SQLException {
    try (PreparedStatement add =
        connection.prepareStatement(
            ADD.formatted("select ?::text as subject, ?::text as record"))) {
      add.setString(1, RecordKind.SUBMISSION.wire());
      add.setString(2, submission.subject());
      add.setString(3, submission.record());
      add.setString(4, RecordKind.SUBMISSION.wire());
      add.executeUpdate();
    }
  }
}
