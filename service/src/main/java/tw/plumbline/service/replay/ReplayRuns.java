package tw.plumbline.service.replay;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.r2dbc.spi.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.replay.ReplayRun.Standing;

/**
 * Runs of many replays. A run is work for all replicas: submissions are divided into stretches, and
 * whoever has time takes the next one. A run writes rows of its own and changes nothing else.
 */
public final class ReplayRuns {
  /** Places of submissions in a stretch. */
  static final int STRETCH = 500;

  /** Which submissions count: $1 the programme and $2 the year, or null. */
  static final String OF_SCOPE =
      "($1::text is null or s.programme = $1) and ($2::int is null or s.programme_year = $2)";

  private static final String DECIDED =
      """
       and exists (
         select from decision_assessment d join decision_event e on e.decision = d.decision
         where d.submission = s.id and e.kind = 'APPROVED')
      """;

  private static final String START =
      """
      with history as (
        select count(*) as assessments, coalesce(max(s.position), 0) as upto
        from submission s join assessment a on a.submission = s.id where %s),
      run as (
        insert into replay_run (id, scope, programme, programme_year, upto, assessments, engine,
          asked_by)
        select $3, $4, $1, $2, upto, assessments, $5, $6 from history
        returning id),
      audited as (
        insert into audit_event (caller, roles, action, subject)
        select $6, $7, 'replays.start', id::text from run),
      told as (select pg_notify('plumbline', 'replays') from run)
      select id from run, told
      """;

  private static final String SELECT =
      """
      select r.*, coalesce(p.identical, 0)::bigint as identical,
        coalesce(p.differing, 0)::bigint as differing, coalesce(p.failed, 0)::bigint as failed,
        coalesce(p.parts, 0)::bigint as parts, p.done_at, t.reason as stopped
      from replay_run r
      left join lateral (
        select sum(identical) as identical, sum(differing) as differing, sum(failed) as failed,
          count(*) as parts, max(done_at) as done_at
        from replay_part where run = r.id) p on true
      left join replay_stop t on t.run = r.id
      where r.id = $1
      """;

  private static final Duration WATCHING = Duration.ofMillis(400);

  private final Database database;
  private final String engine;
  private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

  public ReplayRuns(Database database, String engine) {
    this.database = database;
    this.engine = engine;
  }

  /** The submissions of a scope as a condition on {@code submission s}. */
  static String of(ReplayScope scope) {
    return scope == ReplayScope.DECISIONS ? OF_SCOPE + DECIDED : OF_SCOPE;
  }

  /** Begins a run over what is stored by now. */
  public Mono<ReplayRun> start(Caller caller, ReplayRequest request) {
    UUID id = ids.generate();
    return database
        .one(
            Sql.of(
                "replays.start",
                START.formatted(of(request.scope())),
                Sql.maybe(request.programme(), String.class),
                Sql.maybe(request.programmeYear(), Integer.class),
                id,
                request.scope().name(),
                engine,
                caller.name(),
                roles(caller)),
            row -> id)
        .flatMap(this::find);
  }

  /** A run as it stands. */
  public Mono<ReplayRun> find(UUID run) {
    return database.one(Sql.of("replays.by-id", SELECT, run), ReplayRuns::run);
  }

  /** Ends a run before its end; what was done of it is kept, and one that is done stays so. */
  public Mono<ReplayRun> stop(Caller caller, UUID run) {
    return find(run)
        .flatMap(
            found ->
                found.standing() == Standing.RUNNING
                    ? database.run(stopping(caller, run)).then(find(run))
                    : Mono.just(found));
  }

  private static Sql stopping(Caller caller, UUID run) {
    return Sql.of(
        "replays.stop",
        """
        with stopped as (
          insert into replay_stop (run, by_name, reason) values ($1, $2, '')
          on conflict do nothing returning run)
        insert into audit_event (caller, roles, action, subject)
        select $2, $3, 'replays.stop', run::text from stopped
        """,
        run,
        caller.name(),
        roles(caller));
  }

  /** A run as it goes on, until it is done or stopped. */
  public Flux<ReplayRun> watch(UUID run) {
    return find(run)
        .repeatWhen(done -> done.delayElements(WATCHING))
        .distinctUntilChanged()
        .takeUntil(now -> now.standing() != Standing.RUNNING);
  }

  /**
   * The assessments that were not the same again, oldest first.
   *
   * @param after place after which to begin; null for the first
   */
  public Mono<List<ReplayDifference>> differences(UUID run, @Nullable Long after, int limit) {
    return database
        .rows(
            Sql.of(
                "replays.differences",
                """
                select position, submission, answer from replay_difference
                where run = $1 and position > $2 order by position limit $3
                """,
                run,
                after == null ? 0L : after,
                limit),
            row -> {
              Columns columns = new Columns(row);
              return new ReplayDifference(
                  columns.of("position", Long.class),
                  columns.of("submission", UUID.class),
                  columns.of("answer", String.class));
            })
        .collectList();
  }

  private static String[] roles(Caller caller) {
    return caller.roles().stream().map(Role::wire).sorted().toArray(String[]::new);
  }

  private static ReplayRun run(Row row) {
    Columns columns = new Columns(row);
    long identical = columns.of("identical", Long.class);
    long differing = columns.of("differing", Long.class);
    long failed = columns.of("failed", Long.class);
    String stopped = columns.maybe("stopped", String.class);
    Standing standing = standing(columns, stopped);
    return new ReplayRun(
        columns.of("id", UUID.class),
        ReplayScope.valueOf(columns.of("scope", String.class)),
        columns.maybe("programme", String.class),
        columns.maybe("programme_year", Integer.class),
        columns.of("assessments", Long.class),
        identical + differing + failed,
        identical,
        differing,
        failed,
        standing,
        columns.of("engine", String.class),
        columns.of("asked_by", String.class),
        columns.of("asked_at", OffsetDateTime.class),
        standing == Standing.DONE ? columns.maybe("done_at", OffsetDateTime.class) : null,
        stopped);
  }

  private static Standing standing(Columns columns, @Nullable String stopped) {
    if (stopped != null) {
      return Standing.STOPPED;
    }
    long parts = (columns.of("upto", Long.class) + STRETCH - 1) / STRETCH;
    return columns.of("parts", Long.class) >= parts ? Standing.DONE : Standing.RUNNING;
  }
}
