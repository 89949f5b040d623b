package tw.plumbline.service.workbench;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.service.decision.DecisionFilter;
import tw.plumbline.service.decision.DecisionRequest;
import tw.plumbline.service.decision.KeptDecision;
import tw.plumbline.service.identity.Caller;

/** What pages do with decisions. What cannot be done is a {@link DeskRefusal} in the answer. */
interface DecisionDesk {
  /**
   * Decisions, newest first.
   *
   * @param before position before which to begin; null for the newest
   */
  Mono<List<KeptDecision>> list(
      Caller caller, DecisionFilter filter, @Nullable Long before, int limit);

  /** A decision; nothing where there is none. */
  Mono<KeptDecision> get(Caller caller, UUID decision);

  /** The assessments of an alliance that are named and exist, opened. */
  Mono<List<AssessmentSheet>> opened(Caller caller, String alliance, List<UUID> assessments);

  /** Records one. */
  Mono<Recorded> record(Caller caller, String alliance, DecisionRequest request);

  /** Approves, refuses or withdraws one; nothing where there is none. */
  Mono<KeptDecision> step(Caller caller, UUID decision, KeptDecision.Kind kind, String reason);

  /**
   * The dossier of an approved decision, which is written down; nothing where there is none.
   *
   * @param personal whether personal data is left out
   */
  Mono<byte[]> dossier(Caller caller, UUID decision, boolean personal);

  /**
   * What came of recording.
   *
   * @param decision null where nothing was recorded
   * @param faults why not
   */
  record Recorded(@Nullable UUID decision, List<Fault> faults) {
    public Recorded {
      faults = List.copyOf(faults);
    }
  }
}
