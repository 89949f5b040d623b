package tw.plumbline.service.workbench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** Every version of every rulebook, read for people; those that were read lately stay at hand. */
final class Bookshelf implements AutoCloseable {
  private static final int MOST = 16;

  private final InForce inForce;
  private final Database database;
  private final Scheduler reading = Schedulers.newBoundedElastic(1, 100, "bookshelf");
  private final Cache<String, Mono<Book>> read = Caffeine.newBuilder().maximumSize(MOST).build();

  Bookshelf(InForce inForce, Database database) {
    this.inForce = inForce;
    this.database = database;
  }

  /** The editions in force, by programme, oldest first. */
  List<Edition> editions() {
    Plumbline plumbline = inForce.get();
    return plumbline.editions().stream()
        .map(RulebookRef::id)
        .flatMap(id -> plumbline.edition(id).stream())
        .toList();
  }

  /** The version of a programme that is in force; 0 for a programme that is not known. */
  int inForce(String programme) {
    Plumbline plumbline = inForce.get();
    return editions().stream()
        .filter(edition -> edition.programme().equals(programme))
        .findFirst()
        .map(edition -> plumbline.rulebook(edition).version())
        .orElse(0);
  }

  /**
   * A version in which an edition is.
   *
   * @param version null for the one in force
   * @return nothing where there is no such edition or version
   */
  Mono<Shelved> edition(String id, @Nullable Integer version) {
    return Mono.justOrEmpty(
            editions().stream().filter(edition -> edition.id().equals(id)).findFirst())
        .flatMap(
            edition -> {
              int current = inForce(edition.programme());
              int number = version == null ? current : version;
              return book(edition.programme(), number)
                  .flatMap(
                      book ->
                          Mono.justOrEmpty(book.edition(id))
                              .map(found -> new Shelved(book, found, number, number == current)));
            });
  }

  /** A version; nothing where there is none of that number. */
  Mono<Book> book(String programme, int number) {
    return digest(programme, number)
        .flatMap(digest -> read.get(digest, absent -> reading(digest, programme, number)));
  }

  /** Every version of a programme, newest first. */
  Mono<List<Version>> versions(String programme) {
    int current = inForce(programme);
    return database
        .rows(
            Sql.of(
                "workbench.versions",
                """
                select number, digest, registered_at,
                  (select count(*) from rulebook_file f
                    where f.programme = v.programme and f.number = v.number) as files
                from rulebook_version v where programme = $1 order by number desc
                """,
                programme),
            row -> {
              int number = Objects.requireNonNull(row.get("number", Integer.class));
              return new Version(
                  number,
                  String.valueOf(row.get("digest", String.class)),
                  Objects.requireNonNull(row.get("registered_at", OffsetDateTime.class)),
                  Objects.requireNonNull(row.get("files", Long.class)),
                  number == current);
            })
        .collectList();
  }

  /** The files of a version; nothing where there is none of that number. */
  Mono<RulebookFiles> files(String programme, int number) {
    return database
        .rows(
            Sql.of(
                "workbench.files",
                "select path, content from rulebook_file where programme = $1 and number = $2",
                programme,
                number),
            row ->
                Map.entry(
                    String.valueOf(row.get("path", String.class)),
                    Objects.requireNonNull(row.get("content", byte[].class))))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .filter(files -> !files.isEmpty())
        .map(RulebookFiles::new);
  }

  private Mono<String> digest(String programme, int number) {
    return database.one(
        Sql.of(
            "workbench.version",
            "select digest from rulebook_version where programme = $1 and number = $2",
            programme,
            number),
        row -> String.valueOf(row.get("digest", String.class)));
  }

  private Mono<Book> reading(String digest, String programme, int number) {
    return files(programme, number)
        .publishOn(reading)
        .map(Book::read)
        .doOnError(failure -> read.invalidate(digest))
        .cache();
  }

  @Override
  public void close() {
    reading.dispose();
  }

  /**
   * An edition in a version.
   *
   * @param current whether that version is in force
   */
  record Shelved(Book book, Edition edition, int number, boolean current) {}

  /**
   * A content that ever applied.
   *
   * @param files how many it has
   */
  record Version(
      int number, String digest, OffsetDateTime registeredAt, long files, boolean current) {}
}
