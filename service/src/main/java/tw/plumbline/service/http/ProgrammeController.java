package tw.plumbline.service.http;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.submission.ProgrammeYears;

/** {@code GET /v1/programmes/{programme}/{year}}: figures and checks over all alliances. */
@RestController
final class ProgrammeController {
  private final ProgrammeYears years;
  private final AuditLog audit;

  ProgrammeController(ProgrammeYears years, AuditLog audit) {
    this.years = years;
    this.audit = audit;
  }

  @GetMapping(
      path = "/v1/programmes/{programme}/{year}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> year(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String programme,
      @PathVariable int year) {
    if (!years.known(programme, year)) {
      return StoredAnswers.absent();
    }
    return years
        .state(programme, year)
        .flatMap(
            state ->
                StoredAnswers.known(exchange, state)
                    ? Mono.<ResponseEntity<byte[]>>empty()
                    : audit
                        .record(caller, "programme.read", programme + "/" + year, null)
                        .then(Mono.defer(() -> years.overview(programme, year)))
                        .map(overview -> StoredAnswers.tagged(state).body(overview)));
  }
}
