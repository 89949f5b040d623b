package tw.plumbline.service.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.gates.Gate;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.database.TestDatabase;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.RulebookRegister;
import tw.plumbline.service.rulebook.StoredRulebooks;

/**
 * Where officials change the rules of a small programme, on a database of its own. Gates and
 * previews are only said to have been: what they find has tests of its own.
 */
final class Bureau implements AutoCloseable {
  static final String PROGRAMME = "reading-room";
  static final String ENGINE = "of a test";
  static final String README = "README.md";
  static final String RULE = "lending/x-01-lent-for-a-year/rule.yaml";
  static final Caller CHEN = official("chen");
  static final Caller LIN = official("lin");

  private static final Path FOLDER =
      Path.of("..", "it-tests", "src", "test", "rulebooks", PROGRAMME);

  final Server server = TestDatabase.server();
  final Database database = TestDatabase.database(server);
  final RulebookRegister register = new RulebookRegister(Migrations.dataSource(server));
  final RulebookFiles files = RulebookFiles.in(FOLDER);
  final StoredRulebooks stored = new StoredRulebooks(database);
  final ActiveRulebooks active =
      new ActiveRulebooks(Plumbline.of(List.of(files), register::number), stored);
  final Drafts drafts = new Drafts(database, active, stored);
  final Publishing publishing = new Publishing(database, drafts, active, false, ENGINE);

  static Caller official(String name) {
    return new Caller(name, Set.of(Role.OFFICIAL), null);
  }

  static <T> T of(Mono<T> asked) {
    return Objects.requireNonNull(asked.block());
  }

  static Map<String, Optional<byte[]>> change(String path, String text) {
    return Map.of(path, Optional.of(text.getBytes(UTF_8)));
  }

  int inForce() {
    return active.get().version(PROGRAMME);
  }

  Draft begun(Caller author) {
    return of(drafts.create(author, PROGRAMME, inForce(), "修改"));
  }

  Draft saved(Caller caller, Draft draft, int since, String path, String text) {
    return of(drafts.save(caller, draft.id(), since, change(path, text), path));
  }

  String text(Draft draft, String path) {
    return new String(of(drafts.file(draft.id(), draft.current().revision(), path)), UTF_8);
  }

  Draft now(Draft draft) {
    return of(drafts.find(draft.id()));
  }

  /** A draft that chen changed and proposed. */
  Draft proposed(String path, String text) {
    Draft draft = begun(CHEN);
    draft = saved(CHEN, draft, 1, path, text);
    return of(drafts.propose(CHEN, draft.id(), draft.current().revision(), "依公告", null));
  }

  /** Says of all gates that a draft passed or failed them. */
  void gates(Draft draft, boolean passed, String engine) {
    for (Gate gate : Gate.values()) {
      gate(draft, gate, passed, engine);
    }
  }

  void gate(Draft draft, Gate gate, boolean passed, String engine) {
    run(
        """
        insert into gate_report (id, programme, digest, base_digest, gate, passed, report, engine)
        values ($1, $2, $3, $4, $5, $6, '{}', $7)
        """,
        UUID.randomUUID(),
        PROGRAMME,
        draft.current().digest(),
        base(),
        gate.name(),
        passed,
        engine);
  }

  /** A preview that counted some submissions and assessed some of them. */
  UUID preview(Draft draft, long submissions, long assessed, long failed, String engine) {
    UUID id = UUID.randomUUID();
    run(
        """
        insert into impact_run (id, draft, revision, programme, digest, base_number, base_digest,
          years, upto, submissions, engine, asked_by)
        values ($1, $2, $3, $4, $5, $6, $7, '{108}', $8, $8, $9, 'chen')
        """,
        id,
        draft.id(),
        draft.current().revision(),
        PROGRAMME,
        draft.current().digest(),
        inForce(),
        base(),
        submissions,
        engine);
    run(
        "insert into impact_part (run, part, assessed, failed, totals) values ($1, 0, $2, $3, '{}')",
        id,
        assessed,
        failed);
    return id;
  }

  /** A preview of what is stored here: nothing. */
  UUID preview(Draft draft) {
    return preview(draft, 0, 0, 0, ENGINE);
  }

  /** Brings a changed file into force, or tries to. */
  int published(String path, String text) {
    return published(proposed(path, text));
  }

  int published(Draft draft) {
    gates(draft, true, ENGINE);
    return of(
        publishing.approve(
            LIN, draft.id(), draft.current().revision(), preview(draft), "可", false));
  }

  void run(String sql, Object... values) {
    database.run(Sql.of("test", sql, values)).block();
  }

  private String base() {
    return active.get().book(PROGRAMME).files().digest();
  }

  @Override
  public void close() {
    database.close();
    active.close();
  }
}
