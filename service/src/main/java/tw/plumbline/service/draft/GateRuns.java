package tw.plumbline.service.draft;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.r2dbc.postgresql.codec.Json;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.gates.Gate;
import tw.plumbline.rules.gates.GateReport;
import tw.plumbline.rules.gates.Gates;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/**
 * Leads drafts through the gates, one after the other on a thread of its own. What a gate said of a
 * content is kept, so that nothing is looked at twice.
 */
public final class GateRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GateRuns.class);

  private static final Duration WATCHING = Duration.ofMillis(400);

  private final Database database;
  private final Drafts drafts;
  private final ActiveRulebooks rulebooks;
  private final String engine;
  private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();
  private final Scheduler gates = Schedulers.newBoundedElastic(1, 100, "gates");
  private final Map<UUID, Run> runs = new ConcurrentHashMap<>();

  GateRuns(Database database, Drafts drafts, ActiveRulebooks rulebooks, String engine) {
    this.database = database;
    this.drafts = drafts;
    this.rulebooks = rulebooks;
    this.engine = engine;
  }

  /** How far a draft has come; nothing where there is none. */
  public Mono<GateStanding> standing(UUID draft) {
    return drafts.find(draft).flatMap(this::standing);
  }

  /** Looks at the gates of which nothing is known yet; what ran for an earlier state is ended. */
  public Mono<GateStanding> start(UUID draft) {
    return drafts
        .find(draft)
        .flatMap(
            found ->
                standing(found)
                    .zipWith(drafts.files(draft, found.current().revision()))
                    .flatMap(
                        both -> {
                          begin(both.getT1(), both.getT2(), base(found));
                          return standing(found);
                        }));
  }

  /** A draft's way through the gates, until nothing runs here any more. */
  public Flux<GateStanding> watch(UUID draft) {
    return standing(draft)
        .repeatWhen(done -> done.delayElements(WATCHING))
        .distinctUntilChanged()
        .takeUntil(now -> !now.running());
  }

  /** Ends what runs for a draft, if anything does. */
  public void cancel(UUID draft) {
    Run run = runs.remove(draft);
    if (run != null) {
      run.end();
    }
  }

  private Mono<GateStanding> standing(Draft draft) {
    Plumbline inForce = rulebooks.get();
    String digest = draft.current().digest();
    String baseDigest = base(draft).digest();
    Run run = runs.get(draft.id());
    Run running = run != null && run.isOf(digest, baseDigest) ? run : null;
    return reports(digest, baseDigest)
        .map(
            reports ->
                new GateStanding(
                    draft.id(),
                    draft.current().revision(),
                    digest,
                    inForce.version(draft.programme()),
                    baseDigest,
                    running != null,
                    Arrays.stream(Gate.values())
                        .map(gate -> item(gate, reports.get(gate), running))
                        .toList()));
  }

  private static GateStanding.Item item(
      Gate gate, GateStanding.@Nullable Item reported, @Nullable Run running) {
    if (reported != null) {
      return reported;
    }
    int[] progress = running == null ? null : running.progress.get(gate);
    return progress == null
        ? new GateStanding.Item(gate, null, null, 0, 0)
        : new GateStanding.Item(gate, null, null, progress[0], progress[1]);
  }

  private Mono<Map<Gate, GateStanding.Item>> reports(String digest, String baseDigest) {
    return database
        .rows(
            Sql.of(
                "gate.reports",
                """
                select distinct on (gate) gate, report, reported_at from gate_report
                where digest = $1 and base_digest = $2 and engine = $3
                order by gate, reported_at desc
                """,
                digest,
                baseDigest,
                engine),
            row -> {
              Columns columns = new Columns(row);
              GateReport report = DraftJson.gate(columns.of("report", String.class));
              return new GateStanding.Item(
                  report.gate(), report, columns.of("reported_at", OffsetDateTime.class), 0, 0);
            })
        .collectList()
        .map(
            items -> {
              Map<Gate, GateStanding.Item> reports = new EnumMap<>(Gate.class);
              items.forEach(item -> reports.put(item.gate(), item));
              return reports;
            });
  }

  private RulebookFiles base(Draft draft) {
    return rulebooks.get().book(draft.programme()).files();
  }

  private void begin(GateStanding standing, RulebookFiles draft, RulebookFiles base) {
    List<Gate> open = new ArrayList<>();
    standing.gates().stream()
        .filter(item -> item.report() == null)
        .forEach(item -> open.add(item.gate()));
    boolean changed =
        !draft.digest().equals(standing.digest()) || !base.digest().equals(standing.baseDigest());
    if (open.isEmpty() || changed) {
      return;
    }
    runs.compute(
        standing.draft(),
        (id, before) -> {
          if (before != null && before.isOf(standing.digest(), standing.baseDigest())) {
            return before;
          }
          if (before != null) {
            before.end();
          }
          Run run = new Run(standing.digest(), standing.baseDigest());
          run.work = work(standing, open, draft, base, run).subscribe();
          return run;
        });
  }

  private Mono<Void> work(
      GateStanding standing, List<Gate> open, RulebookFiles draft, RulebookFiles base, Run run) {
    Gates looking =
        Gates.of(base, draft)
            .watched((gate, done, all) -> run.progress.put(gate, new int[] {done, all}));
    String programme = draft.programme();
    return Flux.fromIterable(open)
        .concatMap(
            gate ->
                Mono.fromCallable(() -> looking.run(gate))
                    .subscribeOn(gates)
                    .flatMap(report -> keep(programme, standing, report)),
            1)
        .onErrorResume(
            failure -> {
              if (!(failure instanceof CancellationException)) {
                LOG.error(
                    "the gates of {} were not looked at to their end", standing.draft(), failure);
              }
              return Mono.empty();
            })
        .doFinally(ended -> runs.remove(standing.draft(), run))
        .then();
  }

  private Mono<Void> keep(String programme, GateStanding standing, GateReport report) {
    return database.run(
        Sql.of(
            "gate.report",
            """
            insert into gate_report
              (id, programme, digest, base_digest, gate, passed, report, engine)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            ids.generate(),
            programme,
            standing.digest(),
            standing.baseDigest(),
            report.gate().name(),
            report.passed(),
            Json.of(DraftJson.gate(report)),
            engine));
  }

  @Override
  public void close() {
    runs.values().forEach(Run::end);
    gates.dispose();
  }

  /** What runs for a content of a draft against one in force. */
  private static final class Run {
    private final String digest;
    private final String baseDigest;
    private final Map<Gate, int[]> progress = new ConcurrentHashMap<>();
    private volatile @Nullable Disposable work;

    Run(String digest, String baseDigest) {
      this.digest = digest;
      this.baseDigest = baseDigest;
    }

    boolean isOf(String content, String against) {
      return digest.equals(content) && baseDigest.equals(against);
    }

    void end() {
      Disposable running = work;
      if (running != null) {
        running.dispose();
      }
    }
  }
}
