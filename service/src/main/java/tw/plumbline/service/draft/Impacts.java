package tw.plumbline.service.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.r2dbc.spi.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.impact.AffectedYears;
import tw.plumbline.rules.impact.ImpactJson;
import tw.plumbline.rules.impact.ImpactTotals;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.draft.ImpactRun.Standing;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/**
 * Previews of what drafts change. A preview is work for all replicas: submissions are divided into
 * stretches, and whoever has time takes the next one. What was done for the same two contents
 * before is taken over.
 */
public final class Impacts {
  /** Places of submissions in a stretch. */
  static final int STRETCH = 1000;

  /**
   * Counts what is there, and takes over stretches of earlier runs of the same contents where as
   * many submissions stand in them now as then.
   */
  private static final String START =
      """
      with history as (
        select count(*) as submissions, coalesce(max(position), 0) as upto from submission
        where programme = $4 and programme_year = any($8)),
      run as (
        insert into impact_run (id, draft, revision, programme, digest, base_number, base_digest,
          years, upto, submissions, engine, asked_by)
        select $1, $2, $3, $4, $5, $6, $7, $8, upto, submissions, $9, $10 from history
        returning id, upto),
      known as (
        select distinct on (p.part) p.* from impact_part p join impact_run r on r.id = p.run
        where r.digest = $5 and r.base_digest = $7 and r.engine = $9 and r.years = $8
        order by p.part, p.done_at desc),
      still as (
        select k.* from known k cross join history h
        where k.assessed = (
          select count(*) from submission s
          where s.programme = $4 and s.programme_year = any($8)
            and s.position > k.part::bigint * $11 and s.position <= (k.part::bigint + 1) * $11)),
      parts as (
        insert into impact_part (run, part, assessed, failed, totals)
        select $1, part, assessed, failed, totals from still),
      changes as (
        insert into impact_change (run, position, submission, change)
        select $1, c.position, c.submission, c.change
        from still k join impact_change c on c.run = k.run
          and c.position > k.part::bigint * $11 and c.position <= (k.part::bigint + 1) * $11),
      audited as (
        insert into audit_event (caller, roles, action, subject)
        select $10, $12, 'impact.start', $2 || ' ' || $3 from run),
      told as (select pg_notify('plumbline', 'impact') from run)
      select id from run, told
      """;

  private static final String SELECT =
      """
      select r.*, coalesce(p.assessed, 0)::bigint as assessed, coalesce(p.failed, 0)::bigint as failed,
        p.done_at, t.reason as stopped
      from impact_run r
      left join lateral (
        select sum(assessed) as assessed, sum(failed) as failed, max(done_at) as done_at
        from impact_part where run = r.id) p on true
      left join impact_stop t on t.run = r.id
      """;

  private static final int PAGE = 200;
  private static final Duration WATCHING = Duration.ofMillis(400);

  private final Database database;
  private final Drafts drafts;
  private final ActiveRulebooks rulebooks;
  private final ImpactWork work;
  private final String engine;
  private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

  Impacts(
      Database database, Drafts drafts, ActiveRulebooks rulebooks, ImpactWork work, String engine) {
    this.database = database;
    this.drafts = drafts;
    this.rulebooks = rulebooks;
    this.work = work;
    this.engine = engine;
  }

  /**
   * Begins a preview of a draft as it was saved last.
   *
   * @throws ProblemException in the answer: there is no such draft, or its files are no rulebook
   */
  public Mono<ImpactRun> start(Caller caller, UUID draft) {
    return drafts
        .find(draft)
        .switchIfEmpty(Mono.error(() -> new ProblemException(ProblemKind.NOT_FOUND)))
        .flatMap(
            found ->
                drafts
                    .files(draft, found.current().revision())
                    .flatMap(files -> begin(caller, found, files)));
  }

  private Mono<ImpactRun> begin(Caller caller, Draft draft, RulebookFiles files) {
    Rulebook base = rulebooks.get().book(draft.programme());
    int number = rulebooks.get().version(draft.programme());
    UUID id = ids.generate();
    return work.compute(() -> AffectedYears.of(base, Rulebook.read(files)))
        .onErrorMap(RulebookException.class, Impacts::unreadable)
        .flatMap(
            (SortedSet<Integer> years) ->
                database.one(
                    Sql.of(
                        "impact.start",
                        START,
                        id,
                        draft.id(),
                        draft.current().revision(),
                        draft.programme(),
                        draft.current().digest(),
                        number,
                        base.files().digest(),
                        years.toArray(Integer[]::new),
                        engine,
                        caller.name(),
                        STRETCH,
                        Drafts.roles(caller)),
                    row -> id))
        .flatMap(this::find);
  }

  private static ProblemException unreadable(RulebookException wrong) {
    return new ProblemException(Problem.ofFiles(ProblemKind.FILES_REFUSED, wrong.faults()));
  }

  /** A run as it stands. */
  public Mono<ImpactRun> find(UUID run) {
    return database.one(Sql.of("impact.by-id", SELECT + "where r.id = $1", run), Impacts::run);
  }

  /** The newest run of a draft; nothing where none was begun. */
  public Mono<ImpactRun> newest(UUID draft) {
    return database.one(
        Sql.of(
            "impact.newest", SELECT + "where r.draft = $1 order by r.asked_at desc limit 1", draft),
        Impacts::run);
  }

  /** Whether a run says what would happen now: the same contents, and nobody filed since. */
  public Mono<Boolean> current(ImpactRun run) {
    return Mono.zip(
            drafts.find(run.draft()),
            database.one(
                Sql.of(
                    "impact.history",
                    """
                    select count(*) as submissions, coalesce(max(position), 0) as upto
                    from submission where programme = $1 and programme_year = any($2)
                    """,
                    run.programme(),
                    run.years().toArray(Integer[]::new)),
                row -> {
                  Columns columns = new Columns(row);
                  return columns.of("submissions", Long.class) == run.submissions()
                      && columns.of("upto", Long.class) == run.upto();
                }))
        .map(
            both ->
                both.getT2()
                    && run.standing() == Standing.DONE
                    && both.getT1().current().digest().equals(run.digest())
                    && rulebooks.get().version(run.programme()) == run.base());
  }

  /** Ends a run before its end; what was done of it is kept, and one that is done stays so. */
  public Mono<ImpactRun> cancel(Caller caller, UUID run) {
    return database
        .run(
            Sql.of(
                "impact.stop",
                """
                with stopped as (
                  insert into impact_stop (run, by_name, reason)
                  select r.id, $2, '' from impact_run r
                  where r.id = $1 and r.submissions > (
                    select coalesce(sum(p.assessed), 0) from impact_part p where p.run = r.id)
                  on conflict do nothing returning run)
                insert into audit_event (caller, roles, action, subject)
                select $2, $3, 'impact.stop', run::text from stopped
                """,
                run,
                caller.name(),
                Drafts.roles(caller)))
        .then(find(run));
  }

  /** A run as it goes on, until it is done or stopped. */
  public Flux<ImpactRun> watch(UUID run) {
    return find(run)
        .repeatWhen(done -> done.delayElements(WATCHING))
        .distinctUntilChanged()
        .takeUntil(now -> now.standing() != Standing.RUNNING);
  }

  /** What all of it comes to, as far as it is done. */
  public Mono<ImpactTotals> totals(UUID run) {
    return database
        .rows(
            Sql.of(
                "impact.totals",
                "select totals from impact_part where run = $1 order by part",
                run),
            row -> ImpactJson.totals(new Columns(row).of("totals", String.class).getBytes(UTF_8)))
        .reduce(ImpactTotals.NONE, ImpactTotals::plus);
  }

  /**
   * The submissions of which the two say different things, oldest first.
   *
   * @param after place after which to begin; null for the first
   */
  public Mono<List<ImpactChange>> changes(UUID run, @Nullable Long after, int limit) {
    return database
        .rows(
            Sql.of(
                "impact.changes",
                """
                select c.position, c.submission, c.change, s.alliance_id, s.alliance_name, s.field,
                  s.programme_year, s.filing
                from impact_change c join submission s on s.id = c.submission
                where c.run = $1 and c.position > $2 order by c.position limit $3
                """,
                run,
                after == null ? 0 : after,
                limit),
            ImpactChange::of)
        .collectList();
  }

  /** All of them, read as they are asked for. */
  public Flux<ImpactChange> changes(UUID run) {
    return changes(run, null, PAGE)
        .expand(
            page ->
                page.size() < PAGE
                    ? Mono.empty()
                    : changes(run, page.get(page.size() - 1).position(), PAGE))
        .concatMapIterable(page -> page, 1);
  }

  private static ImpactRun run(Row row) {
    Columns columns = new Columns(row);
    return new ImpactRun(
        columns.of("id", UUID.class),
        columns.of("draft", UUID.class),
        columns.of("revision", Integer.class),
        columns.of("programme", String.class),
        columns.of("digest", String.class),
        columns.of("base_number", Integer.class),
        columns.of("base_digest", String.class),
        List.of(Objects.requireNonNull(row.get("years", Integer[].class))),
        columns.of("upto", Long.class),
        columns.of("submissions", Long.class),
        columns.of("assessed", Long.class),
        columns.of("failed", Long.class),
        columns.of("asked_by", String.class),
        columns.of("asked_at", OffsetDateTime.class),
        columns.maybe("done_at", OffsetDateTime.class),
        columns.maybe("stopped", String.class));
  }
}
