package tw.plumbline.service.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.service.decision.DecisionKind;
import tw.plumbline.service.decision.HearingManner;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.workbench.Timeline.Filing;

/** Where an official records a decision on an alliance. */
@RestController
final class RecordingPages {
  private final DecisionDesk desk;
  private final RecordDesk records;
  private final Pages pages;

  RecordingPages(DecisionDesk desk, RecordDesk records, Pages pages) {
    this.desk = desk;
    this.records = records;
    this.pages = pages;
  }

  /** First the assessments are chosen, then each of their findings is judged. */
  @GetMapping("/workbench/alliances/{id}/decision")
  Mono<ResponseEntity<String>> form(
      ServerWebExchange exchange, Caller caller, @PathVariable String id) {
    DecisionForm empty =
        new DecisionForm(
            Map.of(),
            DecisionForm.assessments(exchange.getRequest().getQueryParams().get("assessment")));
    return page(exchange, caller, id, empty, HttpStatus.OK, Map.of(), List.of(), null);
  }

  @PostMapping("/workbench/alliances/{id}/decision")
  Mono<ResponseEntity<String>> record(
      ServerWebExchange exchange, Caller caller, @PathVariable String id) {
    return exchange
        .getFormData()
        .defaultIfEmpty(new LinkedMultiValueMap<>())
        .map(DecisionForm::of)
        .flatMap(form -> recorded(exchange, caller, id, form));
  }

  private Mono<ResponseEntity<String>> recorded(
      ServerWebExchange exchange, Caller caller, String id, DecisionForm form) {
    HttpStatusCode refused = HttpStatus.UNPROCESSABLE_CONTENT;
    Map<String, BilingualText> unreadable = form.unreadable();
    if (!unreadable.isEmpty()) {
      return page(exchange, caller, id, form, refused, unreadable, List.of(), null);
    }
    return desk.record(caller, id, form.request(form.text("programme")))
        .flatMap(
            recorded -> {
              if (recorded.decision() != null) {
                return Mono.just(Redirects.to("/workbench/decisions/" + recorded.decision()));
              }
              Map<String, BilingualText> faults = new HashMap<>();
              List<BilingualText> others = new ArrayList<>();
              for (Fault fault : recorded.faults()) {
                String field = form.field(fault);
                if (field.equals("findings") || field.equals("assessments") || field.isEmpty()) {
                  others.add(fault.message());
                } else {
                  faults.putIfAbsent(field, fault.message());
                }
              }
              return page(exchange, caller, id, form, refused, faults, others, null);
            })
        .onErrorResume(
            DeskRefusal.class,
            failure ->
                page(exchange, caller, id, form, refused, Map.of(), List.of(), failure.said()));
  }

  private Mono<ResponseEntity<String>> page(
      ServerWebExchange exchange,
      Caller caller,
      String id,
      DecisionForm form,
      HttpStatusCode status,
      Map<String, BilingualText> faults,
      List<BilingualText> others,
      @Nullable BilingualText refused) {
    return records
        .timeline(caller, id)
        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
        .zipWhen(timeline -> desk.opened(caller, id, form.assessments()))
        .flatMap(
            both -> {
              List<BilingualText> above = new ArrayList<>(others);
              if (refused != null) {
                above.add(refused);
              }
              Map<String, Object> model = new HashMap<>();
              model.put("alliance", both.getT1().alliance());
              model.put(
                  "filings",
                  both.getT1().events().stream()
                      .filter(Filing.class::isInstance)
                      .map(event -> ((Filing) event).filed())
                      .toList());
              model.put("sheets", both.getT2());
              model.put("filled", form);
              model.put("typed", form.typed());
              model.put("faults", faults);
              model.put("above", above);
              model.put("kinds", DecisionKind.values());
              model.put("manners", HearingManner.values());
              model.put(
                  "followable",
                  both.getT1().events().stream()
                      .filter(Timeline.Decided.class::isInstance)
                      .map(event -> ((Timeline.Decided) event).kept().decision())
                      .toList());
              return pages.page(exchange, status, "recording", model);
            });
  }
}
