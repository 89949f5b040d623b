package tw.plumbline.service.workbench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.decision.DecisionFilter;
import tw.plumbline.service.decision.DecisionKind;
import tw.plumbline.service.decision.DecisionStatus;
import tw.plumbline.service.decision.KeptDecision;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.Caller;

/** What officials decided, and where another official approves or refuses it. */
@RestController
final class DecisionPages {
  private static final int SHOWN = 50;
  private static final String PAGE = "/workbench/decisions/";

  private final DecisionDesk desk;
  private final Pages pages;

  DecisionPages(DecisionDesk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @GetMapping("/workbench/decisions")
  Mono<ResponseEntity<String>> list(
      ServerWebExchange exchange,
      Caller caller,
      @RequestParam(required = false) @Nullable String alliance,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String clause,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable Long before) {
    DecisionFilter filter =
        new DecisionFilter(
            given(alliance),
            null,
            year,
            named(DecisionKind.values(), kind),
            named(DecisionStatus.values(), status),
            given(clause));
    return desk.list(caller, filter, before, SHOWN + 1)
        .flatMap(
            found -> {
              boolean more = found.size() > SHOWN;
              Map<String, Object> model = new HashMap<>();
              model.put("filter", filter);
              model.put("decisions", more ? found.subList(0, SHOWN) : found);
              model.put("next", more ? String.valueOf(found.get(SHOWN - 1).position()) : "");
              model.put("kinds", DecisionKind.values());
              model.put("statuses", DecisionStatus.values());
              return pages.page(exchange, "decisions", model);
            });
  }

  @GetMapping("/workbench/decisions/{decision}")
  Mono<ResponseEntity<String>> decision(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID decision) {
    return page(exchange, caller, decision, HttpStatus.OK, null);
  }

  /** The dossier to be taken away; where there is none yet the page says why. */
  @GetMapping("/workbench/decisions/{decision}/dossier")
  Mono<ResponseEntity<?>> dossier(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable UUID decision,
      @RequestParam(required = false) @Nullable String redact) {
    return desk.dossier(caller, decision, "personal".equals(redact))
        .switchIfEmpty(missing())
        .<ResponseEntity<?>>map(
            bytes ->
                ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/zip"))
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                            .filename("dossier-" + decision + ".zip")
                            .build()
                            .toString())
                    .body(bytes))
        .onErrorResume(
            DeskRefusal.class,
            refused ->
                page(exchange, caller, decision, HttpStatus.CONFLICT, refused).map(it -> it));
  }

  /** Approves, refuses or withdraws it. */
  @PostMapping("/workbench/decisions/{decision}")
  Mono<ResponseEntity<String>> step(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID decision) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              KeptDecision.Kind kind = named(KeptDecision.Kind.values(), form.getFirst("kind"));
              if (kind == null) {
                return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST));
              }
              String reason = form.getFirst("reason");
              return desk.step(caller, decision, kind, reason == null ? "" : reason.strip());
            })
        .switchIfEmpty(missing())
        .map(done -> Redirects.to(PAGE + decision))
        .onErrorResume(
            DeskRefusal.class,
            refused -> page(exchange, caller, decision, HttpStatus.UNPROCESSABLE_CONTENT, refused));
  }

  private Mono<ResponseEntity<String>> page(
      ServerWebExchange exchange,
      Caller caller,
      UUID decision,
      HttpStatusCode status,
      @Nullable DeskRefusal refused) {
    return desk.get(caller, decision)
        .switchIfEmpty(missing())
        .flatMap(
            kept ->
                desk.opened(caller, kept.decision().allianceId(), kept.decision().assessments())
                    .flatMap(
                        sheets -> {
                          Map<UUID, AssessmentSheet> byId = new LinkedHashMap<>();
                          sheets.forEach(sheet -> byId.put(sheet.id(), sheet));
                          Map<String, Object> model = new HashMap<>();
                          model.put("kept", kept);
                          model.put("one", kept.decision());
                          model.put("sheets", byId);
                          model.put(
                              "refused",
                              refused == null ? "" : pages.said(exchange).of(refused.said()));
                          return pages.page(exchange, status, "decision", model);
                        }));
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static <E extends Enum<E>> @Nullable E named(E[] all, @Nullable String name) {
    return Arrays.stream(all).filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  private static <T> Mono<T> missing() {
    return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
