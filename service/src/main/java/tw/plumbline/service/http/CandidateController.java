package tw.plumbline.service.http;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.decision.CandidateList;
import tw.plumbline.service.decision.Candidates;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;

/** {@code GET /v1/programmes/{programme}/{year}/candidates}: alliances for a person's look. */
@RestController
final class CandidateController {
  private final Candidates candidates;
  private final AuditLog audit;

  CandidateController(Candidates candidates, AuditLog audit) {
    this.candidates = candidates;
    this.audit = audit;
  }

  @GetMapping(
      path = "/v1/programmes/{programme}/{year}/candidates",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<CandidateList>> ofYear(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String programme,
      @PathVariable int year) {
    if (!candidates.known(programme, year)) {
      return StoredAnswers.absent();
    }
    return candidates
        .state(programme, year)
        .flatMap(
            state ->
                StoredAnswers.known(exchange, state)
                    ? Mono.<ResponseEntity<CandidateList>>empty()
                    : audit
                        .record(caller, "candidates.read", programme + "/" + year, null)
                        .then(Mono.defer(() -> candidates.of(programme, year)))
                        .map(found -> StoredAnswers.tagged(state).body(found)));
  }
}
