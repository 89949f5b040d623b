package tw.plumbline.service.http;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tw.plumbline.service.http.FindingsPages.Place;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.rulebook.ActiveRulebooks;
import tw.plumbline.service.submission.Filed;
import tw.plumbline.service.submission.StoredAssessments;
import tw.plumbline.service.submission.SummaryTables;

/** What is stored of one alliance. */
@RestController
final class AllianceController {
  private static final String CSV = "text/csv;charset=UTF-8";
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final StoredAssessments stored;
  private final SummaryTables tables;
  private final AuditLog audit;
  private final ActiveRulebooks rulebooks;

  AllianceController(
      StoredAssessments stored, SummaryTables tables, AuditLog audit, ActiveRulebooks rulebooks) {
    this.stored = stored;
    this.tables = tables;
    this.audit = audit;
    this.rulebooks = rulebooks;
  }

  /** The history, newest first. */
  @GetMapping(path = "/v1/alliances/{id}/assessments", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Items<Filed>>> history(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    StoredAnswers.requireReader(caller, id);
    Cursor places = Cursor.of("history", id);
    long[] before = places.place(cursor, 1);
    int most = StoredAnswers.limit(limit, USUAL, MOST);
    return stored
        .stateOf(id)
        .flatMap(
            state ->
                unlessKnown(
                    exchange,
                    state.tag(),
                    reading(caller, "history.read", id),
                    () ->
                        stored
                            .history(id, before == null ? null : before[0], most + 1)
                            .collectList()
                            .map(
                                read -> Items.page(read, most, one -> places.at(one.position())))));
  }

  /** The findings of the newest submission of each filing. */
  @GetMapping(path = "/v1/alliances/{id}/findings", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Items<JsonNode>>> findings(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer programmeYear,
      @RequestParam(required = false) @Nullable String filing,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    StoredAnswers.requireReader(caller, id);
    editions().requireFiling("filing", filing);
    FindingsPages pages = new FindingsPages(stored, id, programmeYear, filing);
    Place after = pages.place(cursor);
    int most = StoredAnswers.limit(limit, MOST, MOST);
    return stored
        .stateOf(id)
        .flatMap(
            state ->
                unlessKnown(
                    exchange,
                    state.tag(),
                    reading(caller, "findings.read", id),
                    () -> pages.page(after, state.newest(), most)));
  }

  /** The summary table (成果綜整表) of a programme year. */
  @GetMapping(
      path = "/v1/alliances/{id}/summary-table",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> summaryTable(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @RequestParam int programmeYear,
      @RequestParam(required = false) @Nullable String programme) {
    return table(
        exchange,
        caller,
        new Table(id, programmeYear, programme, "json"),
        () -> tables.json(id, programmeYear, programme));
  }

  /** The same for spreadsheets. */
  @GetMapping(path = "/v1/alliances/{id}/summary-table", produces = CSV)
  Mono<ResponseEntity<byte[]>> summaryTableAsCsv(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @RequestParam int programmeYear,
      @RequestParam(required = false) @Nullable String programme) {
    Table table = new Table(id, programmeYear, programme, "csv");
    return table(exchange, caller, table, () -> tables.csv(id, programmeYear, programme))
        .doOnNext(
            answer ->
                exchange.getResponse().getHeaders().setContentDisposition(table.attachment()));
  }

  /** Each form is an answer of its own, with its own tag. */
  private Mono<ResponseEntity<byte[]>> table(
      ServerWebExchange exchange, Caller caller, Table table, Supplier<Mono<byte[]>> writing) {
    StoredAnswers.requireReader(caller, table.alliance());
    exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return stored
        .stateOf(table.alliance(), table.programmeYear(), table.programme())
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            state ->
                unlessKnown(
                    exchange,
                    String.join(
                        "-", table.form(), state.tag(), editions().rulesOf(table.programmeYear())),
                    reading(caller, "summary-table.read", table.alliance()),
                    () -> writing.get().switchIfEmpty(StoredAnswers.absent())));
  }

  private LoadedEditions editions() {
    return new LoadedEditions(rulebooks.get());
  }

  private Mono<Void> reading(Caller caller, String action, String alliance) {
    return audit.record(caller, action, alliance, alliance);
  }

  /** Reads what is asked for, unless the caller has it and nothing was filed since. */
  private static <T> Mono<ResponseEntity<T>> unlessKnown(
      ServerWebExchange exchange, String tag, Mono<Void> record, Supplier<Mono<T>> content) {
    return StoredAnswers.known(exchange, tag)
        ? Mono.empty()
        : record.then(Mono.defer(content)).map(read -> StoredAnswers.tagged(tag).body(read));
  }

  /** A summary table in one form. */
  private record Table(
      String alliance, int programmeYear, @Nullable String programme, String form) {
    private static final String NOT_OF_A_NAME = "[^\\p{L}\\p{N}._-]";

    ContentDisposition attachment() {
      String name =
          "summary-table-%s-%d.%s"
              .formatted(alliance.replaceAll(NOT_OF_A_NAME, "_"), programmeYear, form);
      return ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
    }
  }
}
