package tw.plumbline.service.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.plumbline.service.submission.Office.id;
import static tw.plumbline.service.submission.Office.sample;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.database.Migrations;

/** What a submission leaves in the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeptTest {
  private final Office office = new Office();
  private final ObjectNode report = sample("mainland-machinery", "3-second-kpi");
  private JsonNode assessment = Office.JSON.createObjectNode();
  private UUID id = new UUID(0, 0);

  @BeforeAll
  void submit() {
    assessment = office.stored("kept", report);
    id = id(assessment);
  }

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void theReportIsKeptByteForByteAndTheAnswerToo() {
    StoredSubmission kept = Objects.requireNonNull(office.stored.submission(id).block());
    assertThat(new String(kept.report(), StandardCharsets.UTF_8)).isEqualTo(report.toString());
    assertThat(kept.reportDigest()).isEqualTo(assessment.path("reportDigest").asString());
    byte[] document = Objects.requireNonNull(office.stored.assessment(id).block()).document();
    assertThat(Office.JSON.readTree(document)).isEqualTo(assessment);
  }

  @Test
  void findingsAndFiguresAreRows() {
    List<String> findings =
        office.rows(
            "select clause, severity, pointer from finding where submission = '%s' order by ordinal"
                .formatted(id));
    assertThat(findings).hasSameSizeAs(assessment.path("findings").valueStream().toList());
    int i = 0;
    for (JsonNode finding : assessment.path("findings")) {
      assertThat(findings.get(i++))
          .isEqualTo(
              finding.path("clause").asString()
                  + " "
                  + finding.path("severity").asString()
                  + " "
                  + finding.path("pointer").asString());
    }
    for (JsonNode figure : assessment.path("figures")) {
      assertThat(
              office.rows(
                  "select value from figure where submission = '%s' and name = '%s'"
                      .formatted(id, figure.path("name").asString())))
          .singleElement()
          .satisfies(
              value -> assertThat(figure.path("value").decimalValue()).isEqualByComparingTo(value));
    }
    assertThat(assessment.path("figures")).isNotEmpty();
  }

  @Test
  void theExactRulesAreOnRecordWithAllTheirFiles() {
    assertThat(
            office.rows(
                "select a.rulebook_digest from assessment a join rulebook_version v on"
                    + " v.digest = a.rulebook_digest and v.number = a.rulebook_version"
                    + " where a.submission = '%s'".formatted(id)))
        .containsExactly(assessment.path("rulebook").path("digest").asString());
    assertThat(
            office.rows(
                "select 'sha256:' || encode(sha256(convert_to(string_agg("
                    + "line, '' order by line collate \"C\"), 'UTF8')), 'hex') from (select"
                    + " encode(sha256(content), 'hex') || ' ' || path || chr(10) as line"
                    + " from rulebook_file where programme = 'small-alliance') lines"))
        .containsExactly(assessment.path("rulebook").path("digest").asString());
  }

  @Test
  void theRootOfTheValuesCanBeMadeAgainFromTheReportAndItsSecret() {
    String[] row =
        office
            .rows(
                "select encode(values_root, 'hex'), encode(values_salt, 'hex') from submission"
                    + " where id = '%s'".formatted(id))
            .get(0)
            .split(" ");
    byte[] root =
        ValueTree.root(
            report.toString().getBytes(StandardCharsets.UTF_8), HexFormat.of().parseHex(row[1]));
    assertThat(HexFormat.of().formatHex(root)).isEqualTo(row[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-10-31T12:10:00+08:00, false",
    "2019-10-31T12:10:01+08:00, true",
    "2019-10-31T11:50:00+08:00, false",
    "2019-10-31T11:49:59+08:00, true"
  })
  void aTimeOfFilingOverTenMinutesFromItsArrivalIsFlagged(String filedAt, boolean differs) {
    ObjectNode other = sample("slow-growth", "2-first-kpi").put("filedAt", filedAt);
    StoredSubmission kept =
        Objects.requireNonNull(office.stored.submission(id(office.stored(filedAt, other))).block());
    assertThat(kept.clockDiffers()).isEqualTo(differs);
    assertThat(kept.receivedAt().toInstant()).isEqualTo(Office.NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update submission set filing = 'X'",
        "update assessment set verdict = 'COMPLIANT'",
        "delete from finding",
        "delete from submission",
        "truncate figure",
        "truncate submission cascade",
        "update rulebook_file set content = ''",
        "delete from audit_event"
      })
  void nobodyChangesWhatIsKept(String sql) throws SQLException {
    for (String role : List.of("plumbline_service", office.server.owner().user())) {
      try (Connection connection = Migrations.dataSource(office.server).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("set role " + role);
        assertThatThrownBy(() -> statement.execute(sql))
            .as("%s: %s", role, sql)
            .isInstanceOf(SQLException.class)
            .extracting(failure -> ((SQLException) failure).getSQLState())
            .isEqualTo("42501");
      }
    }
  }

  @Test
  void whoSubmittedIsInTheAuditLog() {
    assertThat(
            office.rows(
                "select caller, roles, action, alliance from audit_event where subject = '%s'"
                    .formatted(id)))
        .containsExactly("portal {portal} submission.store mainland-machinery");
  }
}
