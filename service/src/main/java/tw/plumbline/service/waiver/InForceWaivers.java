package tw.plumbline.service.waiver;

import io.r2dbc.spi.Row;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.rules.waiver.Waivers;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Refreshable;
import tw.plumbline.service.database.Sql;

/**
 * The waivers that are approved and not revoked, in memory, so that no submission waits for them:
 * read at the start, before each decision made here is answered, when another replica gives notice,
 * and every few seconds whatever happens.
 */
public final class InForceWaivers implements Refreshable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InForceWaivers.class);

  /** Decisions are only ever added: of two readings the one that saw more of them is newer. */
  private static final Sql READ =
      Sql.of(
          "waiver.in-force",
          """
          select n.decisions, w.*, d.caller as approved_by
          from (select count(*) as decisions from waiver_event) n
          left join (waiver w join waiver_event d on d.waiver = w.id and d.kind = 'APPROVED')
            on not exists (
              select from waiver_event r where r.waiver = w.id and r.kind = 'REVOKED')
          """);

  private final Database database;
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
  private final AtomicBoolean missing = new AtomicBoolean();
  private final Disposable reading;

  /**
   * @param every how long after a reading the next one follows at the latest
   */
  public InForceWaivers(Database database, Duration every) {
    this.database = database;
    this.reading =
        Flux.interval(Duration.ZERO, every)
            .onBackpressureDrop()
            .concatMap(tick -> refresh().onErrorResume(this::missed), 1)
            .subscribe();
  }

  /** Done when they were read at least once; at once, but right after the start. */
  public Mono<Void> ready() {
    return held.get() == null ? refresh() : Mono.empty();
  }

  @Override
  public Mono<Void> refresh() {
    return database.rows(READ, Line::of).collectList().doOnNext(this::take).then();
  }

  /**
   * An assessment with its breaches waived as far as they are covered.
   *
   * @param day on which the report was received, in the programme's zone
   */
  public Assessment applied(Assessment assessment, LocalDate day) {
    Held now = Objects.requireNonNull(held.get(), "not ready");
    List<GrantedWaiver> ofAlliance = now.byAlliance().get(assessment.allianceId());
    return ofAlliance == null ? assessment : Waivers.applied(assessment, ofAlliance, day);
  }

  private void take(List<Line> lines) {
    Map<String, List<GrantedWaiver>> byAlliance =
        lines.stream()
            .flatMap(line -> Stream.ofNullable(line.waiver()))
            .collect(Collectors.groupingBy(waiver -> waiver.scope().alliance()));
    Held read = new Held(lines.get(0).decisions(), Map.copyOf(byAlliance));
    missing.set(false);
    held.updateAndGet(
        before -> before == null || before.decisions() <= read.decisions() ? read : before);
  }

  /** Said once, not every few seconds while the database is away. */
  private Mono<Void> missed(Throwable failure) {
    if (missing.compareAndSet(false, true)) {
      LOG.warn("the waivers in force cannot be read; it is tried again: {}", failure.toString());
    }
    return Mono.empty();
  }

  @Override
  public void close() {
    reading.dispose();
  }

  /**
   * What was read at once.
   *
   * @param decisions how many there were
   */
  private record Held(long decisions, Map<String, List<GrantedWaiver>> byAlliance) {}

  /**
   * A row.
   *
   * @param waiver null in the only row, where there is none
   */
  private record Line(long decisions, @Nullable GrantedWaiver waiver) {
    static Line of(Row row) {
      long decisions = Cell.of(row, "decisions", Long.class);
      UUID id = row.get("id", UUID.class);
      return new Line(decisions, id == null ? null : DatedWaiver.granted(id, row));
    }
  }
}
