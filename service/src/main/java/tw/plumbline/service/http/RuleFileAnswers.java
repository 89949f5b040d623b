package tw.plumbline.service.http;

import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.draft.DraftArchive;

/** Files of rulebooks as they are answered: one as it is, or all of them in a zip. */
final class RuleFileAnswers {
  static final String TEXT = "text/plain;charset=UTF-8";
  static final String ZIP = "application/zip";

  private RuleFileAnswers() {}

  /** One file under a tag, unless the caller has it. */
  static Mono<ResponseEntity<byte[]>> file(
      ServerWebExchange exchange, String tag, Mono<byte[]> content) {
    return content
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            bytes ->
                StoredAnswers.known(exchange, tag)
                    ? Mono.empty()
                    : Mono.just(StoredAnswers.tagged(tag).body(bytes)));
  }

  /** All files under their digest, unless the caller has them. */
  static Mono<ResponseEntity<byte[]>> archive(
      ServerWebExchange exchange, String digest, String name, Mono<RulebookFiles> files) {
    return Mono.defer(
        () -> {
          if (StoredAnswers.known(exchange, digest)) {
            return Mono.empty();
          }
          exchange
              .getResponse()
              .getHeaders()
              .setContentDisposition(ContentDisposition.attachment().filename(name).build());
          return files
              .flatMap(
                  all ->
                      Mono.fromCallable(() -> DraftArchive.pack(all))
                          .subscribeOn(Schedulers.boundedElastic()))
              .map(bytes -> StoredAnswers.tagged(digest).body(bytes));
        });
  }
}
