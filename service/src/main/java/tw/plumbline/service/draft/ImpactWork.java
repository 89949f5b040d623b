package tw.plumbline.service.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.postgresql.codec.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.impact.AssessmentChange;
import tw.plumbline.rules.impact.ImpactJson;
import tw.plumbline.rules.impact.ImpactRow;
import tw.plumbline.rules.impact.ImpactTotals;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Notices;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.rulebook.VersionsAtHand;

/**
 * Does the work of impact previews, stretch by stretch, on threads of its own that give way to
 * whoever files a report.
 */
final class ImpactWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImpactWork.class);

  /** The oldest stretch that is open: not done, and claimed by nobody within the last minute. */
  private static final String CLAIM =
      """
      with open as (
        select r.id, p.part,
          (select coalesce(max(c.attempt), 0) from impact_claim c
            where c.run = r.id and c.part = p.part) as attempts
        from impact_run r
        cross join lateral generate_series(0, (r.upto - 1) / $1) as p(part)
        where r.engine = $2 and r.submissions > 0
          and not exists (select from impact_stop t where t.run = r.id)
          and not exists (select from impact_part d where d.run = r.id and d.part = p.part)
          and not exists (
            select from impact_claim c where c.run = r.id and c.part = p.part
              and c.claimed_at > clock_timestamp() - interval '1 minute')
        order by r.asked_at, p.part
        limit 1),
      claimed as (
        insert into impact_claim (run, part, attempt)
        select id, part, attempts + 1 from open on conflict do nothing
        returning run, part, attempt)
      select c.run, c.part, c.attempt, r.draft, r.revision, r.programme, r.years, r.upto,
        r.base_number, r.base_digest
      from claimed c join impact_run r on r.id = c.run
      """;

  private static final String DONE =
      """
      with changed as (
        insert into impact_change (run, position, submission, change)
        select $1, position, submission, change::jsonb
        from unnest($6::bigint[], $7::uuid[], $8::text[]) as c(position, submission, change)
        on conflict do nothing)
      insert into impact_part (run, part, assessed, failed, totals)
      values ($1, $2, $3, $4, $5) on conflict do nothing
      """;

  private static final int PAGE = 200;
  private static final int MOST_ATTEMPTS = 5;
  private static final long LOOK_AGAIN = TimeUnit.MICROSECONDS.toNanos(200);
  private static final int LONGEST_WAIT = 50;

  private final Database database;
  private final Drafts drafts;
  private final VersionsAtHand versions;
  private final Evaluation evaluation;
  private final String engine;
  private final Scheduler threads;

  /**
   * @param workers how many stretches are worked on at once
   */
  ImpactWork(
      Database database,
      Drafts drafts,
      VersionsAtHand versions,
      Evaluation evaluation,
      String engine,
      int workers) {
    this.database = database;
    this.drafts = drafts;
    this.versions = versions;
    this.evaluation = evaluation;
    this.engine = engine;
    this.threads = Schedulers.newBoundedElastic(workers, 1000, "impact");
  }

  /** Works whenever there is something to do. */
  void follow(Notices notices, int workers) {
    for (int i = 0; i < workers; i++) {
      notices.follow("impact", Mono.defer(this::next).repeat().takeWhile(done -> done).then());
    }
  }

  /** Something to be computed for a preview. */
  <T> Mono<T> compute(Callable<T> work) {
    return Mono.fromCallable(() -> finished(work)).subscribeOn(threads);
  }

  /** Reactor takes these errors as fatal and would leave whoever waits without an answer. */
  private static <T> T finished(Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (LinkageError | StackOverflowError error) {
      throw new EvaluationException("the work broke off", error);
    }
  }

  /** Takes a stretch and does it; whether there was one. */
  private Mono<Boolean> next() {
    return database
        .one(
            Sql.of("impact.claim", CLAIM, (long) Impacts.STRETCH, engine),
            row -> {
              Columns columns = new Columns(row);
              return new Stretch(
                  columns.of("run", UUID.class),
                  columns.of("part", Integer.class),
                  columns.of("attempt", Integer.class),
                  columns.of("draft", UUID.class),
                  columns.of("revision", Integer.class),
                  columns.of("programme", String.class),
                  columns.of("years", Integer[].class),
                  columns.of("upto", Long.class),
                  columns.of("base_number", Integer.class));
            })
        .flatMap(
            stretch ->
                done(stretch).onErrorResume(failure -> failed(stretch, failure)).thenReturn(true))
        .defaultIfEmpty(false);
  }

  private Mono<Void> done(Stretch stretch) {
    return Mono.zip(
            drafts
                .files(stretch.draft(), stretch.revision())
                .flatMap(files -> versions.of(files, 0)),
            versions.version(stretch.programme(), stretch.base()))
        .flatMap(
            both ->
                pages(
                    stretch, new ImpactComparison(both.getT1(), both.getT2(), stretch.programme())))
        .flatMap(sums -> database.run(sums.stored(stretch)));
  }

  private Mono<Sums> pages(Stretch stretch, ImpactComparison comparison) {
    return page(stretch, stretch.after(), comparison, new Sums())
        .expand(sums -> sums.last == 0 ? Mono.empty() : page(stretch, sums.last, comparison, sums))
        .last();
  }

  private Mono<Sums> page(Stretch stretch, long after, ImpactComparison comparison, Sums sums) {
    return database
        .rows(
            Sql.of(
                "impact.subjects",
                ImpactSubject.SELECT,
                stretch.programme(),
                stretch.years(),
                after,
                Math.min(stretch.before(), stretch.upto()),
                PAGE),
            ImpactSubject::of)
        .collectList()
        .flatMap(subjects -> compute(() -> assessed(subjects, comparison, sums)));
  }

  private Sums assessed(List<ImpactSubject> subjects, ImpactComparison comparison, Sums sums) {
    for (ImpactSubject subject : subjects) {
      giveWay();
      assess(subject, comparison, sums);
    }
    sums.endPage();
    sums.last = subjects.size() < PAGE ? 0 : subjects.get(subjects.size() - 1).position();
    return sums;
  }

  private static void assess(ImpactSubject subject, ImpactComparison comparison, Sums sums) {
    sums.assessed++;
    try {
      sums.add(subject, comparison.of(subject));
    } catch (EvaluationException | IllegalArgumentException | StackOverflowError failure) {
      sums.failed(subject, String.valueOf(failure.getMessage()));
    }
  }

  /** Whoever files a report comes first; but not for ever. */
  private void giveWay() {
    for (int i = 0; i < LONGEST_WAIT && evaluation.taken() > 0; i++) {
      LockSupport.parkNanos(LOOK_AGAIN);
    }
  }

  private Mono<Void> failed(Stretch stretch, Throwable failure) {
    LOG.warn("a stretch of {} was not assessed", stretch.run(), failure);
    return stretch.attempt() < MOST_ATTEMPTS
        ? Mono.empty()
        : database.run(
            Sql.of(
                "impact.give-up",
                """
                insert into impact_stop (run, by_name, reason) values ($1, '', $2)
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
      UUID draft,
      int revision,
      String programme,
      Integer[] years,
      long upto,
      int base) {
    long after() {
      return (long) part * Impacts.STRETCH;
    }

    long before() {
      return after() + Impacts.STRETCH;
    }
  }

  /** What a stretch comes to; one thread at a time adds to it. */
  private static final class Sums {
    private final List<Long> positions = new ArrayList<>();
    private final List<UUID> submissions = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private ImpactTotals totals = ImpactTotals.NONE;

    /** Of this page alone: what is added to must be copied, so it is kept small. */
    private ImpactTotals page = ImpactTotals.NONE;

    private long assessed;
    private long failed;
    private long last;

    void add(ImpactSubject subject, AssessmentChange change) {
      page =
          page.plus(
              new ImpactRow(
                  subject.allianceId(),
                  subject.field(),
                  subject.programmeYear(),
                  subject.filing(),
                  change));
      if (!change.isNone()) {
        changed(subject, new String(ImpactJson.write(change), UTF_8));
      }
    }

    void endPage() {
      totals = totals.plus(page);
      page = ImpactTotals.NONE;
    }

    void changed(ImpactSubject subject, String change) {
      positions.add(subject.position());
      submissions.add(subject.id());
      changes.add(change);
    }

    void failed(ImpactSubject subject, String why) {
      failed++;
      changed(subject, ImpactChange.failed(why));
    }

    Sql stored(Stretch stretch) {
      return Sql.of(
          "impact.done",
          DONE,
          stretch.run(),
          stretch.part(),
          assessed,
          failed,
          Json.of(ImpactJson.write(totals)),
          positions.toArray(Long[]::new),
          submissions.toArray(UUID[]::new),
          changes.toArray(String[]::new));
    }
  }
}
