package tw.plumbline.service.workbench;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.rules.book.Automation;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.tooling.EditionDiff;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.workbench.Bookshelf.Shelved;

/** What stands in an edition, and in each of its clauses. */
@RestController
final class RulebookPages {
  private final Bookshelf shelf;
  private final Pages pages;

  RulebookPages(Bookshelf shelf, Pages pages) {
    this.shelf = shelf;
    this.pages = pages;
  }

  @GetMapping("/workbench/rulebooks/{edition}")
  Mono<ResponseEntity<String>> edition(
      ServerWebExchange exchange,
      @PathVariable String edition,
      @RequestParam(required = false) @Nullable Integer version) {
    return shelved(edition, version)
        .flatMap(
            found -> {
              ClauseFilter filter = ClauseFilter.of(exchange.getRequest().getQueryParams());
              Map<String, List<EditionClause>> chapters = filter.of(found.edition());
              Map<String, Object> model = model(found);
              model.put("filter", filter);
              model.put("chapters", chapters);
              model.put("count", chapters.values().stream().mapToInt(List::size).sum());
              model.put("all", found.edition().clauses().size());
              model.put(
                  "allChapters",
                  found.edition().clauses().values().stream()
                      .map(EditionClause::chapter)
                      .distinct()
                      .toList());
              model.put("automations", Automation.values());
              model.put("severities", Severity.values());
              return pages.page(exchange, "edition", model);
            });
  }

  @GetMapping("/workbench/rulebooks/{edition}/clauses/{clause}")
  Mono<ResponseEntity<String>> clause(
      ServerWebExchange exchange,
      @PathVariable String edition,
      @PathVariable String clause,
      @RequestParam(required = false) @Nullable Integer version) {
    return shelved(edition, version)
        .flatMap(
            found -> {
              EditionClause asked = found.edition().clauses().get(clause);
              if (asked == null) {
                return missing();
              }
              List<String> ids = List.copyOf(found.edition().clauses().keySet());
              int at = ids.indexOf(clause);
              Map<String, Object> model = model(found);
              model.put("view", ClauseView.of(found.book(), found.edition(), asked));
              model.put("previous", at > 0 ? ids.get(at - 1) : "");
              model.put("next", at + 1 < ids.size() ? ids.get(at + 1) : "");
              return pages.page(exchange, "clause", model);
            });
  }

  @GetMapping("/workbench/rulebooks/{edition}/coverage")
  Mono<ResponseEntity<String>> coverage(
      ServerWebExchange exchange,
      @PathVariable String edition,
      @RequestParam(required = false) @Nullable Integer version) {
    return shelved(edition, version)
        .flatMap(
            found -> {
              Map<Automation, Integer> counts = new EnumMap<>(Automation.class);
              found
                  .book()
                  .coverage()
                  .rows()
                  .forEach(row -> counts.merge(row.automation(), 1, Integer::sum));
              Map<String, Object> model = model(found);
              model.put("coverage", found.book().coverage());
              model.put("counts", counts);
              model.put("tallied", found.book().tallied());
              return pages.page(exchange, "coverage", model);
            });
  }

  @GetMapping("/workbench/rulebooks/{edition}/difference")
  Mono<ResponseEntity<String>> difference(
      ServerWebExchange exchange,
      @PathVariable String edition,
      @RequestParam(required = false) @Nullable String since) {
    return shelved(edition, null)
        .flatMap(
            found -> {
              Edition after = found.edition();
              List<Edition> earlier =
                  found.book().editions().stream()
                      .filter(each -> each.year() < after.year())
                      .toList();
              Edition before =
                  since == null || since.isEmpty()
                      ? (earlier.isEmpty() ? null : earlier.get(earlier.size() - 1))
                      : earlier.stream()
                          .filter(each -> each.id().equals(since))
                          .findFirst()
                          .orElse(null);
              if (before == null && since != null && !since.isEmpty()) {
                return missing();
              }
              Map<String, Object> model = model(found);
              model.put("earlier", earlier);
              if (before != null) {
                List<Edition> between =
                    found.book().editions().stream()
                        .filter(each -> each.year() > before.year())
                        .filter(each -> each.year() <= after.year())
                        .toList();
                model.put("before", before);
                model.put("changes", EditionDiff.of(before, after, between));
              }
              return pages.page(exchange, "edition-difference", model);
            });
  }

  private Mono<Shelved> shelved(String edition, @Nullable Integer version) {
    return shelf.edition(edition, version).switchIfEmpty(missing());
  }

  private static Map<String, Object> model(Shelved found) {
    Map<String, Object> model = new HashMap<>();
    model.put("edition", found.edition());
    model.put("name", found.book().rulebook().name());
    model.put("number", found.number());
    model.put("current", found.current());
    model.put("digest", found.book().files().digest());
    model.put("editions", List.copyOf(found.book().editions()));
    model.put("own", found.book().rulebook().ownYears().contains(found.edition().year()));
    model.put("asked", found.current() ? "" : "?version=" + found.number());
    return model;
  }

  private static <T> Mono<T> missing() {
    return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
