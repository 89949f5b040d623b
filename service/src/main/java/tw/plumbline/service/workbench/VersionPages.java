package tw.plumbline.service.workbench;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.service.html.Pages;

/** Which contents of a programme's rulebook ever applied, and what is different between two. */
@RestController
final class VersionPages {
  private final Bookshelf shelf;
  private final Pages pages;

  VersionPages(Bookshelf shelf, Pages pages) {
    this.shelf = shelf;
    this.pages = pages;
  }

  @GetMapping("/workbench/programmes/{programme}/versions")
  Mono<ResponseEntity<String>> versions(
      ServerWebExchange exchange, @PathVariable String programme) {
    return inForce(programme)
        .zipWith(shelf.versions(programme))
        .flatMap(
            both ->
                pages.page(
                    exchange,
                    "versions",
                    Map.of(
                        "programme", programme,
                        "name", both.getT1().rulebook().name(),
                        "editions", List.copyOf(both.getT1().editions()),
                        "versions", both.getT2())));
  }

  @GetMapping("/workbench/programmes/{programme}/difference")
  Mono<ResponseEntity<String>> difference(
      ServerWebExchange exchange,
      @PathVariable String programme,
      @RequestParam int from,
      @RequestParam int to) {
    return Mono.zip(inForce(programme), shelf.files(programme, from), shelf.files(programme, to))
        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
        .publishOn(Schedulers.boundedElastic())
        .flatMap(
            all ->
                pages.page(
                    exchange,
                    "version-difference",
                    Map.of(
                        "programme", programme,
                        "name", all.getT1().rulebook().name(),
                        "from", from,
                        "to", to,
                        "files", FileDifference.of(all.getT2(), all.getT3()))));
  }

  private Mono<Book> inForce(String programme) {
    return shelf
        .book(programme, shelf.inForce(programme))
        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
  }
}
