package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database lets nobody do. */
@TestInstance(Lifecycle.PER_CLASS)
final class StorageIT {
  private static final String DENIED = "42501";

  @SuppressWarnings("NullAway.Init") // set before all tests
  private DataFolder data;

  @SuppressWarnings("NullAway.Init")
  private Service service;

  @BeforeAll
  void start() throws Exception {
    data = DataFolder.temporary();
    service = Service.on(data.path());
    Filing filing = Filing.samples("stored", 1).get(0);
    assertThat(service.submit(filing.key(), filing.report()).statusCode()).isEqualTo(201);
  }

  @AfterAll
  void stop() throws Exception {
    try {
      service.close();
    } finally {
      data.close();
    }
  }

  @Test
  void theServiceCanChangeNothing() throws Exception {
    List<String> tables = tables("true");
    assertThat(tables).contains("submission", "assessment", "audit_event", "app_user");
    try (Connection connection = data.store().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set role plumbline_service");
      for (String change : changes(tables)) {
        isDenied(statement, change, "permission denied");
      }
      isDenied(statement, "create table plumbline.other (n int)", "permission denied");
      isDenied(
          statement,
          "insert into app_user (name, role, password_hash) values ('x', 'auditor', 'x')",
          "permission denied");
    }
  }

  @Test
  void whatIsKeptCannotBeChangedByTheOwnerEither() throws Exception {
    List<String> kept =
        tables(
            "tablename not in ('app_user', 'flyway_schema_history', 'session_key', 'ledger_key')");
    assertThat(kept)
        .contains("submission", "assessment", "finding", "figure", "audit_event")
        .contains(
            "rulebook_version", "rulebook_file", "ledger_entry", "ledger_tile", "ledger_head");
    try (Connection connection = data.store().connect();
        Statement statement = connection.createStatement()) {
      for (String change : changes(kept)) {
        isDenied(statement, change, "for ever");
      }
    }
    assertThat(data.store().count("submission")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "postgres", "wrong"})
  void nobodyGetsInWithoutThePassword(String password) throws Exception {
    int port = Integer.parseInt(shown("port"));
    assertThatThrownBy(() -> new Store(port, password).connect())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
    assertThat(data.store().rows("select distinct auth_method from pg_hba_file_rules"))
        .containsExactly(Map.of("auth_method", "scram-sha-256"));
  }

  @Test
  void onlyThisMachineIsListenedTo() throws Exception {
    assertThat(shown("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(shown("unix_socket_directories")).isEmpty();
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .toList();
    int port = Integer.parseInt(shown("port"));
    for (InetAddress address : others) {
      try (Socket socket = new Socket()) {
        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port)))
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void nothingIsAcknowledgedBeforeItIsOnDisk(String setting) throws Exception {
    assertThat(shown(setting)).isEqualTo("on");
  }

  @Test
  void thePasswordsStandInNoOutput() throws Exception {
    List<String> written = new ArrayList<>(List.of(service.output()));
    try (Stream<Path> logs = Files.list(data.path().resolve("logs"))) {
      for (Path log : logs.toList()) {
        written.add(Files.readString(log));
      }
    }
    ProcessHandle postmaster = data.postmaster().orElseThrow();
    written.add(postmaster.info().commandLine().orElseThrow());
    assertThat(written).hasSizeGreaterThan(2).allSatisfy(text -> assertThat(text).isNotEmpty());
    List<String> secrets = new ArrayList<>(Service.USERS.stream().map(Service::password).toList());
    secrets.add(data.password());
    secrets.add("login password");
    assertThat(String.join("\n", written)).doesNotContain(secrets);
  }

  /** Statements that would change or remove something, of each table. */
  private List<String> changes(List<String> tables) throws SQLException, IOException {
    List<String> changes = new ArrayList<>();
    for (String table : tables) {
      Object column =
          data.store()
              .value(
                  "select min(column_name) from information_schema.columns where table_schema ="
                      + " 'plumbline' and is_identity = 'NO' and table_name = '"
                      + table
                      + "'");
      changes.add("update %s set %s = %s".formatted(table, column, column));
      changes.add("delete from " + table);
      changes.add("truncate %s cascade".formatted(table));
    }
    return changes;
  }

  private List<String> tables(String condition) throws SQLException, IOException {
    return data
        .store()
        .rows("select tablename from pg_tables where schemaname = 'plumbline' and " + condition)
        .stream()
        .map(row -> (String) row.get("tablename"))
        .toList();
  }

  private String shown(String setting) throws SQLException, IOException {
    return (String) data.store().value("show " + setting);
  }

  private static void isDenied(Statement statement, String change, String why) {
    assertThatThrownBy(() -> statement.execute(change))
        .as(change)
        .isInstanceOfSatisfying(
            SQLException.class, denied -> assertThat(denied.getSQLState()).isEqualTo(DENIED))
        .hasMessageContaining(why);
  }
}
