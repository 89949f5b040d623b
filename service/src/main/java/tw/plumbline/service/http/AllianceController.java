package tw.plumbline.service.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
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

  AllianceController(StoredAssessments stored, SummaryTables tables, AuditLog audit) {
    this.stored = stored;
    this.tables = tables;
    this.audit = audit;
  }

  /** The history, newest first. */
  @GetMapping(path = "/v1/alliances/{id}/assessments", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Items<Filed>>> history(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    Long before = StoredAnswers.position(cursor);
    int most = StoredAnswers.limit(limit, USUAL, MOST);
    return unlessKnown(
        exchange,
        caller,
        "history.read",
        id,
        tag ->
            stored
                .history(id, before, most + 1)
                .collectList()
                .map(
                    read ->
                        StoredAnswers.tagged(tag).body(Items.page(read, most, Filed::position))));
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
    Long after = StoredAnswers.position(cursor);
    long from = after == null ? 0 : after;
    int most = StoredAnswers.limit(limit, MOST, MOST);
    return unlessKnown(
        exchange,
        caller,
        "findings.read",
        id,
        tag ->
            stored
                .newest(id, programmeYear, filing)
                .flatMapIterable(StoredAssessments.Newest::findings)
                .collectList()
                .map(all -> StoredAnswers.tagged(tag).body(page(all, from, most))));
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
    return unlessKnown(
        exchange,
        caller,
        "summary-table.read",
        id,
        tag ->
            tables
                .json(id, programmeYear, programme)
                .switchIfEmpty(StoredAnswers.absent())
                .map(table -> StoredAnswers.tagged(tag).body(table)));
  }

  /** The same for spreadsheets. */
  @GetMapping(path = "/v1/alliances/{id}/summary-table", produces = CSV)
  Mono<ResponseEntity<byte[]>> summaryTableAsCsv(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @RequestParam int programmeYear,
      @RequestParam(required = false) @Nullable String programme) {
    return unlessKnown(
        exchange,
        caller,
        "summary-table.read",
        id,
        tag ->
            tables
                .csv(id, programmeYear, programme)
                .switchIfEmpty(StoredAnswers.absent())
                .map(table -> StoredAnswers.tagged(tag).body(table)));
  }

  /** Reads what is asked for, unless the caller has it and nothing was filed since. */
  private <T> Mono<ResponseEntity<T>> unlessKnown(
      ServerWebExchange exchange,
      Caller caller,
      String action,
      String alliance,
      Function<String, Mono<ResponseEntity<T>>> reading) {
    StoredAnswers.requireReader(caller, alliance);
    return stored
        .stateOf(alliance)
        .flatMap(
            state ->
                exchange.checkNotModified("\"" + state + "\"")
                    ? Mono.<ResponseEntity<T>>empty()
                    : audit
                        .record(caller, action, alliance, alliance)
                        .then(Mono.defer(() -> reading.apply(state))));
  }

  /** The position of an item of this list is its number. */
  private static Items<JsonNode> page(List<JsonNode> all, long from, int most) {
    int start = (int) Math.min(from, all.size());
    int end = Math.min(start + most, all.size());
    return new Items<>(
        all.subList(start, end), end < all.size() ? StoredAnswers.cursor(end) : null);
  }
}
