package tw.plumbline.service.dossier;

import io.r2dbc.spi.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.waiver.GrantedWaiver;
import tw.plumbline.rules.waiver.WaiverScope;
import tw.plumbline.service.database.Columns;
import tw.plumbline.service.database.Database;
import tw.plumbline.service.database.Sql;
import tw.plumbline.service.rulebook.StoredRulebooks;

/** Reads what a dossier is made of. */
final class DossierRows {
  private static final String STEPS =
      """
      select position, kind, caller, reason, at from decision_event
      where decision = $1 order by position
      """;
  private static final String FINDINGS =
      """
      select submission || ' ' || ordinal as subject from decision_finding
      where decision = $1 order by submission, ordinal
      """;
  private static final String WAIVERS =
      """
      select w.*, d.caller as approved_by, d.position as approval
      from waiver w join waiver_event d on d.waiver = w.id and d.kind = 'APPROVED'
      where w.id in (
        select f.waiver from finding f join decision_assessment a using (submission)
        where a.decision = $1)
      order by w.position
      """;
  private static final String PUBLISHED =
      "select number from rulebook_publication where programme = $1 and number = any($2)";

  private final Database database;
  private final StoredRulebooks stored;

  DossierRows(Database database, StoredRulebooks stored) {
    this.database = database;
    this.stored = stored;
  }

  Mono<Rows> of(UUID decision) {
    return Mono.zip(
            cases(decision).collectList(),
            steps(decision).collectList(),
            findings(decision).collectList(),
            waivers(decision).collectList())
        .map(all -> new Rows(all.getT1(), all.getT2(), all.getT3(), all.getT4()));
  }

  /** Of these versions, those that were published. */
  Mono<List<Integer>> published(String programme, Collection<Integer> numbers) {
    return database
        .rows(
            Sql.of("dossier.published", PUBLISHED, programme, numbers.toArray(Integer[]::new)),
            row -> new Columns(row).of("number", Integer.class))
        .collectList();
  }

  Mono<RulebookFiles> files(String programme, int number) {
    return stored.files(programme, number);
  }

  private Flux<StoredCase> cases(UUID decision) {
    return database.rows(Sql.of("dossier.cases", StoredCase.READ, decision), StoredCase::of);
  }

  private Flux<StepRow> steps(UUID decision) {
    return database.rows(Sql.of("dossier.steps", STEPS, decision), StepRow::of);
  }

  private Flux<String> findings(UUID decision) {
    return database.rows(
        Sql.of("dossier.findings", FINDINGS, decision),
        row -> new Columns(row).of("subject", String.class));
  }

  private Flux<Map.Entry<Long, GrantedWaiver>> waivers(UUID decision) {
    return database.rows(Sql.of("dossier.waivers", WAIVERS, decision), DossierRows::waiver);
  }

  private static Map.Entry<Long, GrantedWaiver> waiver(Row row) {
    Columns columns = new Columns(row);
    @Nullable String pointer = columns.maybe("pointer", String.class);
    return Map.entry(
        columns.of("approval", Long.class),
        new GrantedWaiver(
            columns.of("id", UUID.class).toString(),
            new WaiverScope(
                columns.of("programme", String.class),
                columns.of("alliance_id", String.class),
                columns.of("clause", String.class),
                columns.of("from_year", Integer.class),
                columns.of("to_year", Integer.class),
                Set.of(columns.of("filings", String[].class)),
                pointer),
            columns.of("valid_from", LocalDate.class),
            columns.of("valid_until", LocalDate.class),
            columns.of("requested_by", String.class),
            columns.of("approved_by", String.class),
            columns.of("reason", String.class)));
  }

  /**
   * What stands in the database of a decision, its document aside.
   *
   * @param findings assessment and ordinal of each that it names
   * @param waivers by the position of their approval
   */
  record Rows(
      List<StoredCase> cases,
      List<StepRow> steps,
      List<String> findings,
      List<Map.Entry<Long, GrantedWaiver>> waivers) {
    List<GrantedWaiver> granted() {
      return waivers.stream().map(Map.Entry::getValue).toList();
    }
  }

  /** Something that was done with the decision. */
  record StepRow(long position, String kind, String by, String reason, OffsetDateTime at) {
    static StepRow of(Row row) {
      Columns columns = new Columns(row);
      return new StepRow(
          columns.of("position", Long.class),
          columns.of("kind", String.class),
          columns.of("caller", String.class),
          columns.of("reason", String.class),
          columns.of("at", OffsetDateTime.class));
    }
  }
}
