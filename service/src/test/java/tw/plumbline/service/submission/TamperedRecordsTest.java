package tw.plumbline.service.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.ledger.Checkpoint;
import tw.plumbline.service.ledger.InclusionProof;
import tw.plumbline.service.ledger.LedgerAudit;
import tw.plumbline.service.ledger.LedgerFault;
import tw.plumbline.service.ledger.Log;
import tw.plumbline.service.ledger.LogKey;
import tw.plumbline.service.ledger.MerkleTree;
import tw.plumbline.service.ledger.Proven;
import tw.plumbline.service.ledger.RecordKind;
import tw.plumbline.service.ledger.Sealing;
import tw.plumbline.service.ledger.SignedNote;
import tw.plumbline.service.ledger.TreeHead;
import tw.plumbline.service.waiver.KeptWaiver;
import tw.plumbline.service.waiver.WaiverOutcome;
import tw.plumbline.service.waiver.WaiverRequest;
import tw.plumbline.service.waiver.YearSpan;

/** Whatever a superuser changes of what is on record, the check of the log names it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TamperedRecordsTest {
  private static final int PLACES = Integer.getInteger("plumbline.places", 200);
  private static final Caller OFFICIAL = new Caller("official", Set.of(Role.OFFICIAL), null);
  private static final Caller SECOND = new Caller("official-2", Set.of(Role.OFFICIAL), null);

  /** What the log covers, and its own tables. */
  private static final List<String> TABLES =
      List.of(
          "submission",
          "assessment",
          "finding",
          "figure",
          "rulebook_version",
          "rulebook_file",
          "rulebook_publication",
          "waiver",
          "waiver_event",
          "decision",
          "decision_assessment",
          "decision_finding",
          "decision_event",
          "ledger_entry",
          "ledger_tile",
          "ledger_head",
          "ledger_public_key",
          "ledger_origin");

  private final Office office =
      new Office(
          RulebookFiles.builtIn().stream()
              .filter(files -> files.programme().equals("small-alliance"))
              .toList());
  private final Log log = new Log(office.database);
  private final DataSource owner = Migrations.dataSource(office.server);
  private final LogKey key = LogKey.make(office.rows("select name from ledger_origin").get(0));
  private final List<TreeHead> exported = new ArrayList<>();
  private final Sealing sealing =
      new Sealing(office.database, log, key, exported::add, Duration.ofDays(1), Clock.systemUTC());

  @BeforeAll
  void muchIsOnRecord() {
    TestDatabase.execute(
        office.server, "insert into ledger_public_key values ('" + key.publicKey().vkey() + "')");
    List<JsonNode> kept = new ArrayList<>();
    for (String alliance :
        List.of("late-filer", "mainland-machinery", "uncountable-income", "model-optics")) {
      for (String filing : List.of("1-targets", "2-first-kpi", "3-second-kpi")) {
        kept.add(office.stored(alliance + filing, Office.sample(alliance, filing)));
      }
    }
    sealing.seal().block();
    WaiverOutcome.Done asked =
        (WaiverOutcome.Done)
            Objects.requireNonNull(
                office
                    .waivers
                    .request(
                        OFFICIAL,
                        "A-017",
                        new WaiverRequest(
                            "small-alliance",
                            "SA108-M-05",
                            new YearSpan(108, 108),
                            List.of("FIRST_KPI"),
                            null,
                            LocalDate.parse("2019-10-01"),
                            LocalDate.parse("2019-11-30"),
                            "災後復原期間"))
                    .block());
    KeptWaiver waiver = asked.waiver();
    office.waivers.approve(SECOND, "A-017", waiver.id(), "同意").block();
    decideOn(kept.get(2));
    publish();
    for (int i = 0; i < 280; i++) {
      office.waivers.request(OFFICIAL, "A-" + i, again(i)).block();
    }
    sealing.seal().block();
    office.stored("after the last head", Office.sample("slow-growth", "1-targets"));
  }

  @AfterAll
  void close() {
    sealing.close();
    office.close();
  }

  @Test
  void whatNobodyChangedHasNoFault() {
    LedgerAudit.Result result = audit();
    assertThat(result.faults()).isEmpty();
    assertThat(result.size()).isGreaterThan(256);
    assertThat(result.unsealed()).isEqualTo(1);
    assertThat(result.ownKeys()).isTrue();
  }

  @Test
  void anyByteThatIsChangedAnywhereIsNamed() throws SQLException {
    Random random = new Random(20_261_122);
    List<String> unnamed = new ArrayList<>();
    int changed = 0;
    while (changed < PLACES) {
      String table = TABLES.get(random.nextInt(TABLES.size()));
      try (Connection connection = superuser()) {
        Change change = Change.draw(connection, table, random);
        if (!change.happens(connection)) {
          continue;
        }
        changed++;
        List<LedgerFault> faults = LedgerAudit.of(connection, List.of(), List.of()).faults();
        if (faults.stream().noneMatch(fault -> change.isNamedBy(fault.place()))) {
          unnamed.add(change + ": " + faults);
        }
      }
    }
    assertThat(unnamed).isEmpty();
    assertThat(audit().faults()).isEmpty();
  }

  @Test
  void theColumnIsNamedWithWhatItSaidAndSays() throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      String id = office.rows("select id from submission order by position limit 1").get(0);
      statement.execute(
          "update submission set grant_amount = grant_amount + 1 where id = '" + id + "'");
      statement.execute(
          "update finding set required = required || '1' where ordinal = 1 and submission ="
              + " (select submission from finding where required is not null and ordinal = 1"
              + " order by submission limit 1)");
      List<LedgerFault> faults = LedgerAudit.of(connection, List.of(), List.of()).faults();
      assertThat(faults).hasSize(2);
      assertThat(faults)
          .filteredOn(fault -> fault.place().equals("submission " + id + " grant_amount"))
          .singleElement()
          .satisfies(
              fault ->
                  assertThat(Long.parseLong(Objects.requireNonNull(fault.found())))
                      .isEqualTo(1 + Long.parseLong(Objects.requireNonNull(fault.recorded()))));
      assertThat(faults)
          .anySatisfy(
              fault -> assertThat(fault.place()).startsWith("finding ").endsWith(" 1 required"));
    }
  }

  @Test
  void aRowThatIsGoneAndOneThatNobodyPutOnRecordAreNamed() throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      String id = office.rows("select id from waiver order by position limit 1").get(0);
      statement.execute("delete from waiver where id = '" + id + "'");
      statement.execute(
          "insert into finding select submission, 99, clause, severity, pointer from finding"
              + " where ordinal = 1 order by submission limit 1");
      statement.execute("delete from ledger_entry where position = 3");
      assertThat(LedgerAudit.of(connection, List.of(), List.of()).faults())
          .extracting(LedgerFault::kind)
          .contains(
              LedgerFault.Kind.ROW_MISSING,
              LedgerFault.Kind.ROW_CHANGED,
              LedgerFault.Kind.ROW_NOT_LOGGED,
              LedgerFault.Kind.TREE_CHANGED);
    }
  }

  @Test
  void everyRecordIsProvenAndEveryHeadGoesOnFromTheOneBefore() {
    List<TreeHead> heads = Objects.requireNonNull(log.heads(null, 10).collectList().block());
    TreeHead newest = heads.get(0);
    assertThat(heads).hasSize(2);
    for (String row :
        office.rows("select kind, subject from ledger_entry where position % 9 = 1")) {
      int blank = row.indexOf(' ');
      RecordKind kind = RecordKind.named(row.substring(0, blank)).orElseThrow();
      Proven proven = Objects.requireNonNull(log.of(kind, row.substring(blank + 1)).block());
      InclusionProof proof = InclusionProof.read(proven.proof().toString()).orElseThrow();
      assertThat(proof.proves(proven.record().getBytes(StandardCharsets.UTF_8))).isTrue();
      assertThat(proof.note().isSignedBy(key.publicKey())).isTrue();
    }
    Checkpoint earlier = checkpoint(heads.get(1));
    assertThat(
            MerkleTree.goesOn(
                earlier.size(),
                earlier.root(),
                newest.size(),
                checkpoint(newest).root(),
                Objects.requireNonNull(log.consistency(earlier.size(), newest).block())))
        .isTrue();
  }

  @Test
  void whatNoHeadCoversYetHasNoProof() {
    String id = office.rows("select id from submission order by position desc limit 1").get(0);
    assertThat(log.of(RecordKind.SUBMISSION, id).blockOptional()).isEmpty();
  }

  private LedgerAudit.Result audit() {
    return LedgerAudit.of(owner, List.of(), List.of());
  }

  private static Checkpoint checkpoint(TreeHead head) {
    return SignedNote.read(head.note()).flatMap(note -> Checkpoint.read(note.text())).orElseThrow();
  }

  /** Whatever it does goes when it is closed. */
  private Connection superuser() throws SQLException {
    Connection connection = owner.getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local session_replication_role to replica");
    }
    return connection;
  }

  private WaiverRequest again(int i) {
    return new WaiverRequest(
        "small-alliance",
        "SA108-M-05",
        new YearSpan(108, 108),
        null,
        null,
        LocalDate.parse("2019-10-01"),
        LocalDate.parse("2019-11-30"),
        "第 " + i + " 次");
  }

  private void decideOn(JsonNode assessment) {
    UUID decision = UUID.randomUUID();
    TestDatabase.execute(
        office.server,
        """
        with d as (
          insert into decision (id, programme, programme_year, alliance_id, kind, effective_on,
            document, by_name, recorded_at)
          values ('%s', 'small-alliance', 108, '%s', 'GUIDE', '2020-01-01', '{"id":"…"}', 'official',
            now())
          returning id),
        a as (insert into decision_assessment select id, '%s' from d)
        insert into decision_finding (decision, submission, ordinal, relied, why)
        select d.id, f.submission, f.ordinal, false, '另有說明' from d, finding f
        where f.submission = '%s' limit 2
        """
            .formatted(
                decision,
                assessment.path("allianceId").asString(),
                Office.id(assessment),
                Office.id(assessment)));
    TestDatabase.execute(
        office.server,
        "insert into decision_event (decision, kind, caller, reason, at) values ('"
            + decision
            + "', 'APPROVED', 'official-2', '同意', now())");
  }

  private void publish() {
    TestDatabase.execute(
        office.server,
        """
        with d as (
          insert into draft (id, programme, based_on, in_force, title, author)
          select gen_random_uuid(), programme, number, number, '次年', 'official'
          from rulebook_version where programme = 'small-alliance' returning *),
        s as (
          insert into draft_state (draft, revision, digest, files, saved_by, note)
          select id, 1, 'sha256:0', '{}', author, '' from d returning *),
        i as (
          insert into impact_run (id, draft, revision, programme, digest, base_number, base_digest,
            years, upto, submissions, engine, asked_by)
          select gen_random_uuid(), d.id, 1, programme, 'sha256:0', based_on, 'sha256:1', '{109}',
            0, 0, 'test', author from d, s returning *)
        insert into rulebook_publication (programme, number, follows, draft, impact, author,
          approver, emergency, reason, years)
        select d.programme, d.based_on, d.based_on, d.id, i.id, 'official', 'official-2', false,
          '年度調整', '{109}' from d, i
        """);
  }

  /** Another byte in a column of a row. */
  private record Change(String table, String row, String key, String column, String to) {
    /** Somewhere in a table; what is there differs from what is drawn, or it does not happen. */
    static Change draw(Connection connection, String table, Random random) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select ctid, t.* from %s t order by md5(t::text || '%d') limit 1"
                      .formatted(table, random.nextInt()))) {
        row.next();
        int column = 2 + random.nextInt(row.getMetaData().getColumnCount() - 1);
        String name = row.getMetaData().getColumnName(column);
        String value = row.getString(column);
        return new Change(
            table,
            row.getString(1),
            key(table, name, row),
            name,
            value == null || value.isEmpty()
                ? ""
                : other(row.getMetaData().getColumnTypeName(column), value, random));
      }
    }

    /** Whether the row says something else now; a constraint of the table may forbid it. */
    boolean happens(Connection connection) throws SQLException {
      if (to.isEmpty()) {
        return false;
      }
      try (Statement statement = connection.createStatement()) {
        return statement.executeUpdate(
                "update %s set %s = %s where ctid = '%s' and %s is distinct from %s"
                    .formatted(table, column, to, row, column, to))
            == 1;
      } catch (SQLException forbidden) {
        return false;
      }
    }

    boolean isNamedBy(String place) {
      return place.contains(key)
          || table.equals("ledger_public_key") && place.startsWith("ledger_")
          || table.equals("ledger_origin") && place.startsWith("ledger_head");
    }

    private static String key(String table, String column, ResultSet row) throws SQLException {
      return switch (table) {
        case "submission", "waiver", "decision" -> row.getString("id");
        case "assessment", "finding", "figure" -> row.getString("submission");
        case "rulebook_version", "rulebook_file", "rulebook_publication" ->
            row.getString("programme") + " " + row.getInt("number");
        case "waiver_event", "decision_event" -> table + " " + row.getString("position");
        case "decision_assessment", "decision_finding" -> row.getString("decision");
        case "ledger_entry" ->
            "ledger_entry position=" + (column.equals("position") ? "" : row.getString("position"));
        case "ledger_tile" -> "ledger_tile number=";
        case "ledger_head" -> "ledger_head size=";
        default -> "ledger_";
      };
    }

    private static String other(String type, String value, Random random) {
      return switch (type) {
        case "bool" -> value.equals("t") ? "false" : "true";
        case "int4", "int8", "bigserial" ->
            Long.toString(Long.parseLong(value) ^ 1L << random.nextInt(8));
        case "numeric" -> value + "::numeric + 1";
        case "timestamptz" -> "'" + value + "'::timestamptz + interval '1 microsecond'";
        case "date" -> "'" + value + "'::date + 1";
        case "bytea" ->
            "set_byte('%1$s'::bytea, %2$d, get_byte('%1$s'::bytea, %2$d) # %3$d)"
                .formatted(value, at(value, random), 1 << random.nextInt(8));
        default -> "'" + character(value, random).replace("'", "''") + "'::" + type;
      };
    }

    /** Somewhere in the bytes of a text {@code \\x…}. */
    private static int at(String hex, Random random) {
      return random.nextInt(hex.length() / 2 - 1);
    }

    /** The text with another letter or digit somewhere. */
    private static String character(String value, Random random) {
      int from = random.nextInt(value.length());
      for (int i = 0; i < value.length(); i++) {
        int place = (from + i) % value.length();
        char c = value.charAt(place);
        if (Character.isLetterOrDigit(c)) {
          return value.substring(0, place) + (c == '7' ? '8' : '7') + value.substring(place + 1);
        }
      }
      return value;
    }
  }
}
