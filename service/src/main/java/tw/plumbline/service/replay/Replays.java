package tw.plumbline.service.replay;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import tw.plumbline.service.checking.Evaluation;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.rulebook.VersionsAtHand;
import tw.plumbline.service.waiver.DatedWaiver;
import tw.plumbline.service.waiver.WaiverHistory;

/**
 * Assesses stored reports again exactly as they were assessed, from stored rows alone, and says
 * whether the same bytes come of it. Nothing is written.
 */
public final class Replays {
  private final Database database;
  private final ActiveRulebooks active;
  private final StoredRulebooks stored;
  private final VersionsAtHand versions;
  private final WaiverHistory waivers;
  private final Evaluation evaluation;
  private final String engine;

  public Replays(
      Database database,
      ActiveRulebooks active,
      StoredRulebooks stored,
      VersionsAtHand versions,
      WaiverHistory waivers,
      Evaluation evaluation,
      String engine) {
    this.database = database;
    this.active = active;
    this.stored = stored;
    this.versions = versions;
    this.waivers = waivers;
    this.evaluation = evaluation;
    this.engine = engine;
  }

  /**
   * What comes of assessing a stored report again; nothing where there is none. It takes a seat as
   * a check does, and is refused where there is none.
   */
  public Mono<Replay> replay(UUID assessment) {
    Shelf shelf = shelf();
    return find(assessment)
        .flatMap(
            one ->
                waivers
                    .approved(Set.of(one.allianceId()))
                    .flatMap(granted -> rehearsal(one, granted, shelf)))
        .flatMap(ready -> evaluation.single(() -> ready.run(engine)));
  }

  Shelf shelf() {
    return new Shelf(active, stored, versions);
  }

  String engine() {
    return engine;
  }

  Mono<StoredCase> find(UUID assessment) {
    return database.one(
        Sql.of("replay.case", StoredCase.COLUMNS + "where s.id = $1", assessment), StoredCase::of);
  }

  /**
   * A replay with all that it needs.
   *
   * @param granted waivers of its alliance that were ever approved
   */
  Mono<Rehearsal> rehearsal(StoredCase one, List<DatedWaiver> granted, Shelf shelf) {
    return Mono.zip(
            shelf.version(one.programme(), one.rulebook().version()), DraftCandidate.of(one, shelf))
        .map(both -> new Rehearsal(one, both.getT1(), both.getT2(), granted));
  }
}
