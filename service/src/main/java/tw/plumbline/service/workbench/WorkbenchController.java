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
import tw.plumbline.service.identity.Caller;

/** The first page: which rules are in force, and what waits for somebody. */
@RestController
final class WorkbenchController {
  private final Bookshelf shelf;
  private final DraftDesk drafts;
  private final WaiverDesk waivers;
  private final Pages pages;

  WorkbenchController(Bookshelf shelf, DraftDesk drafts, WaiverDesk waivers, Pages pages) {
    this.shelf = shelf;
    this.drafts = drafts;
    this.waivers = waivers;
    this.pages = pages;
  }

  @GetMapping("/workbench")
  Mono<ResponseEntity<String>> home(ServerWebExchange exchange, Caller caller) {
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
        .zipWith(Mono.zip(drafts.unfinished(), waivers.list(caller, WaiverSheet.Status.REQUESTED)))
        .flatMap(
            all ->
                pages.page(
                    exchange,
                    "home",
                    Map.of(
                        "programmes", all.getT1(),
                        "drafts", all.getT2().getT1(),
                        "waiting", all.getT2().getT2())));
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
