package tw.plumbline.service.http;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.reading.FormReader;
import tw.plumbline.service.decision.DecisionFilter;
import tw.plumbline.service.decision.DecisionKind;
import tw.plumbline.service.decision.DecisionOutcome;
import tw.plumbline.service.decision.DecisionReason;
import tw.plumbline.service.decision.DecisionRequest;
import tw.plumbline.service.decision.DecisionStatus;
import tw.plumbline.service.decision.Decisions;
import tw.plumbline.service.decision.Decisions.State;
import tw.plumbline.service.decision.KeptDecision;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.identity.Role;
import tw.plumbline.service.problem.ParameterException;

/** Decisions on alliances: recorded, approved, refused, withdrawn, listed. */
@RestController
final class DecisionController {
  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final int NUMBERS = 2;
  private static final List<Role> OFFICES =
      List.of(Role.OFFICIAL, Role.AUDITOR, Role.PROGRAMME_OFFICE);

  private final Decisions decisions;
  private final AuditLog audit;
  private final Forms forms;
  private final FormReader<DecisionRequest> requests =
      new FormReader<>(DecisionRequest.class, "decision-request");
  private final FormReader<DecisionReason> reasons =
      new FormReader<>(DecisionReason.class, "decision-reason");

  DecisionController(Decisions decisions, AuditLog audit, Forms forms) {
    this.decisions = decisions;
    this.audit = audit;
    this.forms = forms;
  }

  @PostMapping(
      path = "/v1/alliances/{id}/decisions",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> record(
      ServerWebExchange exchange, Caller caller, @PathVariable String id) {
    return answered(
        exchange, requests, HttpStatus.CREATED, form -> decisions.record(caller, id, form));
  }

  @PostMapping(
      path = "/v1/alliances/{id}/decisions/{decision}/approval",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> approve(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID decision) {
    return stepped(exchange, form -> decisions.approve(caller, id, decision, form.reason()));
  }

  @PostMapping(
      path = "/v1/alliances/{id}/decisions/{decision}/refusal",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> refuse(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID decision) {
    return stepped(exchange, form -> decisions.refuse(caller, id, decision, form.reason()));
  }

  @PostMapping(
      path = "/v1/alliances/{id}/decisions/{decision}/withdrawal",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> withdraw(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID decision) {
    return stepped(exchange, form -> decisions.withdraw(caller, id, decision, form.reason()));
  }

  @GetMapping(path = "/v1/decisions/{decision}", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<KeptDecision>> one(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID decision) {
    return decisions
        .get(decision)
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            kept -> {
              String tag = decision + "." + kept.status();
              return StoredAnswers.known(exchange, tag)
                  ? Mono.<ResponseEntity<KeptDecision>>empty()
                  : audit
                      .record(
                          caller,
                          "decision.read",
                          decision.toString(),
                          kept.decision().allianceId())
                      .thenReturn(StoredAnswers.tagged(tag).body(kept));
            });
  }

  /** Those on one alliance, newest first. Whoever is of no office sees what was approved alone. */
  @GetMapping(path = "/v1/alliances/{id}/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Items<KeptDecision>>> ofAlliance(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    StoredAnswers.requireReader(caller, id);
    DecisionStatus asked = choice("status", status, DecisionStatus.class);
    DecisionFilter filter = DecisionFilter.of(id).with(asked);
    return listed(exchange, caller, filter, cursor, limit);
  }

  /** All of them, newest first. */
  @GetMapping(path = "/v1/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Items<KeptDecision>>> all(
      ServerWebExchange exchange,
      Caller caller,
      @RequestParam(required = false) @Nullable String alliance,
      @RequestParam(required = false) @Nullable String programme,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String clause,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    DecisionFilter filter =
        new DecisionFilter(
            alliance,
            programme,
            year,
            choice("kind", kind, DecisionKind.class),
            choice("status", status, DecisionStatus.class),
            clause);
    return listed(exchange, caller, filter, cursor, limit);
  }

  private Mono<ResponseEntity<Items<KeptDecision>>> listed(
      ServerWebExchange exchange,
      Caller caller,
      DecisionFilter filter,
      @Nullable String cursor,
      @Nullable Integer limit) {
    boolean approvedOnly = caller.roles().stream().noneMatch(OFFICES::contains);
    Cursor places = Cursor.of("decisions", filter, approvedOnly);
    long[] after = places.place(cursor, NUMBERS);
    int most = StoredAnswers.limit(limit, USUAL, MOST);
    String alliance = filter.alliance();
    return decisions
        .state(alliance, approvedOnly)
        .flatMap(
            state ->
                StoredAnswers.known(exchange, state.tag())
                    ? Mono.empty()
                    : audit
                        .record(
                            caller, "decisions.read", alliance == null ? "all" : alliance, alliance)
                        .then(Mono.defer(() -> page(filter, places, after, state, most)))
                        .map(page -> StoredAnswers.tagged(state.tag()).body(page)));
  }

  /** A cursor holds what the first page could see, so that later steps change no page. */
  private Mono<Items<KeptDecision>> page(
      DecisionFilter filter, Cursor places, long @Nullable [] after, State state, int most) {
    if (state.approvedOnly()
        && filter.status() != null
        && filter.status() != DecisionStatus.APPROVED) {
      return Mono.just(new Items<>(List.of(), null));
    }
    long moment = after == null ? state.moment() : after[1];
    DecisionFilter seen = state.approvedOnly() ? filter.with(DecisionStatus.APPROVED) : filter;
    return decisions
        .list(seen, moment, after == null ? null : after[0], most + 1)
        .collectList()
        .map(read -> Items.page(read, most, one -> places.at(one.position(), moment)));
  }

  private Mono<ResponseEntity<?>> stepped(
      ServerWebExchange exchange, Function<DecisionReason, Mono<DecisionOutcome>> doing) {
    return answered(exchange, reasons, HttpStatus.OK, doing);
  }

  private <T> Mono<ResponseEntity<?>> answered(
      ServerWebExchange exchange,
      FormReader<T> reader,
      HttpStatus done,
      Function<T, Mono<DecisionOutcome>> doing) {
    return forms.filled(
        exchange,
        reader,
        form ->
            doing
                .apply(form)
                .map(outcome -> response(outcome, done))
                .switchIfEmpty(StoredAnswers.absent()));
  }

  private static ResponseEntity<?> response(DecisionOutcome outcome, HttpStatus done) {
    return outcome instanceof DecisionOutcome.Done kept
        ? ResponseEntity.status(done).contentType(MediaType.APPLICATION_JSON).body(kept.decision())
        : Forms.problem(((DecisionOutcome.Refused) outcome).problem());
  }

  private static <E extends Enum<E>> @Nullable E choice(
      String name, @Nullable String asked, Class<E> type) {
    if (asked == null) {
      return null;
    }
    E[] known = type.getEnumConstants();
    return Arrays.stream(known)
        .filter(one -> one.name().equals(asked))
        .findFirst()
        .orElseThrow(
            () -> ParameterException.noneOf(name, Arrays.stream(known).map(Enum::name).toList()));
  }
}
