package tw.plumbline.service.workbench;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.ledger.RecordKind;

/** That a record is in the log, checked here and now, and the log itself. */
@RestController
final class ProofPages {
  private static final int SHOWN = 50;

  private final ProofDesk desk;
  private final RecordDesk records;
  private final DecisionDesk decisions;
  private final Pages pages;

  ProofPages(ProofDesk desk, RecordDesk records, DecisionDesk decisions, Pages pages) {
    this.desk = desk;
    this.records = records;
    this.decisions = decisions;
    this.pages = pages;
  }

  @GetMapping("/workbench/assessments/{id}/proof")
  Mono<ResponseEntity<String>> ofAnAssessment(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID id) {
    return records
        .assessment(caller, id)
        .switchIfEmpty(missing())
        .flatMap(
            sheet ->
                proof(caller, RecordKind.SUBMISSION, id.toString(), sheet.allianceId())
                    .flatMap(
                        proof -> {
                          Map<String, Object> model = new HashMap<>();
                          model.put("sheet", sheet);
                          proof.ifPresent(found -> model.put("proof", found));
                          return pages.page(exchange, "assessment-proof", model);
                        }));
  }

  @GetMapping("/workbench/decisions/{decision}/proof")
  Mono<ResponseEntity<String>> ofADecision(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID decision) {
    return decisions
        .get(caller, decision)
        .switchIfEmpty(missing())
        .flatMap(
            kept ->
                proof(
                        caller,
                        RecordKind.DECISION,
                        decision.toString(),
                        kept.decision().allianceId())
                    .flatMap(
                        proof -> {
                          Map<String, Object> model = new HashMap<>();
                          model.put("kept", kept);
                          model.put("one", kept.decision());
                          proof.ifPresent(found -> model.put("proof", found));
                          return pages.page(exchange, "decision-proof", model);
                        }));
  }

  @GetMapping("/workbench/log")
  Mono<ResponseEntity<String>> log(
      ServerWebExchange exchange, @RequestParam(required = false) @Nullable Long before) {
    return desk.standing(before, SHOWN + 1)
        .flatMap(
            standing -> {
              boolean more = standing.heads().size() > SHOWN;
              Map<String, Object> model = new HashMap<>();
              model.put("heads", more ? standing.heads().subList(0, SHOWN) : standing.heads());
              model.put("next", more ? String.valueOf(standing.heads().get(SHOWN - 1).size()) : "");
              model.put("keys", standing.keys());
              return pages.page(exchange, "log", model);
            });
  }

  private Mono<Optional<ProofSheet>> proof(
      Caller caller, RecordKind kind, String subject, String allianceId) {
    return desk.proof(caller, kind, subject, allianceId)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private static <T> Mono<T> missing() {
    return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
