package tw.plumbline.service.rulebook;

import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** Reads which contents of a rulebook ever applied. */
public final class StoredRulebooks {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Database database;

  public StoredRulebooks(Database database) {
    this.database = database;
  }

  /**
   * A version with the list of its files; nothing where it has no such edition.
   *
   * @param edition id of an edition
   */
  public Mono<Version> version(String programme, int number, String edition) {
    return database
        .rows(
            Sql.of(
                "rulebook.version",
                """
                select v.digest, v.registered_at, f.path, length(f.content) as size,
                  'sha256:' || encode(sha256(f.content), 'hex') as file_digest,
                  case when f.path = 'programme.yaml' then f.content end as page
                from rulebook_version v left join rulebook_file f using (programme, number)
                where programme = $1 and number = $2 order by f.path collate "C"
                """,
                programme,
                number),
            row ->
                new Line(
                    String.valueOf(row.get("digest", String.class)),
                    row.get("registered_at", OffsetDateTime.class),
                    new File(
                        String.valueOf(row.get("path", String.class)),
                        String.valueOf(row.get("file_digest", String.class)),
                        row.get("size", Integer.class)),
                    row.get("page", byte[].class)))
        .collectList()
        .filter(lines -> lines.stream().anyMatch(line -> line.has(edition)))
        .map(
            lines ->
                new Version(
                    programme,
                    number,
                    lines.get(0).digest(),
                    lines.get(0).registeredAt(),
                    lines.stream().map(Line::file).toList()));
  }

  /**
   * The versions of a programme's rulebook, newest first, whichever editions they have.
   *
   * @param before number before which to begin; null for the newest
   */
  public Mono<List<Numbered>> versions(String programme, @Nullable Integer before, int limit) {
    return database
        .rows(
            Sql.of(
                "rulebook.versions",
                """
                select v.programme, v.number, v.digest, v.registered_at, p.follows, p.draft, p.impact,
                  p.author, p.approver, p.emergency, p.reason, p.years, p.transition_until,
                  p.published_at
                from rulebook_version v left join rulebook_publication p using (programme, number)
                where v.programme = $1 and v.number < $2 order by v.number desc limit $3
                """,
                programme,
                before == null ? Integer.MAX_VALUE : before,
                limit),
            StoredRulebooks::numbered)
        .collectList();
  }

  /** The versions in which files of a folder say other than in the version before, newest first. */
  public Mono<List<Numbered>> changes(String programme, String folder) {
    return database
        .rows(
            Sql.of(
                "rulebook.changes",
                """
                select v.programme, v.number, v.digest, v.registered_at, p.follows, p.draft, p.impact,
                  p.author, p.approver, p.emergency, p.reason, p.years, p.transition_until,
                  p.published_at
                from (
                  select number, said, lag(said) over (order by number) as before
                  from (
                    select number,
                      string_agg(path || encode(sha256(content), 'hex'), ' ' order by path) as said
                    from rulebook_file where programme = $1 and starts_with(path, $2)
                    group by number) saying) o
                join rulebook_version v on v.programme = $1 and v.number = o.number
                left join rulebook_publication p on p.programme = $1 and p.number = o.number
                where o.said is distinct from o.before order by v.number desc
                """,
                programme,
                folder),
            StoredRulebooks::numbered)
        .collectList();
  }

  private static Numbered numbered(Row row) {
    Columns columns = new Columns(row);
    return new Numbered(
        columns.of("number", Integer.class),
        columns.of("digest", String.class),
        columns.of("registered_at", OffsetDateTime.class),
        columns.maybe("follows", Integer.class) == null ? null : Publication.of(row));
  }

  /** A file of a version; nothing where there is none. */
  public Mono<byte[]> file(String programme, int number, String path) {
    return database.one(
        Sql.of(
            "rulebook.file",
            """
            select content from rulebook_file where programme = $1 and number = $2 and path = $3
            """,
            programme,
            number,
            path),
        row -> new Columns(row).of("content", byte[].class));
  }

  /** The files of a version; nothing where there is none of that number. */
  public Mono<RulebookFiles> files(String programme, int number) {
    return database
        .rows(
            Sql.of(
                "rulebook.files",
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

  /** Everything that was ever published, oldest first. */
  public Mono<List<Publication>> publications() {
    return database
        .rows(
            Sql.of(
                "rulebook.publications", "select " + Publication.COLUMNS + " order by p.position"),
            Publication::of)
        .collectList();
  }

  /**
   * A file of a version.
   *
   * @param page the programme's page, if this is it: it names the editions
   */
  private record Line(
      String digest, OffsetDateTime registeredAt, File file, byte @Nullable [] page) {
    boolean has(String edition) {
      if (page == null) {
        return false;
      }
      JsonNode programme = YAML.readTree(page);
      return programme
              .path("editions")
              .valueStream()
              .anyMatch(row -> row.path("id").asString("").equals(edition))
          || carries(programme, edition);
    }

    /** Whether its rules are carried into the year of that edition. */
    private static boolean carries(JsonNode programme, String edition) {
      JsonNode carried = programme.path("carried");
      int first =
          programme
              .path("editions")
              .valueStream()
              .mapToInt(row -> row.path("year").asInt(0))
              .min()
              .orElse(0);
      return IntStream.rangeClosed(first, carried.path("to").asInt(-1))
          .mapToObj(year -> carried.path("id").asString("").replace("{year}", "" + year))
          .anyMatch(edition::equals);
    }
  }

  /**
   * A content of a programme's rulebook.
   *
   * @param digest over the sorted lines {@code sha256(file) path LF}
   */
  public record Version(
      String programme, int number, String digest, OffsetDateTime registeredAt, List<File> files) {
    public Version {
      files = List.copyOf(files);
    }
  }

  /**
   * A version in the list of them.
   *
   * @param publication null where nobody published it: it came with a program
   */
  public record Numbered(
      int number, String digest, OffsetDateTime registeredAt, @Nullable Publication publication) {}

  /**
   * A file of it.
   *
   * @param size in bytes
   */
  public record File(String path, String digest, int size) {}
}
