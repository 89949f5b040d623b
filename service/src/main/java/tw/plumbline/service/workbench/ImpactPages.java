package tw.plumbline.service.workbench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.workbench.ImpactSheet.Move;

/** What a draft changes in the stored submissions. */
@RestController
final class ImpactPages {
  private static final int SHOWN = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
  private static final Map<String, Comparator<Move>> SORTS =
      Map.of(
          "alliance", Comparator.comparing(Move::allianceName),
          "year", Comparator.comparingInt(Move::programmeYear),
          "before", Comparator.comparing(Move::before),
          "after", Comparator.comparing(Move::after),
          "appeared", Comparator.comparingInt(Move::appeared).reversed(),
          "vanished", Comparator.comparingInt(Move::vanished).reversed(),
          "figures", Comparator.comparingInt(Move::figures).reversed());

  private final DraftDesk desk;
  private final Pages pages;

  ImpactPages(DraftDesk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @GetMapping("/workbench/drafts/{draft}/impact")
  Mono<ResponseEntity<String>> impact(
      ServerWebExchange exchange,
      @PathVariable UUID draft,
      @RequestParam(defaultValue = "") String sort) {
    return desk.find(draft)
        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
        .flatMap(
            sheet -> {
              Map<String, Object> model = new HashMap<>();
              model.put("draft", sheet);
              model.put("sort", sort);
              return desk.impact(draft)
                  .flatMap(
                      run ->
                          desk.moves(run.id())
                              .collectList()
                              .doOnNext(moves -> fill(model, run, moves, sort)))
                  .then(Mono.defer(() -> pages.page(exchange, "impact", model)));
            });
  }

  @PostMapping("/workbench/drafts/{draft}/impact")
  Mono<ResponseEntity<String>> start(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID draft) {
    String page = "/workbench/drafts/" + draft + "/impact";
    return exchange
        .getFormData()
        .flatMap(
            form ->
                "cancel".equals(form.getFirst("act"))
                    ? desk.impact(draft).flatMap(run -> desk.cancelImpact(caller, run.id()))
                    : desk.startImpact(caller, draft))
        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
        .map(run -> Redirects.to(page))
        .onErrorResume(
            DeskRefusal.class,
            refused ->
                desk.find(draft)
                    .flatMap(
                        sheet ->
                            pages.page(
                                exchange,
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "impact",
                                Map.of(
                                    "draft",
                                    sheet,
                                    "sort",
                                    "",
                                    "refused",
                                    pages.said(exchange).of(refused.said()),
                                    "faults",
                                    refused.faults()))));
  }

  /** How far it is, as it goes on; the last event is that it is over. */
  @GetMapping(
      path = "/workbench/drafts/{draft}/impact/events",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<String>> events(@PathVariable UUID draft) {
    return desk.impact(draft)
        .flatMapMany(run -> desk.watchImpact(run.id()))
        .take(PATIENCE)
        .map(run -> event("progress", run.assessed() + " " + run.submissions()))
        .concatWithValues(event("over", ""));
  }

  @GetMapping(path = "/workbench/drafts/{draft}/impact/changes.csv", produces = "text/csv")
  ResponseEntity<Flux<DataBuffer>> csv(ServerWebExchange exchange, @PathVariable UUID draft) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"impact-" + draft + ".csv\"")
        .body(
            desk.impact(draft)
                .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .flatMapMany(run -> desk.csv(run.id()))
                .map(
                    piece ->
                        exchange
                            .getResponse()
                            .bufferFactory()
                            .wrap(piece.getBytes(StandardCharsets.UTF_8))));
  }

  private static void fill(
      Map<String, Object> model, ImpactSheet run, List<Move> moves, String sort) {
    Comparator<Move> order = SORTS.get(sort);
    model.put("run", run);
    model.put("count", moves.size());
    model.put(
        "moves",
        (order == null ? moves.stream() : moves.stream().sorted(order)).limit(SHOWN).toList());
    model.put("plot", MovePlot.of(moves));
    model.put("moved", moves.stream().filter(move -> move.before() != move.after()).count());
  }

  private static ServerSentEvent<String> event(String name, String data) {
    return ServerSentEvent.builder(data).event(name).build();
  }
}
