package tw.plumbline.service.http;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.service.http.EditionAnswer.Listed;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.rulebook.StoredRulebooks.Version;

/**
 * Which rules are loaded, what is in force in each programme year, and every version that ever
 * applied.
 */
@RestController
final class RulebookController {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final ActiveRulebooks rulebooks;
  private final StoredRulebooks stored;

  RulebookController(ActiveRulebooks rulebooks, StoredRulebooks stored) {
    this.rulebooks = rulebooks;
    this.stored = stored;
  }

  @GetMapping(path = "/v1/rulebooks", produces = MediaType.APPLICATION_JSON_VALUE)
  Items<Listed> list(
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    Plumbline inForce = rulebooks.get();
    List<Listed> editions =
        new LoadedEditions(inForce)
            .all()
            .map(edition -> Listed.of(edition, inForce.rulebook(edition)))
            .toList();
    Cursor places = Cursor.of("rulebooks", editions);
    long[] after = places.place(cursor, 1);
    int from = after == null ? 0 : Math.max(0, (int) after[0] + 1);
    List<Integer> rest = IntStream.range(from, editions.size()).boxed().toList();
    return Items.page(rest, StoredAnswers.limit(limit, USUAL, MOST), places::at).map(editions::get);
  }

  @GetMapping(path = "/v1/rulebooks/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<EditionAnswer>> edition(ServerWebExchange exchange, @PathVariable String id) {
    Plumbline inForce = rulebooks.get();
    return loaded(inForce, id)
        .flatMap(
            edition -> {
              RulebookRef rulebook = inForce.rulebook(edition);
              return unlessKnown(
                  exchange,
                  rulebook.version() + "-" + rulebook.digest(),
                  EditionAnswer.of(edition, rulebook));
            });
  }

  @GetMapping(
      path = "/v1/rulebooks/{id}/versions/{number}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Version>> version(
      ServerWebExchange exchange, @PathVariable String id, @PathVariable int number) {
    return loaded(rulebooks.get(), id)
        .flatMap(edition -> stored.version(edition.programme(), number, id))
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(version -> unlessKnown(exchange, version.digest(), version));
  }

  private static Mono<Edition> loaded(Plumbline inForce, String id) {
    return Mono.justOrEmpty(inForce.edition(id)).switchIfEmpty(StoredAnswers.absent());
  }

  private static <T> Mono<ResponseEntity<T>> unlessKnown(
      ServerWebExchange exchange, String tag, T content) {
    return StoredAnswers.known(exchange, tag)
        ? Mono.empty()
        : Mono.just(StoredAnswers.tagged(tag).body(content));
  }
}
