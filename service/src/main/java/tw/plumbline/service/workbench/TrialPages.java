package tw.plumbline.service.workbench;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.Caller;

/** Where a report is tried by a draft; nothing is stored. */
@RestController
final class TrialPages {
  private final DraftDesk desk;
  private final Pages pages;

  TrialPages(DraftDesk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  /**
   * The page, with a stored report in it if one is named.
   *
   * @param submission its id; empty for none
   */
  @GetMapping("/workbench/drafts/{draft}/trial")
  Mono<ResponseEntity<String>> form(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable UUID draft,
      @RequestParam(required = false) @Nullable UUID submission) {
    if (submission == null) {
      return page(exchange, draft, "", null);
    }
    return desk.report(caller, submission)
        .switchIfEmpty(missing())
        .flatMap(
            report ->
                tried(caller, draft, report)
                    .flatMap(trial -> page(exchange, draft, report, trial)));
  }

  @PostMapping("/workbench/drafts/{draft}/trial")
  Mono<ResponseEntity<String>> tryOut(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID draft) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              String report = form.getFirst("report");
              String text = report == null ? "" : report;
              return tried(caller, draft, text)
                  .flatMap(trial -> page(exchange, draft, text, trial));
            });
  }

  private Mono<Trial> tried(Caller caller, UUID draft, String report) {
    return desk.tryOut(caller, draft, report.getBytes(StandardCharsets.UTF_8))
        .switchIfEmpty(missing());
  }

  private Mono<ResponseEntity<String>> page(
      ServerWebExchange exchange, UUID draft, String report, @Nullable Trial trial) {
    return desk.find(draft)
        .switchIfEmpty(missing())
        .flatMap(
            sheet -> {
              Map<String, Object> model = new HashMap<>();
              model.put("draft", sheet);
              model.put("report", report);
              if (trial instanceof Trial.Assessed assessed) {
                model.put("assessment", assessed.assessment());
              } else if (trial instanceof Trial.NoReport none) {
                model.put("reportFaults", none.faults());
              } else if (trial instanceof Trial.NoRulebook none) {
                model.put("bookFaults", none.faults());
              }
              return pages.page(exchange, "trial", model);
            });
  }

  private static <T> Mono<T> missing() {
    return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
