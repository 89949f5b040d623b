package tw.plumbline.service.http;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.service.http.EditionAnswer.Listed;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.rulebook.StoredRulebooks.Version;

/**
 * Which rules are loaded, what is in force in each programme year, and every version that ever
 * applied.
 */
@RestController
final class RulebookController {
  private final Plumbline plumbline;
  private final StoredRulebooks stored;

  RulebookController(Plumbline plumbline, StoredRulebooks stored) {
    this.plumbline = plumbline;
    this.stored = stored;
  }

  @GetMapping(path = "/v1/rulebooks", produces = MediaType.APPLICATION_JSON_VALUE)
  Items<Listed> list() {
    List<Listed> editions =
        plumbline.editions().stream()
            .flatMap(ref -> plumbline.edition(ref.id()).stream())
            .map(edition -> Listed.of(edition, plumbline.rulebook(edition)))
            .toList();
    return Items.all(editions);
  }

  @GetMapping(path = "/v1/rulebooks/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<EditionAnswer>> edition(@PathVariable String id) {
    return loaded(id)
        .map(
            edition ->
                StoredAnswers.tagged(plumbline.rulebook(edition).digest())
                    .body(EditionAnswer.of(edition, plumbline.rulebook(edition))));
  }

  @GetMapping(
      path = "/v1/rulebooks/{id}/versions/{number}",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Version>> version(@PathVariable String id, @PathVariable int number) {
    return loaded(id)
        .flatMap(edition -> stored.version(edition.programme(), number))
        .switchIfEmpty(StoredAnswers.absent())
        .map(version -> StoredAnswers.tagged(version.digest()).body(version));
  }

  private Mono<Edition> loaded(String id) {
    return Mono.justOrEmpty(plumbline.edition(id)).switchIfEmpty(StoredAnswers.absent());
  }
}
