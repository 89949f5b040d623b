package tw.plumbline.service.workbench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.service.decision.Candidates;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;

/** Alliances offered for a person's look; nothing is decided here. */
@RestController
final class CandidatePages {
  private final Candidates candidates;
  private final AuditLog audit;
  private final Bookshelf shelf;
  private final Pages pages;

  CandidatePages(Candidates candidates, AuditLog audit, Bookshelf shelf, Pages pages) {
    this.candidates = candidates;
    this.audit = audit;
    this.shelf = shelf;
    this.pages = pages;
  }

  /**
   * Those of a year.
   *
   * @param edition its rules; null asks which
   */
  @GetMapping("/workbench/candidates")
  Mono<ResponseEntity<String>> ofYear(
      ServerWebExchange exchange,
      Caller caller,
      @RequestParam(required = false) @Nullable String edition) {
    List<Edition> editions = shelf.editions();
    Map<String, Object> model = new HashMap<>();
    model.put("editions", editions);
    model.put("chosen", edition == null ? "" : edition);
    if (edition == null || edition.isEmpty()) {
      return pages.page(exchange, "candidates", model);
    }
    Edition asked =
        editions.stream()
            .filter(each -> each.id().equals(edition))
            .filter(each -> candidates.known(each.programme(), each.year()))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return audit
        .record(caller, "candidates.read", asked.programme() + "/" + asked.year(), null)
        .then(Mono.defer(() -> candidates.of(asked.programme(), asked.year())))
        .flatMap(
            found -> {
              model.put("found", found);
              return pages.page(exchange, "candidates", model);
            });
  }
}
