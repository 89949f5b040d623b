package tw.plumbline.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.rulebook.Publication;
import tw.plumbline.service.rulebook.StoredRulebooks;
import tw.plumbline.service.rulebook.StoredRulebooks.Numbered;
import tw.plumbline.service.rulebook.StoredRulebooks.Version;

/** The versions of rulebooks, who published them, and their files. */
@RestController
final class VersionController {
  private static final String VERSIONS = "/v1/rulebooks/{id}/versions";
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final DraftDesk desk;
  private final StoredRulebooks stored;

  VersionController(DraftDesk desk, StoredRulebooks stored) {
    this.desk = desk;
    this.stored = stored;
  }

  /** Those of the programme's rulebook, newest first. */
  @GetMapping(path = VERSIONS, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Items<Listed>> list(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    return desk.edition(id)
        .flatMap(
            edition -> {
              Cursor places = Cursor.of("versions", edition.programme());
              long[] before = places.place(cursor, 1);
              int most = StoredAnswers.limit(limit, USUAL, MOST);
              return stored
                  .versions(edition.programme(), before == null ? null : (int) before[0], most + 1)
                  .map(read -> Items.page(read, most, one -> places.at(one.number())))
                  .map(page -> page.map(Listed::of));
            });
  }

  /** All files of a version. */
  @GetMapping(path = VERSIONS + "/{number}/archive", produces = RuleFileAnswers.ZIP)
  Mono<ResponseEntity<byte[]>> archive(
      ServerWebExchange exchange, @PathVariable String id, @PathVariable int number) {
    return version(id, number)
        .flatMap(
            version ->
                RuleFileAnswers.archive(
                    exchange,
                    version.digest(),
                    "%s-%d.zip".formatted(version.programme(), number),
                    stored.files(version.programme(), number)));
  }

  /** One file of a version. */
  @GetMapping(path = VERSIONS + "/{number}/files", produces = RuleFileAnswers.TEXT)
  Mono<ResponseEntity<byte[]>> file(
      ServerWebExchange exchange,
      @PathVariable String id,
      @PathVariable int number,
      @RequestParam String path) {
    return version(id, number)
        .flatMap(
            version ->
                RuleFileAnswers.file(
                    exchange, version.digest(), stored.file(version.programme(), number, path)));
  }

  private Mono<Version> version(String id, int number) {
    return desk.edition(id)
        .flatMap(edition -> stored.version(edition.programme(), number, id))
        .switchIfEmpty(StoredAnswers.absent());
  }

  /** A version in the list of them. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Listed(
      int number, String digest, OffsetDateTime registeredAt, @Nullable Published publication) {
    static Listed of(Numbered version) {
      Publication publication = version.publication();
      return new Listed(
          version.number(),
          version.digest(),
          version.registeredAt(),
          publication == null ? null : Published.of(publication));
    }
  }

  /** How it came into force. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Published(
      int follows,
      UUID draft,
      UUID impact,
      String author,
      String approver,
      boolean emergency,
      String reason,
      List<Integer> years,
      @Nullable LocalDate transitionUntil,
      OffsetDateTime publishedAt) {
    static Published of(Publication publication) {
      return new Published(
          publication.follows(),
          publication.draft(),
          publication.impact(),
          publication.author(),
          publication.approver(),
          publication.emergency(),
          publication.reason(),
          publication.years(),
          publication.transitionUntil(),
          publication.publishedAt());
    }
  }
}
