package tw.plumbline.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.impact.ImpactCsv;
import tw.plumbline.service.draft.ImpactChange;
import tw.plumbline.service.draft.ImpactRun;
import tw.plumbline.service.draft.Impacts;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.ParameterException;

/** What a draft would change in all that is stored. */
@RestController
final class ImpactController {
  private static final String IMPACT = "/v1/rulebooks/{id}/drafts/{draft}/impact";
  private static final String CSV = "text/csv;charset=UTF-8";
  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final int NUMBERS = 3;

  private final DraftDesk desk;
  private final Impacts impacts;
  private final AuditLog audit;

  ImpactController(DraftDesk desk, Impacts impacts, AuditLog audit) {
    this.desk = desk;
    this.impacts = impacts;
    this.audit = audit;
  }

  /** The newest preview, with what it comes to so far. */
  @GetMapping(path = IMPACT, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ImpactAnswer> newest(Caller caller, @PathVariable String id, @PathVariable UUID draft) {
    return read(caller, run(id, draft))
        .flatMap(
            run ->
                Mono.zip(impacts.current(run), impacts.totals(run.id()))
                    .map(both -> ImpactAnswer.of(run, both.getT1(), both.getT2())));
  }

  @PostMapping(path = IMPACT, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ImpactAnswer> start(Caller caller, @PathVariable String id, @PathVariable UUID draft) {
    return desk.draft(id, draft)
        .flatMap(found -> impacts.start(caller, draft))
        .map(ImpactAnswer::of);
  }

  /** Ends the newest preview, if it is not done. */
  @DeleteMapping(path = IMPACT, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ImpactAnswer> cancel(Caller caller, @PathVariable String id, @PathVariable UUID draft) {
    return run(id, draft).flatMap(run -> impacts.cancel(caller, run.id())).map(ImpactAnswer::of);
  }

  /** How far the newest preview is whenever that changes, until it is done or stopped. */
  @GetMapping(path = IMPACT + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<ImpactAnswer>> events(@PathVariable String id, @PathVariable UUID draft) {
    return run(id, draft)
        .flatMapMany(run -> impacts.watch(run.id()))
        .map(run -> ServerSentEvent.builder(ImpactAnswer.of(run)).build());
  }

  /** The submissions of which the draft says something else, oldest first. */
  @GetMapping(path = IMPACT + "/changes", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Items<ImpactAnswer.Change>> changes(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    Cursor places = Cursor.of("impact", draft);
    long[] after = places.place(cursor, NUMBERS);
    int most = StoredAnswers.limit(limit, USUAL, MOST);
    return read(caller, after == null ? run(id, draft) : run(id, draft, ofCursor(after)))
        .flatMap(
            run -> {
              UUID of = run.id();
              return impacts
                  .changes(of, after == null ? null : after[2], most + 1)
                  .map(
                      read ->
                          Items.page(
                              read,
                              most,
                              one ->
                                  places.at(
                                      of.getMostSignificantBits(),
                                      of.getLeastSignificantBits(),
                                      one.position())));
            })
        .map(page -> page.map(ImpactAnswer.Change::of));
  }

  /** All of them for spreadsheets, one line a difference, written as they are read. */
  @GetMapping(path = IMPACT + "/changes", produces = CSV)
  Mono<ResponseEntity<Flux<DataBuffer>>> changesAsCsv(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft) {
    for (String name : exchange.getRequest().getQueryParams().keySet()) {
      throw ParameterException.unknown(name, List.of());
    }
    exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return read(caller, run(id, draft))
        .map(
            run ->
                ResponseEntity.ok()
                    .headers(
                        headers ->
                            headers.setContentDisposition(
                                ContentDisposition.attachment()
                                    .filename(
                                        "impact-%s-%d.csv"
                                            .formatted(run.programme(), run.revision()))
                                    .build()))
                    .body(
                        Flux.just(ImpactCsv.head())
                            .concatWith(impacts.changes(run.id()).map(ImpactChange::csv))
                            .map(
                                text ->
                                    DefaultDataBufferFactory.sharedInstance.wrap(
                                        text.getBytes(UTF_8)))));
  }

  /** The newest of a draft. */
  private Mono<ImpactRun> run(String id, UUID draft) {
    return desk.draft(id, draft)
        .flatMap(found -> impacts.newest(draft))
        .switchIfEmpty(StoredAnswers.absent());
  }

  /** The one of a draft with which a list was begun. */
  private Mono<ImpactRun> run(String id, UUID draft, UUID run) {
    return desk.draft(id, draft)
        .flatMap(found -> impacts.find(run))
        .filter(found -> found.draft().equals(draft))
        .switchIfEmpty(StoredAnswers.absent());
  }

  private static UUID ofCursor(long[] place) {
    return new UUID(place[0], place[1]);
  }

  /** It tells of alliances. */
  private Mono<ImpactRun> read(Caller caller, Mono<ImpactRun> run) {
    return run.flatMap(
        found ->
            audit.record(caller, "impact.read", found.id().toString(), null).thenReturn(found));
  }
}
