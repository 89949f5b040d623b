package tw.plumbline.service.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Notices;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.waiver.WaiverHistory;

/**
 * Does the work of runs of replays, stretch by stretch, on threads of its own that give way to
 * whoever files a report.
 */
public final class ReplayWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayWork.class);

  /** The oldest stretch that is open: not done, and claimed by nobody within the last minute. */
  private static final String CLAIM =
      """
      with open as (
        select r.id, p.part,
          (select coalesce(max(c.attempt), 0) from replay_claim c
            where c.run = r.id and c.part = p.part) as attempts
        from replay_run r
        cross join lateral generate_series(0, (r.upto - 1) / $1) as p(part)
        where r.engine = $2 and r.upto > 0
          and not exists (select from replay_stop t where t.run = r.id)
          and not exists (select from replay_part d where d.run = r.id and d.part = p.part)
          and not exists (
            select from replay_claim c where c.run = r.id and c.part = p.part
              and c.claimed_at > clock_timestamp() - interval '1 minute')
        order by r.asked_at, p.part
        limit 1),
      claimed as (
        insert into replay_claim (run, part, attempt)
        select id, part, attempts + 1 from open on conflict do nothing
        returning run, part, attempt)
      select c.run, c.part, c.attempt, r.scope, r.programme, r.programme_year, r.upto
      from claimed c join replay_run r on r.id = c.run
      """;

  private static final String DONE =
      """
      with part as (
        insert into replay_part (run, part, identical, differing, failed)
        values ($1, $2, $3, $4, $5) on conflict do nothing returning run)
      insert into replay_difference (run, position, submission, outcome, answer)
      select p.run, d.position, d.submission, d.outcome, d.answer
      from part p, unnest($6::bigint[], $7::uuid[], $8::text[], $9::text[])
        as d(position, submission, outcome, answer)
      """;

  private static final int PAGE = 100;
  private static final int MOST_ATTEMPTS = 5;
  private static final long LOOK_AGAIN = TimeUnit.MICROSECONDS.toNanos(200);
  private static final int LONGEST_WAIT = 50;

  private final Database database;
  private final Replays replays;
  private final WaiverHistory waivers;
  private final Evaluation evaluation;
  private final Scheduler threads;

  /**
   * @param workers how many stretches are worked on at once
   */
  public ReplayWork(
      Database database,
      Replays replays,
      WaiverHistory waivers,
      Evaluation evaluation,
      int workers) {
    this.database = database;
    this.replays = replays;
    this.waivers = waivers;
    this.evaluation = evaluation;
    this.threads = Schedulers.newBoundedElastic(workers, 1000, "replays");
  }

  /** Works whenever there is something to do. */
  void follow(Notices notices, int workers) {
    for (int i = 0; i < workers; i++) {
      notices.follow("replays", all());
    }
  }

  /** Takes stretches and does them until none is open. */
  public Mono<Void> all() {
    return Mono.defer(this::next).repeat().takeWhile(done -> done).then();
  }

  private Mono<Boolean> next() {
    return database
        .one(
            Sql.of("replays.claim", CLAIM, (long) ReplayRuns.STRETCH, replays.engine()),
            row -> {
              Columns columns = new Columns(row);
              return new Stretch(
                  columns.of("run", UUID.class),
                  columns.of("part", Integer.class),
                  columns.of("attempt", Integer.class),
                  ReplayScope.valueOf(columns.of("scope", String.class)),
                  columns.maybe("programme", String.class),
                  columns.maybe("programme_year", Integer.class),
                  columns.of("upto", Long.class));
            })
        .flatMap(
            stretch ->
                done(stretch).onErrorResume(failure -> failed(stretch, failure)).thenReturn(true))
        .defaultIfEmpty(false);
  }

  private Mono<Void> done(Stretch stretch) {
    Shelf shelf = replays.shelf();
    Sums sums = new Sums();
    return page(stretch, stretch.after(), shelf, sums)
        .expand(last -> last == 0 ? Mono.empty() : page(stretch, last, shelf, sums))
        .then(Mono.defer(() -> database.run(sums.stored(stretch))));
  }

  /** Place of the last case of a page; 0 after the last page. */
  private Mono<Long> page(Stretch stretch, long after, Shelf shelf, Sums sums) {
    return database
        .rows(
            Sql.of(
                "replays.cases",
                StoredCase.COLUMNS
                    + " where "
                    + ReplayRuns.of(stretch.scope())
                    + " and s.position > $3 and s.position <= $4 order by s.position limit $5",
                Sql.maybe(stretch.programme(), String.class),
                Sql.maybe(stretch.programmeYear(), Integer.class),
                after,
                Math.min(stretch.before(), stretch.upto()),
                PAGE),
            StoredCase::of)
        .collectList()
        .flatMap(cases -> rehearsed(cases, shelf))
        .flatMap(ready -> Mono.fromCallable(() -> replayed(ready, sums)).subscribeOn(threads));
  }

  private Mono<List<Rehearsal>> rehearsed(List<StoredCase> cases, Shelf shelf) {
    if (cases.isEmpty()) {
      return Mono.just(List.of());
    }
    return waivers
        .approved(cases.stream().map(StoredCase::allianceId).collect(Collectors.toSet()))
        .flatMap(
            granted ->
                Flux.fromIterable(cases)
                    .concatMap(one -> replays.rehearsal(one, granted, shelf))
                    .collectList());
  }

  private long replayed(List<Rehearsal> page, Sums sums) {
    for (Rehearsal ready : page) {
      giveWay();
      sums.add(ready.one(), ready.run(replays.engine()));
    }
    return page.size() < PAGE ? 0 : page.get(page.size() - 1).one().position();
  }

  /** Whoever files a report comes first; but not for ever. */
  private void giveWay() {
    for (int i = 0; i < LONGEST_WAIT && evaluation.taken() > 0; i++) {
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  private Mono<Void> failed(Stretch stretch, Throwable failure) {
    LOG.warn("a stretch of {} was not replayed", stretch.run(), failure);
    return stretch.attempt() < MOST_ATTEMPTS
        ? Mono.empty()
        : database.run(
            Sql.of(
                "replays.give-up",
                """
                insert into replay_stop (run, by_name, reason) values ($1, '', $2)
                on conflict do nothing
                """,
                stretch.run(),
                failure.getClass().getSimpleName()));
  }

  @Override
  public void close() {
    threads.dispose();
  }

  /** A stretch that was claimed. */
  private record Stretch(
      UUID run,
      int part,
      int attempt,
      ReplayScope scope,
      @Nullable String programme,
      @Nullable Integer programmeYear,
      long upto) {
    long after() {
      return (long) part * ReplayRuns.STRETCH;
    }

    long before() {
      return after() + ReplayRuns.STRETCH;
    }
  }

  /** What a stretch comes to; one thread at a time adds to it. */
  private static final class Sums {
    private final List<Long> positions = new ArrayList<>();
    private final List<UUID> submissions = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private long identical;
    private long differing;
    private long failed;

    void add(StoredCase one, Replay replay) {
      if (replay.identical()) {
        identical++;
        return;
      }
      if (replay.again() == null) {
        failed++;
      } else {
        differing++;
      }
      positions.add(one.position());
      submissions.add(one.id());
      outcomes.add(replay.outcome().name());
      answers.add(ReplayJson.write(replay));
    }

    Sql stored(Stretch stretch) {
      return Sql.of(
          "replays.done",
          DONE,
          stretch.run(),
          stretch.part(),
          identical,
          differing,
          failed,
          positions.toArray(Long[]::new),
          submissions.toArray(UUID[]::new),
          outcomes.toArray(String[]::new),
          answers.toArray(String[]::new));
    }
  }
}
