package tw.plumbline.service.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.FaultCode;
import tw.plumbline.rules.reading.FormReader;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.replay.ReplayDifference;
import tw.plumbline.service.replay.ReplayRequest;
import tw.plumbline.service.replay.ReplayRun;
import tw.plumbline.service.replay.ReplayRuns;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/** Runs in which many stored assessments are made again. They change nothing of the record. */
@RestController
final class ReplayRunController {
  private static final String RUNS = "/v1/replays";
  private static final String RUN = RUNS + "/{run}";
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final ReplayRuns runs;
  private final ActiveRulebooks rulebooks;
  private final Forms forms;
  private final AuditLog audit;
  private final FormReader<ReplayRequest> requests =
      new FormReader<>(ReplayRequest.class, "replay-request");

  ReplayRunController(ReplayRuns runs, ActiveRulebooks rulebooks, Forms forms, AuditLog audit) {
    this.runs = runs;
    this.rulebooks = rulebooks;
    this.forms = forms;
    this.audit = audit;
  }

  @PostMapping(
      path = RUNS,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> start(ServerWebExchange exchange, Caller caller) {
    return forms.filled(
        exchange,
        requests,
        form ->
            (isKnown(form) ? runs.start(caller, form) : unknownProgramme())
                .map(run -> ResponseEntity.created(URI.create(RUNS + "/" + run.id())).body(run)));
  }

  private boolean isKnown(ReplayRequest form) {
    String programme = form.programme();
    return programme == null || rulebooks.get().knows(programme);
  }

  private static Mono<ReplayRun> unknownProgramme() {
    return Mono.error(
        () ->
            new ProblemException(
                Problem.ofForm(
                    List.of(
                        new Fault(
                            "/programme",
                            FaultCode.UNKNOWN_PROGRAMME,
                            new BilingualText(
                                "沒有這個計畫的規則。", "There are no rules of that programme."))))));
  }

  /** How far it is. */
  @GetMapping(path = RUN, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ReplayRun> read(Caller caller, @PathVariable UUID run) {
    return read(caller, runs.find(run));
  }

  /** Ends it, if it is not done. */
  @DeleteMapping(path = RUN, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ReplayRun> stop(Caller caller, @PathVariable UUID run) {
    return runs.stop(caller, run).switchIfEmpty(StoredAnswers.absent());
  }

  /** How far it is whenever that changes, until it is done or stopped. */
  @GetMapping(path = RUN + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<ReplayRun>> events(@PathVariable UUID run) {
    return runs.find(run)
        .switchIfEmpty(StoredAnswers.absent())
        .flatMapMany(found -> runs.watch(run))
        .map(now -> ServerSentEvent.builder(now).build());
  }

  /** The assessments that were not the same again, oldest first. */
  @GetMapping(path = RUN + "/differences", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Items<Differing>> differences(
      Caller caller,
      @PathVariable UUID run,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor places = Cursor.of("replay", run);
    long[] after = places.place(cursor, 1);
    int most = StoredAnswers.limit(limit, USUAL, MOST);
    return read(caller, runs.find(run))
        .flatMap(found -> runs.differences(run, after == null ? null : after[0], most + 1))
        .map(read -> Items.page(read, most, one -> places.at(one.position())))
        .map(page -> page.map(Differing::of));
  }

  /** Its differences tell of alliances. */
  private Mono<ReplayRun> read(Caller caller, Mono<ReplayRun> run) {
    return run.switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            found ->
                audit
                    .record(caller, "replays.read", found.id().toString(), null)
                    .thenReturn(found));
  }

  /**
   * An assessment that was not the same again.
   *
   * @param replay as the replay of that assessment alone answers
   */
  record Differing(UUID assessment, @JsonRawValue String replay) {
    static Differing of(ReplayDifference difference) {
      return new Differing(difference.submission(), difference.answer());
    }
  }
}
