package tw.plumbline.service.replay;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.rerun.Rerun;
import tw.plumbline.rules.supply.Supply;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.rules.waiver.Waivers;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.replay.Shelf.Shelved;
import tw.plumbline.service.replay.Views.Column;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.submission.SuppliedAnew;
import tw.plumbline.service.waiver.DatedWaiver;
import tw.plumbline.service.waiver.WaiverHistory;

/**
 * Assesses a stored filing by the rules of then and of a later time, each with what was known then
 * and later. Nothing is stored, and nothing that is said here replaces the stored assessment.
 */
public final class StoredViews {
  private static final int ALL_VERSIONS = 10_000;

  private final Database database;
  private final Replays replays;
  private final ActiveRulebooks active;
  private final StoredRulebooks stored;
  private final WaiverHistory waivers;
  private final SuppliedAnew supplies;
  private final Evaluation evaluation;
  private final Clock clock;

  public StoredViews(
      Database database,
      Replays replays,
      ActiveRulebooks active,
      StoredRulebooks stored,
      WaiverHistory waivers,
      SuppliedAnew supplies,
      Evaluation evaluation,
      Clock clock) {
    this.database = database;
    this.replays = replays;
    this.active = active;
    this.stored = stored;
    this.waivers = waivers;
    this.supplies = supplies;
    this.evaluation = evaluation;
    this.clock = clock;
  }

  /**
   * The four columns; nothing where there is no such assessment.
   *
   * @param lawAt whose rules are the later ones; null for those in force now
   * @param knownAt up to when submissions, corrections and waivers count; null for now
   */
  public Mono<Views> of(
      UUID assessment, @Nullable OffsetDateTime lawAt, @Nullable OffsetDateTime knownAt) {
    Shelf shelf = replays.shelf();
    OffsetDateTime now = OffsetDateTime.now(clock);
    OffsetDateTime known = knownAt == null ? now : knownAt;
    return replays
        .find(assessment)
        .flatMap(
            one ->
                Mono.zip(
                        waivers.approved(Set.of(one.allianceId())),
                        later(one, known),
                        shelf.version(one.programme(), one.rulebook().version()),
                        law(one, lawAt, now, shelf))
                    .flatMap(
                        all ->
                            columns(
                                new Subject(one, all.getT2(), known, all.getT1()),
                                new Law(null, all.getT3(), List.of()),
                                all.getT4(),
                                shelf))
                    .map(columns -> views(one, columns)));
  }

  private static Views views(StoredCase one, List<Column> columns) {
    return new Views(one.id(), one.allianceId(), columns, ViewRows.of(columns));
  }

  private Mono<List<Column>> columns(Subject subject, Law then, Law later, Shelf shelf) {
    return Flux.concat(
            replays
                .rehearsal(subject.one(), subject.waivers(), shelf)
                .flatMap(ready -> evaluation.single(() -> ready.run(replays.engine())))
                .map(replay -> replayed(subject.one(), replay)),
            anew(subject, then),
            asThen(subject, later),
            anew(subject, later))
        .collectList();
  }

  /** The newest correction of a filing that was received up to an instant, or the filing itself. */
  private Mono<StoredCase> later(StoredCase one, OffsetDateTime knownAt) {
    return database
        .one(
            Sql.of(
                "replay.latest-correction",
                """
                with recursive chain as (
                  select id, 0 as step from submission where id = $1
                  union all
                  select s.id, c.step + 1 from submission s join chain c on s.replaces = c.id
                  where s.received_at <= $2)
                select id from chain order by step desc limit 1
                """,
                one.id(),
                knownAt),
            row -> row.get("id", UUID.class))
        .flatMap(id -> id.equals(one.id()) ? Mono.just(one) : replays.find(id));
  }

  private Mono<Law> law(
      StoredCase one, @Nullable OffsetDateTime lawAt, OffsetDateTime now, Shelf shelf) {
    Plumbline inForce = active.get();
    if (lawAt == null) {
      return inForce.knows(one.programme())
          ? shelf
              .version(one.programme(), inForce.version(one.programme()))
              .map(shelved -> new Law(now, shelved, List.of()))
          : Mono.just(none(now));
    }
    return stored
        .versions(one.programme(), null, ALL_VERSIONS)
        .map(versions -> LawInForce.at(lawAt, versions))
        .flatMap(
            law ->
                law.number() == null
                    ? Mono.just(none(lawAt))
                    : shelf
                        .version(one.programme(), law.number())
                        .map(shelved -> new Law(lawAt, shelved, law.notes())));
  }

  private static Law none(OffsetDateTime at) {
    return new Law(
        at,
        new Shelved(
            null,
            null,
            new BilingualText("當時沒有該計畫的規則", "there were no rules of that programme then")),
        List.of());
  }

  private static Column replayed(StoredCase one, Replay replay) {
    List<BilingualText> notes = new ArrayList<>();
    if (!replay.identical()) {
      notes.add(
          new BilingualText(
              "重新檢核與所存結果不同，見 replay", "assessed again it is not what is stored: see its replay"));
    }
    return new Column(
        null,
        null,
        one.rulebook(),
        one.id(),
        one.receivedAt(),
        replay.again(),
        notes,
        replay.again() == null ? replay.why().get(0) : null);
  }

  /** Later rules, and what the stored assessment rests on. */
  private Mono<Column> asThen(Subject subject, Law law) {
    StoredCase one = subject.one();
    Plumbline rules = law.version().rules();
    if (rules == null) {
      return Mono.just(law.column(null, one, null, law.version().why()));
    }
    return evaluation.single(
        () -> {
          Rerun.Result result =
              Rerun.of(rules, null, one.given(Rehearsal.waiversThen(one, subject.waivers())));
          return law.column(null, one, result.assessment(), result.why());
        });
  }

  /** Some rules, and what is known at a later time. */
  private Mono<Column> anew(Subject subject, Law law) {
    StoredCase later = subject.later();
    Plumbline rules = law.version().rules();
    if (rules == null) {
      return Mono.just(law.column(subject.knownAt(), later, null, law.version().why()));
    }
    return evaluation
        .single(() -> rules.read(later.report()))
        .flatMap(
            reading ->
                reading instanceof Reading.Accepted accepted
                    ? supplies
                        .supply(rules, accepted.report(), later.replaces(), subject.knownAt())
                        .flatMap(
                            supply ->
                                evaluation.single(
                                    () -> assessed(subject, law, rules, accepted, supply)))
                    : Mono.just(
                        law.column(subject.knownAt(), later, null, Rerun.refusal(reading))));
  }

  private static Column assessed(
      Subject subject, Law law, Plumbline rules, Reading.Accepted report, Supply supply) {
    StoredCase later = subject.later();
    Edition edition = rules.edition(report.report());
    LocalDate received = later.assessedAt().atZoneSameInstant(edition.zone()).toLocalDate();
    List<GrantedWaiver> standing =
        subject.waivers().stream()
            .filter(waiver -> waiver.stoodAt(subject.knownAt()))
            .map(DatedWaiver::waiver)
            .toList();
    try {
      Assessment said = Waivers.applied(rules.assess(report, supply), standing, received);
      return law.column(subject.knownAt(), later, said, null);
    } catch (EvaluationException | IllegalArgumentException broken) {
      return law.column(
          subject.knownAt(),
          later,
          null,
          new BilingualText(
              "無法檢核：" + broken.getMessage(), "it could not be assessed: " + broken.getMessage()));
    }
  }

  /**
   * What is looked at.
   *
   * @param later the filing as it was corrected up to that instant
   */
  private record Subject(
      StoredCase one, StoredCase later, OffsetDateTime knownAt, List<DatedWaiver> waivers) {}

  /**
   * Some rules.
   *
   * @param at null for those by which it was assessed
   */
  private record Law(@Nullable OffsetDateTime at, Shelved version, List<BilingualText> notes) {
    Column column(
        @Nullable OffsetDateTime knownAt,
        StoredCase one,
        @Nullable Assessment said,
        @Nullable BilingualText why) {
      RulebookRef rulebook = said == null ? null : said.rulebook();
      return new Column(
          at,
          knownAt,
          rulebook,
          one.id(),
          one.receivedAt(),
          said,
          notes,
          said == null ? why : null);
    }
  }
}
