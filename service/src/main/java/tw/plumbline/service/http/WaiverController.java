package tw.plumbline.service.http;

import java.time.Instant;
import java.time.ZoneOffset;
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
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.ParameterException;
import tw.plumbline.service.waiver.KeptWaiver;
import tw.plumbline.service.waiver.WaiverDecision;
import tw.plumbline.service.waiver.WaiverOutcome;
import tw.plumbline.service.waiver.WaiverRequest;
import tw.plumbline.service.waiver.WaiverStatus;
import tw.plumbline.service.waiver.Waivers;
import tw.plumbline.service.waiver.Waivers.Moment;
import tw.plumbline.service.waiver.Waivers.State;

/** Waivers: asked for, decided on, listed. */
@RestController
final class WaiverController {
  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final int NUMBERS = 3;

  private final Waivers waivers;
  private final AuditLog audit;
  private final Forms forms;
  private final FormReader<WaiverRequest> requests =
      new FormReader<>(WaiverRequest.class, "waiver-request");
  private final FormReader<WaiverDecision> decisions =
      new FormReader<>(WaiverDecision.class, "waiver-decision");

  WaiverController(Waivers waivers, AuditLog audit, Forms forms) {
    this.waivers = waivers;
    this.audit = audit;
    this.forms = forms;
  }

  @PostMapping(
      path = "/v1/alliances/{id}/waivers",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> request(
      ServerWebExchange exchange, Caller caller, @PathVariable String id) {
    return answered(
        exchange, requests, HttpStatus.CREATED, form -> waivers.request(caller, id, form));
  }

  @PostMapping(
      path = "/v1/alliances/{id}/waivers/{waiver}/approval",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> approve(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID waiver) {
    return decided(exchange, form -> waivers.approve(caller, id, waiver, form.reason()));
  }

  @PostMapping(
      path = "/v1/alliances/{id}/waivers/{waiver}/refusal",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> refuse(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID waiver) {
    return decided(exchange, form -> waivers.refuse(caller, id, waiver, form.reason()));
  }

  @PostMapping(
      path = "/v1/alliances/{id}/waivers/{waiver}/revocation",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> revoke(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID waiver) {
    return decided(exchange, form -> waivers.revoke(caller, id, waiver, form.reason()));
  }

  /** Those of one alliance, newest first. */
  @GetMapping(path = "/v1/alliances/{id}/waivers", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Items<KeptWaiver>>> ofAlliance(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    StoredAnswers.requireReader(caller, id);
    return listed(exchange, caller, new Listing(id, status(status)), cursor, limit);
  }

  /** All of them, newest first. */
  @GetMapping(path = "/v1/waivers", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Items<KeptWaiver>>> all(
      ServerWebExchange exchange,
      Caller caller,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    return listed(exchange, caller, new Listing(null, status(status)), cursor, limit);
  }

  private Mono<ResponseEntity<Items<KeptWaiver>>> listed(
      ServerWebExchange exchange,
      Caller caller,
      Listing listing,
      @Nullable String cursor,
      @Nullable Integer limit) {
    Cursor places = Cursor.of("waivers", listing.alliance(), listing.status());
    long[] after = places.place(cursor, NUMBERS);
    int most = StoredAnswers.limit(limit, USUAL, MOST);
    return waivers
        .state(listing.alliance())
        .flatMap(
            state ->
                StoredAnswers.known(exchange, state.tag())
                    ? Mono.empty()
                    : audit
                        .record(caller, "waivers.read", listing.subject(), listing.alliance())
                        .then(Mono.defer(() -> page(listing, places, after, state, most)))
                        .map(page -> StoredAnswers.tagged(state.tag()).body(page)));
  }

  /** A cursor holds what the first page could see, so that later decisions change no page. */
  private Mono<Items<KeptWaiver>> page(
      Listing listing, Cursor places, long @Nullable [] after, State state, int most) {
    Moment moment =
        after == null
            ? state.moment()
            : new Moment(after[1], Instant.ofEpochMilli(after[2]).atOffset(ZoneOffset.UTC));
    return waivers
        .list(
            listing.alliance(), listing.status(), moment, after == null ? null : after[0], most + 1)
        .collectList()
        .map(
            read ->
                Items.page(
                    read,
                    most,
                    one ->
                        places.at(
                            one.position(),
                            moment.decisions(),
                            moment.at().toInstant().toEpochMilli())));
  }

  private Mono<ResponseEntity<?>> decided(
      ServerWebExchange exchange, Function<WaiverDecision, Mono<WaiverOutcome>> deciding) {
    return answered(exchange, decisions, HttpStatus.OK, deciding);
  }

  private <T> Mono<ResponseEntity<?>> answered(
      ServerWebExchange exchange,
      FormReader<T> reader,
      HttpStatus done,
      Function<T, Mono<WaiverOutcome>> doing) {
    return forms.filled(
        exchange,
        reader,
        form ->
            doing
                .apply(form)
                .map(outcome -> response(outcome, done))
                .switchIfEmpty(StoredAnswers.absent()));
  }

  private static ResponseEntity<?> response(WaiverOutcome outcome, HttpStatus done) {
    return outcome instanceof WaiverOutcome.Done written
        ? ResponseEntity.status(done).contentType(MediaType.APPLICATION_JSON).body(written.waiver())
        : Forms.problem(((WaiverOutcome.Refused) outcome).problem());
  }

  private static @Nullable WaiverStatus status(@Nullable String asked) {
    List<String> known = Arrays.stream(WaiverStatus.values()).map(Enum::name).toList();
    if (asked != null && !known.contains(asked)) {
      throw ParameterException.noneOf("status", known);
    }
    return asked == null ? null : WaiverStatus.valueOf(asked);
  }

  /**
   * Which are listed.
   *
   * @param alliance null for all
   * @param status null for any
   */
  private record Listing(@Nullable String alliance, @Nullable WaiverStatus status) {
    String subject() {
      return alliance == null ? "all" : alliance;
    }
  }
}
