package tw.plumbline.service.submission;

import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.checking.PlumblineChecks;
import tw.plumbline.service.checking.SecondOpinions;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.problem.Problems;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.RulebookRegister;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.rulebook.VersionsAtHand;
import tw.plumbline.service.waiver.InForceWaivers;
import tw.plumbline.service.waiver.WaiverLimits;
import tw.plumbline.service.waiver.Waivers;

/** Everything that keeps submissions, on a database of its own, without HTTP. */
final class Office implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();
  static final Caller PORTAL = new Caller("portal", Set.of(Role.PORTAL), null);
  static final Instant NOW = Instant.parse("2019-10-31T04:00:00Z");

  static final WaiverLimits LIMITS = new WaiverLimits(366, Set.of("SA108-M-04"));

  /** No test waits for it. */
  private static final Duration SELDOM = Duration.ofDays(1);

  private static final Path SAMPLES =
      Path.of("src", "main", "resources", "samples", "small-alliance-108");

  final Server server;
  final Plumbline plumbline;
  final ActiveRulebooks active;
  final Submissions submissions;
  final StoredAssessments stored;
  final SummaryTables tables;
  final ProgrammeYears years;
  final Batches batches;
  final InForceWaivers inForce;
  final Waivers waivers;

  /** What the clock says. */
  volatile Instant now = NOW;

  final Database database;
  private final DraftedReports drafted;
  private final Evaluation evaluation = new Evaluation(2, 256, 8);

  Office() {
    this(RulebookFiles.builtIn());
  }

  Office(List<RulebookFiles> rulebooks) {
    this(rulebooks, TestDatabase.server());
  }

  /** With what another one has stored. */
  Office(List<RulebookFiles> rulebooks, Server server) {
    this.server = server;
    this.database = TestDatabase.database(server);
    RulebookRegister register = new RulebookRegister(Migrations.dataSource(server));
    Clock clock = new Now();
    plumbline = Plumbline.of(rulebooks, register::number);
    StoredRulebooks contents = new StoredRulebooks(database);
    active = new ActiveRulebooks(plumbline, contents);
    VersionsAtHand versions = new VersionsAtHand(active, contents);
    inForce = new InForceWaivers(database, SELDOM);
    waivers =
        new Waivers(
            database, active, LIMITS, inForce, Generators.timeBasedEpochRandomGenerator(), clock);
    drafted = new DraftedReports(active, versions, evaluation, clock);
    submissions = submissions(new PlumblineChecks(active), SecondOpinions.Asked.SUBMISSIONS);
    stored = new StoredAssessments(database);
    tables = new SummaryTables(active, stored, evaluation);
    years = new ProgrammeYears(active, database, evaluation, clock);
    batches = new Batches(submissions, new Problems()::of);
  }

  /** Submissions that are checked in another way. */
  Submissions submissions(Checks checks, SecondOpinions.Asked asked) {
    return new Submissions(
        active,
        checks,
        new SecondOpinions(asked, active, (edition, kind) -> {}),
        evaluation,
        new EarlierFilings(database),
        drafted,
        new Arrivals(database, "plumbline test"),
        new KnownSubmissions(database),
        inForce,
        Generators.timeBasedEpochRandomGenerator(),
        new Now());
  }

  /** A sample report, to be changed. */
  static ObjectNode sample(String alliance, String filing) {
    return (ObjectNode) JSON.readTree(SAMPLES.resolve(alliance).resolve(filing + ".json").toFile());
  }

  Outcome submit(String key, JsonNode report) {
    return submit(key, report, null);
  }

  Outcome submit(String key, JsonNode report, @Nullable UUID replaces) {
    return submit(PORTAL, key, report.toString(), replaces, null);
  }

  Outcome submit(
      Caller caller,
      String key,
      String report,
      @Nullable UUID replaces,
      @Nullable Integer drafted) {
    byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
    return Objects.requireNonNull(
        submissions.submit(new Submission(caller, key, bytes, replaces, drafted)).block());
  }

  /** The assessment of a report that was stored just now. */
  JsonNode stored(String key, JsonNode report) {
    return stored(key, report, null);
  }

  JsonNode stored(String key, JsonNode report, @Nullable UUID replaces) {
    if (submit(key, report, replaces) instanceof Outcome.Stored kept && kept.created()) {
      return JSON.readTree(kept.document());
    }
    throw new AssertionError("not stored: " + submit(key, report, replaces));
  }

  /** What the rules say of a report alone. */
  JsonNode checked(JsonNode report) {
    return JSON.readTree(
        new PlumblineChecks(() -> plumbline)
            .check(report.toString().getBytes(StandardCharsets.UTF_8))
            .json());
  }

  /** The rows of a query of the owner, their columns joined by a blank. */
  List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection = Migrations.dataSource(server).getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : " ").append(result.getString(i));
        }
        rows.add(row.toString());
      }
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static UUID id(JsonNode assessment) {
    return UUID.fromString(assessment.path("id").asString());
  }

  /** {@code clause} to {@code status}. */
  static String status(JsonNode assessment, String clause) {
    for (JsonNode check : assessment.path("checks")) {
      if (check.path("clause").asString().equals(clause)) {
        return check.path("status").asString();
      }
    }
    throw new AssertionError("no check of " + clause);
  }

  static List<String> supplied(JsonNode assessment) {
    List<String> pointers = new ArrayList<>();
    assessment.path("supplied").forEach(fact -> pointers.add(fact.path("pointer").asString()));
    return pointers;
  }

  /** A time of day that a test sets. */
  private final class Now extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Override
  public void close() {
    inForce.close();
    database.close();
    evaluation.close();
    plumbline.close();
  }
}
