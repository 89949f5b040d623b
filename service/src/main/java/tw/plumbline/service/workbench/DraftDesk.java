package tw.plumbline.service.workbench;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.identity.Caller;

/**
 * What pages do with drafts. What cannot be done is a {@link DeskRefusal} in the answer; what is
 * not there is an empty one.
 */
interface DraftDesk {
  /** Those on which something is still to be done, newest first. */
  Mono<List<DraftSheet>> unfinished();

  Mono<DraftSheet> find(UUID draft);

  /** A copy of a version. */
  Mono<DraftSheet> create(Caller author, String programme, int version, String title);

  /** The files of a state. */
  Mono<RulebookFiles> files(UUID draft, int revision);

  /** Every state, newest first. */
  Mono<List<DraftSheet.State>> states(UUID draft);

  /**
   * Saves a file.
   *
   * @param since the revision that was changed
   */
  Mono<DraftSheet> save(
      Caller caller, UUID draft, int since, String path, byte[] content, String note);

  /**
   * Changes cells and rows of a page or table, all or nothing.
   *
   * @param cells new values by pointer, as they were typed
   * @param rows what is done after that
   * @return faults of cells, by which nothing was saved; none if it was
   */
  Mono<List<CellFault>> edit(
      Caller caller,
      UUID draft,
      int since,
      String path,
      Map<String, String> cells,
      List<RowEdit> rows,
      String note);

  Mono<DraftSheet> propose(
      Caller caller, UUID draft, int revision, String reason, @Nullable LocalDate transitionUntil);

  Mono<DraftSheet> withdraw(Caller caller, UUID draft, String reason);

  Mono<DraftSheet> refuse(Caller caller, UUID draft, String reason);

  Mono<DraftSheet> abandon(Caller caller, UUID draft, String reason);

  /** Approves and publishes; the number of the version. */
  Mono<Integer> approve(Caller caller, UUID draft, int revision, UUID impact, String reason);

  Mono<GateSheet> gates(UUID draft);

  /** Looks at the gates of which nothing is known yet. */
  Mono<GateSheet> lookAtGates(UUID draft);

  /** The newest preview. */
  Mono<ImpactSheet> impact(UUID draft);

  Mono<ImpactSheet> startImpact(Caller caller, UUID draft);

  Mono<ImpactSheet> cancelImpact(Caller caller, UUID run);

  /** A preview as it goes on, until it is done or stopped. */
  Flux<ImpactSheet> watchImpact(UUID run);

  /** The submissions that a preview found to change, in the order of arrival. */
  Flux<ImpactSheet.Move> moves(UUID run);

  /** The same as a table for spreadsheets, in pieces that follow each other. */
  Flux<String> csv(UUID run);

  /** Assesses a report by the draft's newest state; nothing is stored. */
  Mono<Trial> tryOut(Caller caller, UUID draft, byte[] report);

  /** The text of a stored report. */
  Mono<String> report(Caller caller, UUID submission);
}
