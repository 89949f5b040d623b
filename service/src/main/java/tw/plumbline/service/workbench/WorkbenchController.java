package tw.plumbline.service.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.service.html.Pages;

/** The first page: which rules are in force. */
@RestController
final class WorkbenchController {
  private final Bookshelf shelf;
  private final Pages pages;

  WorkbenchController(Bookshelf shelf, Pages pages) {
    this.shelf = shelf;
    this.pages = pages;
  }

  @GetMapping("/workbench")
  Mono<ResponseEntity<String>> home(ServerWebExchange exchange) {
    Map<String, List<Edition>> programmes = new LinkedHashMap<>();
    shelf
        .editions()
        .forEach(
            edition ->
                programmes
                    .computeIfAbsent(edition.programme(), first -> new ArrayList<>())
                    .add(edition));
    return Flux.fromIterable(programmes.keySet())
        .concatMap(programme -> listed(programme).flux())
        .collectList()
        .flatMap(all -> pages.page(exchange, "home", Map.of("programmes", all)));
  }

  private Mono<Listed> listed(String programme) {
    int number = shelf.inForce(programme);
    return shelf
        .book(programme, number)
        .map(
            book ->
                new Listed(
                    programme,
                    book.rulebook().name(),
                    number,
                    book.files().digest(),
                    List.copyOf(book.editions()),
                    book.rulebook().ownYears()));
  }

  /**
   * A programme.
   *
   * @param ownYears those of its editions that have texts of their own
   */
  record Listed(
      String programme,
      BilingualText name,
      int version,
      String digest,
      List<Edition> editions,
      SortedSet<Integer> ownYears) {}
}
