package tw.plumbline.service.http;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.service.decision.Decisions;
import tw.plumbline.service.dossier.Dossiers;
import tw.plumbline.service.dossier.Redaction;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.ParameterException;

/** Dossiers of decisions, to be taken away. */
@RestController
final class DossierController {
  private static final String PERSONAL = "personal";

  private final Decisions decisions;
  private final Dossiers dossiers;
  private final AuditLog audit;

  DossierController(Decisions decisions, Dossiers dossiers, AuditLog audit) {
    this.decisions = decisions;
    this.dossiers = dossiers;
    this.audit = audit;
  }

  @GetMapping(path = "/v1/decisions/{decision}/dossier", produces = RuleFileAnswers.ZIP)
  Mono<ResponseEntity<byte[]>> dossier(
      Caller caller,
      @PathVariable UUID decision,
      @RequestParam(required = false) @Nullable String redact,
      @RequestParam(required = false) @Nullable String pointer) {
    Redaction redaction = redaction(redact, pointer);
    return decisions
        .get(decision)
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            kept ->
                dossiers
                    .of(kept, redaction)
                    .flatMap(
                        bytes ->
                            audit
                                .record(
                                    caller,
                                    "decision.dossier",
                                    decision.toString(),
                                    kept.decision().allianceId())
                                .thenReturn(answer(decision, bytes))));
  }

  private static ResponseEntity<byte[]> answer(UUID decision, byte[] dossier) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("dossier-" + decision + ".zip")
                .build()
                .toString())
        .body(dossier);
  }

  private static Redaction redaction(@Nullable String redact, @Nullable String pointers) {
    if (redact != null && !redact.equals(PERSONAL)) {
      throw ParameterException.noneOf("redact", List.of(PERSONAL));
    }
    if (pointers != null && !pointers.startsWith("/")) {
      throw ParameterException.notOfForm(
          "pointer",
          new BilingualText(
              "以逗號分隔之 JSON pointer，各以 `/` 開頭",
              "JSON pointers, each begins with `/`, with commas between them"));
    }
    List<String> named = pointers == null ? List.of() : List.of(pointers.split(",(?=/)"));
    return new Redaction(redact != null, named);
  }
}
