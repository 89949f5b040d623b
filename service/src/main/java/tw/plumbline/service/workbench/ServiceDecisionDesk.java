package tw.plumbline.service.workbench;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.service.decision.DecisionFilter;
import tw.plumbline.service.decision.DecisionOutcome;
import tw.plumbline.service.decision.DecisionRequest;
import tw.plumbline.service.decision.Decisions;
import tw.plumbline.service.decision.KeptDecision;
import tw.plumbline.service.dossier.Dossiers;
import tw.plumbline.service.dossier.Redaction;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;

/** The desk on which pages work on decisions. */
final class ServiceDecisionDesk implements DecisionDesk {
  private final Decisions decisions;
  private final RecordDesk records;
  private final Dossiers dossiers;
  private final AuditLog audit;

  ServiceDecisionDesk(Decisions decisions, RecordDesk records, Dossiers dossiers, AuditLog audit) {
    this.decisions = decisions;
    this.records = records;
    this.dossiers = dossiers;
    this.audit = audit;
  }

  @Override
  public Mono<List<KeptDecision>> list(
      Caller caller, DecisionFilter filter, @Nullable Long before, int limit) {
    String alliance = filter.alliance();
    return audit
        .record(caller, "decisions.read", alliance == null ? "all" : alliance, alliance)
        .then(decisions.list(filter, Long.MAX_VALUE, before, limit).collectList());
  }

  @Override
  public Mono<KeptDecision> get(Caller caller, UUID decision) {
    return decisions
        .get(decision)
        .flatMap(
            kept ->
                audit
                    .record(
                        caller, "decision.read", decision.toString(), kept.decision().allianceId())
                    .thenReturn(kept));
  }

  @Override
  public Mono<List<AssessmentSheet>> opened(
      Caller caller, String alliance, List<UUID> assessments) {
    return Flux.fromIterable(assessments)
        .concatMap(id -> records.assessment(caller, id))
        .filter(sheet -> sheet.allianceId().equals(alliance))
        .collectList();
  }

  @Override
  public Mono<Recorded> record(Caller caller, String alliance, DecisionRequest request) {
    return decisions
        .record(caller, alliance, request)
        .flatMap(
            outcome -> {
              if (outcome instanceof DecisionOutcome.Done done) {
                return Mono.just(new Recorded(done.decision().decision().id(), List.of()));
              }
              Problem problem = ((DecisionOutcome.Refused) outcome).problem();
              return problem.faults().isEmpty()
                  ? Mono.error(new DeskRefusal(problem.message(), List.of()))
                  : Mono.just(new Recorded(null, problem.faults()));
            });
  }

  @Override
  public Mono<KeptDecision> step(
      Caller caller, UUID decision, KeptDecision.Kind kind, String reason) {
    return decisions
        .get(decision)
        .map(kept -> kept.decision().allianceId())
        .flatMap(
            alliance ->
                switch (kind) {
                  case APPROVED -> decisions.approve(caller, alliance, decision, reason);
                  case REFUSED -> decisions.refuse(caller, alliance, decision, reason);
                  case WITHDRAWN -> decisions.withdraw(caller, alliance, decision, reason);
                })
        .flatMap(
            outcome ->
                outcome instanceof DecisionOutcome.Done done
                    ? Mono.just(done.decision())
                    : Mono.error(refusal(((DecisionOutcome.Refused) outcome).problem())));
  }

  @Override
  public Mono<byte[]> dossier(Caller caller, UUID decision, boolean personal) {
    return decisions
        .get(decision)
        .flatMap(
            kept ->
                dossiers
                    .of(kept, new Redaction(personal, List.of()))
                    .flatMap(
                        dossier ->
                            audit
                                .record(
                                    caller,
                                    "decision.dossier",
                                    decision.toString(),
                                    kept.decision().allianceId())
                                .thenReturn(dossier)))
        .onErrorMap(ProblemException.class, refused -> refusal(refused.problem()));
  }

  private static DeskRefusal refusal(Problem problem) {
    return new DeskRefusal(
        problem.faults().isEmpty() ? problem.message() : problem.faults().get(0).message(),
        List.of());
  }
}
