package tw.plumbline.service.http;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
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
  Mono<ResponseEntity<byte[]>> assessment(Caller caller, @PathVariable String id) {
    return stored
        .assessment(StoredAnswers.id(id))
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            found ->
                read(caller, "assessment.read", id, found.allianceId())
                    .then(
                        Mono.fromSupplier(() -> StoredAnswers.tagged(id).body(found.document()))));
  }

  /** The report as it came; what is known of it besides stands in headers. */
  @GetMapping(path = "/v1/submissions/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> submission(Caller caller, @PathVariable String id) {
    return stored
        .submission(StoredAnswers.id(id))
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            found ->
                read(caller, "submission.read", id, found.allianceId())
                    .then(
                        Mono.fromSupplier(
                            () ->
                                // A later correction changes the headers, and so the tag.
                                StoredAnswers.tagged(id + "." + found.replacedBy())
                                    .headers(known(found))
                                    .body(found.report()))));
  }

  private Mono<Void> read(Caller caller, String action, String id, String alliance) {
    StoredAnswers.requireReader(caller, alliance);
    return audit.record(caller, action, id, alliance);
  }

  private static Consumer<HttpHeaders> known(StoredSubmission found) {
    return headers -> {
      add(headers, "Plumbline-Filed-At", found.filedAt());
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
