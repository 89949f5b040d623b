package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's tables, read beside the service as the owner of the database. */
final class Store {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final List<String> FINDING =
      List.of("clause", "severity", "pointer", "figure", "actual", "required", "shortfall");
  private static final List<String> FIGURE = List.of("name", "value", "unit", "clause");

  private final PGSimpleDataSource source = new PGSimpleDataSource();

  Store(int port, String password) {
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName("postgres");
    source.setUser("postgres");
    source.setPassword(password);
    source.setCurrentSchema("plumbline");
    source.setConnectTimeout(5);
  }

  Connection connect() throws SQLException {
    return source.getConnection();
  }

  long count(String fromWhere) throws SQLException {
    return (Long) value("select count(*) from " + fromWhere);
  }

  /** What a query answers that answers one value. */
  Object value(String query) throws SQLException {
    return Objects.requireNonNull(rows(query).get(0).values().iterator().next());
  }

  /** The stored document of each key. */
  Map<String, byte[]> documents() throws SQLException {
    Map<String, byte[]> documents = new HashMap<>();
    for (Map<String, Object> row :
        rows(
            "select s.idempotency_key, a.document"
                + " from submission s join assessment a on a.submission = s.id")) {
      documents.put((String) row.get("idempotency_key"), (byte[]) row.get("document"));
    }
    return documents;
  }

  /** Every submission has its assessment, its rows and its line in the audit log, and no other. */
  void isWhole() throws SQLException {
    long submissions = count("submission");
    assertThat(count("assessment")).isEqualTo(submissions);
    assertThat(count("audit_event where action = 'submission.store'")).isEqualTo(submissions);
    Map<Object, List<List<String>>> findings = read("finding", FINDING, "ordinal");
    Map<Object, List<List<String>>> figures = read("figure", FIGURE, "name collate \"C\"");
    for (Map<String, Object> row : rows("select submission, document from assessment")) {
      JsonNode document = JSON.readTree((byte[]) row.get("document"));
      Object id = row.get("submission");
      assertThat(document.path("id").asString()).isEqualTo(String.valueOf(id));
      assertThat(findings.getOrDefault(id, List.of()))
          .as("findings of %s", id)
          .isEqualTo(of(document.path("findings"), FINDING));
      assertThat(figures.getOrDefault(id, List.of()))
          .as("figures of %s", id)
          .containsExactlyInAnyOrderElementsOf(of(document.path("figures"), FIGURE));
    }
  }

  private Map<Object, List<List<String>>> read(String table, List<String> columns, String order)
      throws SQLException {
    Map<Object, List<List<String>>> read = new HashMap<>();
    for (Map<String, Object> row : rows("select * from " + table + " order by " + order)) {
      read.computeIfAbsent(row.get("submission"), id -> new ArrayList<>())
          .add(columns.stream().map(column -> plain(row.get(column))).toList());
    }
    return read;
  }

  private static List<List<String>> of(JsonNode items, List<String> fields) {
    List<List<String>> read = new ArrayList<>();
    for (JsonNode item : items) {
      read.add(fields.stream().map(field -> plain(value(item.path(field)))).toList());
    }
    return read;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    return node.isNumber() ? node.decimalValue() : node.asString();
  }

  private static String plain(@Nullable Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  List<Map<String, Object>> rows(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet from = statement.executeQuery(query)) {
      List<Map<String, Object>> rows = new ArrayList<>();
      while (from.next()) {
        Map<String, Object> row = new HashMap<>();
        for (int i = 1; i <= from.getMetaData().getColumnCount(); i++) {
          row.put(from.getMetaData().getColumnName(i), from.getObject(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
