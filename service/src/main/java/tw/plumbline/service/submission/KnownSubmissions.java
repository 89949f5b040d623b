package tw.plumbline.service.submission;

import io.r2dbc.spi.Row;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;

/** What is stored already, as far as a new submission has to know it. */
final class KnownSubmissions {
  private final Database database;

  KnownSubmissions(Database database) {
    this.database = database;
  }

  /** What a caller stored under the key of a submission. */
  Mono<Before> withKeyOf(Submission submission) {
    return database.one(
        Sql.of(
            "submission.by-key",
            """
            select s.id, s.report_digest, s.report = $3 as same_text, s.replaces,
              s.drafted_against, a.document
            from submission s join assessment a on a.submission = s.id
            where s.caller = $1 and s.idempotency_key = $2
            """,
            submission.caller().name(),
            submission.key(),
            submission.report()),
        Before::of);
  }

  /**
   * A submission that another one names as the one it corrects; where that is a correction itself,
   * the first of them all.
   */
  Mono<Replaced> replaced(UUID id) {
    return database.one(
        Sql.of(
            "submission.replaced",
            """
            with recursive corrected as (
              select id, replaces from submission where id = $1
              union all
              select s.id, s.replaces from submission s join corrected c on s.id = c.replaces)
            select s.id, s.programme, s.programme_year, s.filing, s.alliance_id, s.deadline_at,
              s.report_digest
            from submission s join corrected c on c.id = s.id
            where c.replaces is null
            """,
            id),
        row -> {
          Columns columns = new Columns(row);
          return new Replaced(
              columns.of("id", UUID.class),
              columns.of("programme", String.class),
              columns.of("programme_year", Integer.class),
              columns.of("filing", String.class),
              columns.of("alliance_id", String.class),
              columns.of("deadline_at", OffsetDateTime.class),
              columns.of("report_digest", String.class));
        });
  }

  /** An earlier submission under a key. */
  record Before(
      UUID id,
      String digest,
      boolean sameText,
      @Nullable UUID replaces,
      @Nullable Integer draftedAgainst,
      byte[] document) {
    private static Before of(Row row) {
      Columns columns = new Columns(row);
      return new Before(
          columns.of("id", UUID.class),
          columns.of("report_digest", String.class),
          columns.of("same_text", Boolean.class),
          columns.maybe("replaces", UUID.class),
          columns.maybe("drafted_against", Integer.class),
          columns.of("document", byte[].class));
    }

    /**
     * Whether a submission says the same as this one did: the same text, whatever the rules take
     * for a report by now, or the same report in another spelling.
     *
     * @param digest of its report; null where it is none
     */
    boolean same(Submission submission, @Nullable String digest) {
      return (sameText || this.digest.equals(digest))
          && Objects.equals(replaces, submission.replaces())
          && Objects.equals(draftedAgainst, submission.draftedAgainst());
    }
  }
}
