package tw.plumbline.service.http;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.FaultCode;
import tw.plumbline.rules.reading.FormReader;
import tw.plumbline.service.draft.Draft;
import tw.plumbline.service.draft.DraftApproval;
import tw.plumbline.service.draft.DraftDecision;
import tw.plumbline.service.draft.DraftProposal;
import tw.plumbline.service.draft.DraftRebase;
import tw.plumbline.service.draft.DraftRequest;
import tw.plumbline.service.draft.Drafts;
import tw.plumbline.service.draft.Publishing;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.rulebook.ActiveRulebooks;

/** Drafts: begun, listed, and what is decided on them. */
@RestController
final class DraftController {
  private static final String DRAFTS = "/v1/rulebooks/{id}/drafts";
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final DraftDesk desk;
  private final Drafts drafts;
  private final Publishing publishing;
  private final ActiveRulebooks rulebooks;
  private final Forms forms;
  private final Clock clock;
  private final FormReader<DraftRequest> requests =
      new FormReader<>(DraftRequest.class, "draft-request");
  private final FormReader<DraftProposal> proposals =
      new FormReader<>(DraftProposal.class, "draft-proposal");
  private final FormReader<DraftDecision> decisions =
      new FormReader<>(DraftDecision.class, "draft-decision");
  private final FormReader<DraftApproval> approvals =
      new FormReader<>(DraftApproval.class, "draft-approval");
  private final FormReader<DraftRebase> rebases =
      new FormReader<>(DraftRebase.class, "draft-rebase");

  DraftController(
      DraftDesk desk,
      Drafts drafts,
      Publishing publishing,
      ActiveRulebooks rulebooks,
      Forms forms,
      Clock clock) {
    this.desk = desk;
    this.drafts = drafts;
    this.publishing = publishing;
    this.rulebooks = rulebooks;
    this.forms = forms;
    this.clock = clock;
  }

  /** Those of the programme, newest first. */
  @GetMapping(path = DRAFTS, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Items<DraftAnswer>> list(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    return desk.edition(id)
        .flatMap(
            edition -> {
              Cursor places = Cursor.of("drafts", edition.programme());
              long[] before = places.place(cursor, 1);
              int most = StoredAnswers.limit(limit, USUAL, MOST);
              return drafts
                  .list(edition.programme(), before == null ? null : before[0], most + 1)
                  .map(read -> Items.page(read, most, one -> places.at(one.position())))
                  .map(page -> page.map(one -> DraftAnswer.of(one.draft())));
            });
  }

  /** A copy of the version in force, or of another one. */
  @PostMapping(
      path = DRAFTS,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> create(
      ServerWebExchange exchange, Caller caller, @PathVariable String id) {
    return forms.filled(
        exchange,
        requests,
        form ->
            desk.edition(id)
                .flatMap(edition -> begun(caller, edition, form))
                .map(draft -> created(id, draft)));
  }

  private Mono<Draft> begun(Caller caller, Edition edition, DraftRequest form) {
    Integer asked = form.version();
    String programme = edition.programme();
    int version = asked == null ? rulebooks.get().version(programme) : asked;
    return drafts
        .create(caller, programme, version, form.title())
        .switchIfEmpty(
            refused(
                "/version",
                FaultCode.OUT_OF_RANGE,
                "這份規則書沒有這個版本。",
                "The rulebook has no version of this number."));
  }

  @GetMapping(path = DRAFTS + "/{draft}", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<DraftAnswer>> read(
      ServerWebExchange exchange, @PathVariable String id, @PathVariable UUID draft) {
    return desk.draft(id, draft)
        .flatMap(
            found ->
                StoredAnswers.known(exchange, DraftAnswer.tag(found))
                    ? Mono.empty()
                    : Mono.just(DraftAnswer.tagged(found)));
  }

  /** Every state that was saved, newest first. */
  @GetMapping(path = DRAFTS + "/{draft}/states", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Items<DraftAnswer.State>> states(
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    Cursor places = Cursor.of("states", draft);
    long[] before = places.place(cursor, 1);
    int most = StoredAnswers.limit(limit, USUAL, MOST);
    return desk.draft(id, draft)
        .flatMap(found -> drafts.states(draft, before == null ? null : (int) before[0], most + 1))
        .map(read -> Items.page(read, most, one -> places.at(one.revision())))
        .map(page -> page.map(DraftAnswer.State::of));
  }

  @PostMapping(
      path = DRAFTS + "/{draft}/proposal",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> propose(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft) {
    return forms.filled(
        exchange,
        proposals,
        form ->
            desk.edition(id)
                .flatMap(edition -> notOver(edition, form.transitionUntil()))
                .then(desk.draft(id, draft))
                .flatMap(
                    found ->
                        drafts.propose(
                            caller, draft, form.revision(), form.reason(), form.transitionUntil()))
                .map(DraftAnswer::tagged));
  }

  @PostMapping(
      path = DRAFTS + "/{draft}/withdrawal",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> withdraw(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft) {
    return decided(exchange, id, draft, form -> drafts.withdraw(caller, draft, form.reason()));
  }

  @PostMapping(
      path = DRAFTS + "/{draft}/refusal",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> refuse(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft) {
    return decided(exchange, id, draft, form -> drafts.refuse(caller, draft, form.reason()));
  }

  @PostMapping(
      path = DRAFTS + "/{draft}/abandonment",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> abandon(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft) {
    return decided(exchange, id, draft, form -> drafts.abandon(caller, draft, form.reason()));
  }

  /** Publishes what was proposed; answered when it is in force here. */
  @PostMapping(
      path = DRAFTS + "/{draft}/approval",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> approve(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft) {
    return forms.filled(
        exchange,
        approvals,
        form ->
            desk.draft(id, draft)
                .flatMap(
                    found ->
                        publishing.approve(
                            caller,
                            draft,
                            form.revision(),
                            UUID.fromString(form.impact()),
                            form.reason(),
                            Boolean.TRUE.equals(form.emergency())))
                .map(version -> ResponseEntity.ok(new Published(version))));
  }

  /** Begins it anew on the version in force. */
  @PostMapping(
      path = DRAFTS + "/{draft}/rebase",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> rebase(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft) {
    return forms.filled(
        exchange,
        rebases,
        form -> {
          List<String> mine = form.mine();
          return desk.draft(id, draft)
              .flatMap(
                  found -> drafts.rebase(caller, draft, mine == null ? Set.of() : Set.copyOf(mine)))
              .map(begun -> created(id, begun));
        });
  }

  private Mono<ResponseEntity<?>> decided(
      ServerWebExchange exchange,
      String id,
      UUID draft,
      Function<DraftDecision, Mono<Draft>> deciding) {
    return forms.filled(
        exchange,
        decisions,
        form ->
            desk.draft(id, draft).flatMap(found -> deciding.apply(form)).map(DraftAnswer::tagged));
  }

  private Mono<Void> notOver(Edition edition, @Nullable LocalDate transitionUntil) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), edition.zone());
    return transitionUntil == null || !transitionUntil.isBefore(today)
        ? Mono.empty()
        : refused("/transitionUntil", FaultCode.OUT_OF_RANGE, "這一天已經過去。", "This day is over.");
  }

  private static ResponseEntity<DraftAnswer> created(String edition, Draft draft) {
    return ResponseEntity.created(
            URI.create("/v1/rulebooks/%s/drafts/%s".formatted(edition, draft.id())))
        .body(DraftAnswer.of(draft));
  }

  private static <T> Mono<T> refused(String pointer, FaultCode code, String zhTw, String en) {
    return Mono.error(
        () ->
            new ProblemException(
                Problem.ofForm(List.of(new Fault(pointer, code, new BilingualText(zhTw, en))))));
  }

  /** What was published. */
  private record Published(int version) {}
}
