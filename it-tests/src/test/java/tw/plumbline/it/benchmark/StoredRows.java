package tw.plumbline.it.benchmark;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The service's own statement for a submission, and values for it out of what it stored. */
final class StoredRows {
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");
  private static final int ID = 0;
  private static final int KEY = 2;

  /** In the order of the statement's parameters. */
  private static final String STORED =
      """
      select s.id, s.caller, s.idempotency_key, s.programme, s.programme_year, s.filing,
        s.alliance_id, s.alliance_name, s.field, s.phase, s.year_of_phase, s.grant_amount,
        s.filed_at, s.received_at, s.clock_differs, s.deadline_at, s.replaces, s.drafted_against,
        s.report, s.report_digest, s.values_root, s.values_salt, a.rulebook, a.rulebook_version,
        a.rulebook_digest, a.engine, a.verdict, a.supplied, a.supplied_digest, a.checks,
        a.counted_parties, a.document, f.clause, f.severity, f.pointer, f.figure, f.actual,
        f.required, f.shortfall, g.name, g.value, g.unit, g.clause, e.roles, e.trace_id
      from submission s
        join assessment a on a.submission = s.id
        join audit_event e on e.subject = s.id::text and e.action = 'submission.store',
        lateral (
          select array_agg(clause order by ordinal) as clause,
            array_agg(severity order by ordinal) as severity,
            array_agg(pointer order by ordinal) as pointer,
            array_agg(figure order by ordinal) as figure,
            array_agg(actual order by ordinal) as actual,
            array_agg(required order by ordinal) as required,
            array_agg(shortfall order by ordinal) as shortfall
          from finding where submission = s.id) f,
        lateral (
          select array_agg(name order by name) as name, array_agg(value order by name) as value,
            array_agg(unit order by name) as unit, array_agg(clause order by name) as clause
          from figure where submission = s.id) g
      order by s.position limit 200
      """;

  private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();
  private final String statement;
  private final List<Integer> parameters = new ArrayList<>();
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  StoredRows(Connection connection) throws SQLException {
    String text = insert();
    Matcher marks = PARAMETER.matcher(text);
    while (marks.find()) {
      parameters.add(Integer.parseInt(marks.group(1)) - 1);
    }
    this.statement = marks.replaceAll("?");
    try (Statement query = connection.createStatement();
        ResultSet stored = query.executeQuery(STORED)) {
      while (stored.next()) {
        rows.add(row(stored));
      }
    }
  }

  /** The statement with JDBC's marks for parameters. */
  String statement() {
    return statement;
  }

  /** Gives a statement the values of a stored submission, its id and key aside. */
  void bind(PreparedStatement insert, long number) throws SQLException {
    @Nullable Object[] row = rows.get((int) (number % rows.size())).clone();
    row[ID] = ids.generate();
    row[KEY] = "same-rows-" + number;
    for (int i = 0; i < parameters.size(); i++) {
      insert.setObject(i + 1, row[parameters.get(i)]);
    }
  }

  private static @Nullable Object[] row(ResultSet stored) throws SQLException {
    @Nullable Object[] row = new Object[stored.getMetaData().getColumnCount()];
    for (int i = 0; i < row.length; i++) {
      row[i] = stored.getObject(i + 1);
    }
    return row;
  }

  /** Taken where it stands: a copy would soon be another statement. */
  private static String insert() {
    try {
      Field insert =
          Class.forName("tw.plumbline.service.submission.Arrivals").getDeclaredField("INSERT");
      insert.setAccessible(true);
      return (String) insert.get(null);
    } catch (ReflectiveOperationException moved) {
      throw new IllegalStateException("the service's statement is not where it was", moved);
    }
  }
}
