package tw.plumbline.service.http;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.submission.StoredAssessments;
import tw.plumbline.service.submission.StoredSubmission;

/** Single submissions and assessments, byte for byte as they were stored. They never change. */
@RestController
final class StoredController {
  private final StoredAssessments stored;
  private final AuditLog audit;

  StoredController(StoredAssessments stored, AuditLog audit) {
    this.stored = stored;
    this.audit = audit;
  }

  @GetMapping(path = "/v1/assessments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> assessment(
      ServerWebExchange exchange, Caller caller, @PathVariable String id) {
    UUID canonical = StoredAnswers.id(id);
    return stored
        .assessment(canonical)
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            found ->
                read(caller, "assessment.read", canonical, found.allianceId())
                    .then(
                        unlessKnown(
                            exchange,
                            canonical.toString(),
                            response -> response.body(found.document()))));
  }

  /** The report as it came; what is known of it besides stands in headers. */
  @GetMapping(path = "/v1/submissions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> submission(
      ServerWebExchange exchange, Caller caller, @PathVariable String id) {
    return stored
        .submission(StoredAnswers.id(id))
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            found ->
                read(caller, "submission.read", found.id(), found.allianceId())
                    .then(
                        unlessKnown(
                            exchange,
                            tag(found),
                            response -> response.headers(known(found)).body(found.report()))));
  }

  private Mono<Void> read(Caller caller, String action, UUID id, String alliance) {
    StoredAnswers.requireReader(caller, alliance);
    return audit.record(caller, action, id.toString(), alliance);
  }

  private static Mono<ResponseEntity<byte[]>> unlessKnown(
      ServerWebExchange exchange,
      String tag,
      Function<BodyBuilder, ResponseEntity<byte[]>> answer) {
    return Mono.defer(
        () ->
            StoredAnswers.known(exchange, tag)
                ? Mono.empty()
                : Mono.just(answer.apply(StoredAnswers.tagged(tag))));
  }

  /** A later correction changes the headers, and so the tag. */
  private static String tag(StoredSubmission found) {
    UUID replacedBy = found.replacedBy();
    return found.id() + (replacedBy == null ? "" : "." + replacedBy);
  }

  private static Consumer<HttpHeaders> known(StoredSubmission found) {
    return headers -> {
      add(headers, "Plumbline-Filed-At", found.filedAt().toInstant());
      add(headers, "Plumbline-Received-At", found.receivedAt().toInstant());
      add(headers, "Plumbline-Clock-Differs", found.clockDiffers());
      add(headers, "Plumbline-Report-Digest", found.reportDigest());
      add(headers, "Plumbline-Replaces", found.replaces());
      add(headers, "Plumbline-Replaced-By", found.replacedBy());
    };
  }

  private static void add(HttpHeaders headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.add(name, value.toString());
    }
  }
}
