package tw.plumbline.service.workbench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.workbench.WaiverSheet.Decision;
import tw.plumbline.service.workbench.WaiverSheet.Status;

/** Where officials ask for waivers and decide on them. */
@RestController
final class WaiverPages {
  private static final String PAGE = "/workbench/waivers";
  private static final List<String> FIELDS =
      List.of(
          "allianceId",
          "programme",
          "clause",
          "fromYear",
          "toYear",
          "filings",
          "pointer",
          "from",
          "until",
          "reason");

  private final WaiverDesk desk;
  private final Bookshelf shelf;
  private final Pages pages;

  WaiverPages(WaiverDesk desk, Bookshelf shelf, Pages pages) {
    this.desk = desk;
    this.shelf = shelf;
    this.pages = pages;
  }

  @GetMapping("/workbench/waivers")
  Mono<ResponseEntity<String>> list(ServerWebExchange exchange, Caller caller) {
    return page(exchange, caller, HttpStatus.OK, Map.of(), Map.of(), null);
  }

  @PostMapping("/workbench/waivers")
  Mono<ResponseEntity<String>> request(ServerWebExchange exchange, Caller caller) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              Map<String, String> typed = new TreeMap<>();
              FIELDS.forEach(field -> typed.put(field, text(form, field).strip()));
              return desk.request(caller, typed)
                  .flatMap(
                      faults ->
                          faults.isEmpty()
                              ? Mono.just(Redirects.to(PAGE))
                              : page(
                                  exchange,
                                  caller,
                                  HttpStatus.UNPROCESSABLE_CONTENT,
                                  typed,
                                  byField(faults),
                                  null))
                  .onErrorResume(
                      DeskRefusal.class,
                      refused ->
                          page(
                              exchange,
                              caller,
                              HttpStatus.UNPROCESSABLE_CONTENT,
                              typed,
                              Map.of(),
                              refused));
            });
  }

  @PostMapping("/workbench/waivers/{waiver}")
  Mono<ResponseEntity<String>> decide(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID waiver) {
    return exchange
        .getFormData()
        .flatMap(
            form ->
                desk.decide(
                    caller,
                    text(form, "allianceId"),
                    waiver,
                    decision(text(form, "kind")),
                    text(form, "reason").strip()))
        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
        .map(decided -> Redirects.to(PAGE))
        .onErrorResume(
            DeskRefusal.class,
            refused ->
                page(
                    exchange,
                    caller,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    Map.of(),
                    Map.of(),
                    refused));
  }

  private Mono<ResponseEntity<String>> page(
      ServerWebExchange exchange,
      Caller caller,
      HttpStatusCode status,
      Map<String, String> typed,
      Map<String, BilingualText> faults,
      @Nullable DeskRefusal refused) {
    String asked = exchange.getRequest().getQueryParams().getFirst("status");
    Status only =
        Arrays.stream(Status.values())
            .filter(each -> each.name().equals(asked))
            .findFirst()
            .orElse(null);
    return desk.list(caller, only)
        .flatMap(
            waivers -> {
              Map<String, Object> model = new HashMap<>();
              model.put("waivers", waivers);
              model.put("statuses", Status.values());
              model.put("only", only == null ? "" : only.name());
              model.put("typed", typed);
              model.put("faults", faults);
              model.put(
                  "programmes",
                  shelf.editions().stream()
                      .map(edition -> edition.programme())
                      .distinct()
                      .toList());
              model.put("refused", refused == null ? "" : pages.said(exchange).of(refused.said()));
              return pages.page(exchange, status, "waivers", model);
            });
  }

  private static Map<String, BilingualText> byField(List<CellFault> faults) {
    Map<String, BilingualText> all = new TreeMap<>();
    faults.forEach(fault -> all.putIfAbsent(fault.pointer().substring(1), fault.message()));
    return all;
  }

  private static Decision decision(String kind) {
    return Arrays.stream(Decision.values())
        .filter(each -> each.name().equals(kind))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
  }

  private static String text(MultiValueMap<String, String> form, String field) {
    String value = form.getFirst(field);
    return value == null ? "" : value;
  }
}
