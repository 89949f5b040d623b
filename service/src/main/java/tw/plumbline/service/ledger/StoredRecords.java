package tw.plumbline.service.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * What is on record, read from its rows as the owner of the database and put in the form in which
 * it was logged. It calls no function of the database that is not PostgreSQL's own.
 */
final class StoredRecords {
  /** Submissions at once. */
  static final int PAGE = 200;

  private static final String LINES =
      """
      (select string_agg(c.key || ': ' || c.value::text, E'\\n' order by c.key collate "C")
       from jsonb_each(to_jsonb(t)) c where jsonb_typeof(c.value) <> 'null')
      """;
  private static final String VERSION_LINES =
      LINES
          + """
          || coalesce((
            select string_agg(E'\\nfile ' || f.path || ': ' || encode(sha256(f.content), 'hex'), ''
              order by f.path collate "C")
            from rulebook_file f where f.programme = t.programme and f.number = t.number), '')
          """;

  private final Connection connection;

  /**
   * @param connection of the owner, for this alone
   */
  StoredRecords(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement settings = connection.createStatement()) {
      settings.execute("set timezone to 'UTC'");
      settings.execute("set bytea_output to 'hex'");
      settings.execute("set search_path to pg_catalog, plumbline");
    }
  }

  /** Subject and record, without its last line, of all rows of a kind other than submissions. */
  static String rows(RecordKind kind) {
    String lines = kind == RecordKind.RULEBOOK_VERSION ? VERSION_LINES : LINES;
    String subject = subject(kind);
    return "select %s as subject, 'plumbline record 1: %s ' || %s || E'\\n' || %s as record from %s t"
        .formatted(subject, kind.wire(), subject, lines, kind.wire());
  }

  /** The records of the next submissions in the order of their arrival. */
  List<Logged> submissions(long after) throws SQLException {
    Map<String, Rows> read = new LinkedHashMap<>();
    select(
        "select * from submission where position > ? order by position limit " + PAGE,
        statement -> statement.setLong(1, after),
        row -> {
          Rows rows = new Rows(row.getLong("position"));
          columns("submission", row, rows.columns());
          read.put(row.getString("id"), rows);
        });
    Object[] ids = read.keySet().toArray();
    ofSubmissions(
        "select * from assessment where submission = any (?::uuid[])",
        ids,
        row -> columns("assessment", row, rows(read, row).columns()));
    ofSubmissions(
        """
        select submission, ordinal, clause, severity, pointer, figure, actual, required, shortfall,
          waiver
        from finding where submission = any (?::uuid[]) order by submission, ordinal
        """,
        ids,
        row -> rows(read, row).findings().add(cells(row)));
    ofSubmissions(
        "select submission, name, value, unit, clause from figure where submission = any (?::uuid[])",
        ids,
        row -> rows(read, row).figures().add(cells(row)));
    List<Logged> logged = new ArrayList<>();
    read.forEach((id, rows) -> logged.add(rows.logged(id)));
    return logged;
  }

  /** What the log has of them, by subject. */
  Map<String, Entry> entriesOf(List<Logged> submissions) throws SQLException {
    Map<String, Entry> entries = new HashMap<>();
    Object[] ids = submissions.stream().map(Logged::subject).toArray();
    select(
        "select * from ledger_entry where kind = 'submission' and subject = any (?)",
        statement -> statement.setArray(1, connection.createArrayOf("text", ids)),
        row -> entries.put(row.getString("subject"), Entry.of(row)));
    return entries;
  }

  /**
   * A submission as its rows say it.
   *
   * @param record null where it cannot be made, as there is no assessment
   */
  record Logged(String subject, long position, @Nullable String record, Rows rows) {}

  /** An entry of the log. */
  record Entry(long position, String kind, String subject, String record, byte[] leaf) {
    static Entry of(ResultSet row) throws SQLException {
      return new Entry(
          row.getLong("position"),
          row.getString("kind"),
          row.getString("subject"),
          row.getString("record"),
          row.getBytes("leaf"));
    }

    /** The last line of a record, with the line feed before it. */
    static String number(long position) {
      return "\nentry: " + position;
    }
  }

  /** The rows of a submission. */
  record Rows(
      long position,
      Map<String, @Nullable Object> columns,
      List<List<@Nullable Object>> findings,
      List<List<@Nullable Object>> figures) {
    Rows(long position) {
      this(position, new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    Logged logged(String id) {
      figures.sort(Comparator.comparing(row -> String.valueOf(row.get(0))));
      String record =
          columns.containsKey(SubmissionRecord.DOCUMENT)
              ? SubmissionRecord.of(id, columns, findings, figures)
                  + SubmissionRecord.position(position)
              : null;
      return new Logged(id, position, record, this);
    }
  }

  private static String subject(RecordKind kind) {
    return switch (kind) {
      case RULEBOOK_VERSION, RULEBOOK_PUBLICATION -> "(t.programme || ' ' || t.number)";
      case WAIVER_EVENT, DECISION_EVENT -> "(t.position::text)";
      case DECISION_ASSESSMENT -> "(t.decision || ' ' || t.submission)";
      case DECISION_FINDING -> "(t.decision || ' ' || t.submission || ' ' || t.ordinal)";
      case SUBMISSION, WAIVER, DECISION -> "(t.id::text)";
    };
  }

  private static Rows rows(Map<String, Rows> read, ResultSet row) throws SQLException {
    Rows rows = read.get(row.getString("submission"));
    if (rows == null) {
      throw new IllegalStateException("a row of no submission");
    }
    return rows;
  }

  private static void columns(String table, ResultSet row, Map<String, @Nullable Object> columns)
      throws SQLException {
    ResultSetMetaData names = row.getMetaData();
    for (int i = 1; i <= names.getColumnCount(); i++) {
      columns.put(table + "." + names.getColumnLabel(i), value(row.getObject(i)));
    }
  }

  /** All columns but the first. */
  private static List<@Nullable Object> cells(ResultSet row) throws SQLException {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
      Object value = value(row.getObject(i));
      cells.add(value instanceof java.util.UUID id ? id.toString() : value);
    }
    return cells;
  }

  private static @Nullable Object value(@Nullable Object read) throws SQLException {
    if (read instanceof Timestamp at) {
      return at.toInstant().atOffset(ZoneOffset.UTC);
    }
    if (read instanceof Array array) {
      return Arrays.stream((Object[]) array.getArray()).toArray(String[]::new);
    }
    return read instanceof PGobject json
        ? RecordLines.canonical(String.valueOf(json.getValue()))
        : read;
  }

  private void ofSubmissions(String sql, Object[] ids, Reading reading) throws SQLException {
    select(sql, statement -> statement.setArray(1, connection.createArrayOf("text", ids)), reading);
  }

  private void select(String sql, Binding binding, Reading reading) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      binding.bind(select);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          reading.read(rows);
        }
      }
    }
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Reading {
    void read(ResultSet row) throws SQLException;
  }
}
