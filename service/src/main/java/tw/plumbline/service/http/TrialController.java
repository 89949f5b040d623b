package tw.plumbline.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.draft.Draft;
import tw.plumbline.service.draft.DraftTrials;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.ParameterException;

/** Tries drafts on single reports. What is answered says that it is by a draft. */
@RestController
final class TrialController {
  private static final String CHECKS = "/v1/rulebooks/{id}/drafts/{draft}/checks";
  private static final JsonFactory JSON = new JsonFactory();
  private static final String SUBMISSION = "submission";

  private final DraftDesk desk;
  private final DraftTrials trials;
  private final AuditLog audit;
  private final Bodies bodies;

  TrialController(DraftDesk desk, DraftTrials trials, AuditLog audit, Bodies bodies) {
    this.desk = desk;
    this.trials = trials;
    this.audit = audit;
    this.bodies = bodies;
  }

  /** A report that is sent. */
  @PostMapping(
      path = CHECKS,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> ofReport(
      ServerWebExchange exchange,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam(required = false) @Nullable UUID submission) {
    if (submission != null) {
      throw besideAReport();
    }
    return bodies.whole(
        exchange.getRequest(),
        report ->
            desk.draft(id, draft)
                .flatMap(
                    found ->
                        trials.of(found, report).map(answer -> response(found, null, answer))));
  }

  /** A submission that is stored; without one a report of another type was sent. */
  @PostMapping(path = CHECKS, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> ofSubmission(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam(required = false) @Nullable UUID submission) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    if (submission == null) {
      throw new UnsupportedMediaTypeStatusException(
          headers.getContentType(), List.of(MediaType.APPLICATION_JSON));
    }
    if (headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
      throw besideAReport();
    }
    return desk.draft(id, draft)
        .flatMap(
            found ->
                trials
                    .stored(found, submission)
                    .switchIfEmpty(StoredAnswers.absent())
                    .flatMap(
                        stored ->
                            audit
                                .record(
                                    caller,
                                    "draft.try",
                                    draft + " " + submission,
                                    stored.allianceId())
                                .then(Mono.defer(() -> trials.of(found, stored))))
                    .map(answer -> response(found, submission, answer)));
  }

  private static ParameterException besideAReport() {
    return ParameterException.notOfForm(
        SUBMISSION, new BilingualText("單獨給定，不得同時附上報告", "given alone, without a report beside it"));
  }

  private static ResponseEntity<byte[]> response(
      Draft draft, @Nullable UUID submission, Answer answer) {
    return answer instanceof Answer.Rejected rejected
        ? Forms.problem(rejected.status(), rejected.json())
        : ResponseEntity.ok(written(draft, submission, answer.json()));
  }

  private static byte[] written(Draft draft, @Nullable UUID submission, byte[] assessment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(assessment.length);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeStringProperty("draft", draft.id().toString());
      json.writeNumberProperty("revision", draft.current().revision());
      if (submission != null) {
        json.writeStringProperty(SUBMISSION, submission.toString());
      }
      json.writeName("assessment");
      json.writeRawValue(new String(assessment, UTF_8));
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
