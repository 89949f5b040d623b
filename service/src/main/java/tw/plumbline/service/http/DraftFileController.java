package tw.plumbline.service.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.reading.FormReader;
import tw.plumbline.service.draft.Draft;
import tw.plumbline.service.draft.DraftArchive;
import tw.plumbline.service.draft.DraftEdits;
import tw.plumbline.service.draft.Drafts;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.ParameterException;
import tw.plumbline.service.rulebook.StoredRulebooks;

/** The files of drafts, one by one or all in a zip. */
@RestController
final class DraftFileController {
  private static final String DRAFT = "/v1/rulebooks/{id}/drafts/{draft}";
  private static final int LONGEST_NOTE = 500;
  private static final MediaType ARCHIVE = MediaType.valueOf(RuleFileAnswers.ZIP);
  private static final List<MediaType> TEXTS =
      List.of(MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM);

  private final DraftDesk desk;
  private final Drafts drafts;
  private final Bodies bodies;
  private final Forms forms;
  private final FormReader<DraftEdits> edits = new FormReader<>(DraftEdits.class, "draft-edits");

  DraftFileController(DraftDesk desk, Drafts drafts, Bodies bodies, Forms forms) {
    this.desk = desk;
    this.drafts = drafts;
    this.bodies = bodies;
    this.forms = forms;
  }

  /** Which there are. */
  @GetMapping(
      path = DRAFT + "/files",
      params = "!path",
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Listing>> list(
      ServerWebExchange exchange,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam(required = false) @Nullable Integer revision) {
    return desk.draft(id, draft)
        .map(found -> revision == null ? found.current().revision() : revision)
        .flatMap(
            number ->
                drafts
                    .listing(draft, number)
                    .filter(files -> !files.isEmpty())
                    .map(files -> new Listing(number, files)))
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            listing -> {
              String tag = "files-" + listing.revision();
              return StoredAnswers.known(exchange, tag)
                  ? Mono.empty()
                  : Mono.just(StoredAnswers.tagged(tag).body(listing));
            });
  }

  /** One as it is. */
  @GetMapping(path = DRAFT + "/files", params = "path", produces = RuleFileAnswers.TEXT)
  Mono<ResponseEntity<byte[]>> file(
      ServerWebExchange exchange,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam(required = false) @Nullable String path,
      @RequestParam(required = false) @Nullable Integer revision) {
    return desk.draft(id, draft)
        .map(found -> revision == null ? found.current().revision() : revision)
        .flatMap(
            number ->
                RuleFileAnswers.file(
                    exchange, "file-" + number, drafts.file(draft, number, String.valueOf(path))));
  }

  /** Saves a file, new or instead of the one of that path. */
  @PutMapping(
      path = DRAFT + "/files",
      consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE},
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<DraftAnswer>> put(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam String path,
      @RequestParam int since,
      @RequestParam(required = false) @Nullable String note) {
    String said = note(note, path);
    return bodies.whole(
        exchange.getRequest(),
        TEXTS,
        content ->
            desk.draft(id, draft)
                .flatMap(
                    found ->
                        drafts.save(caller, draft, since, Map.of(path, Optional.of(content)), said))
                .map(DraftAnswer::tagged));
  }

  /** Takes a file away. */
  @DeleteMapping(path = DRAFT + "/files", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<DraftAnswer>> delete(
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam String path,
      @RequestParam int since,
      @RequestParam(required = false) @Nullable String note) {
    String said = note(note, path);
    return desk.draft(id, draft)
        .flatMap(found -> drafts.file(draft, since, path))
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(there -> drafts.save(caller, draft, since, Map.of(path, Optional.empty()), said))
        .map(DraftAnswer::tagged);
  }

  /** All of them. */
  @GetMapping(path = DRAFT + "/archive", produces = RuleFileAnswers.ZIP)
  Mono<ResponseEntity<byte[]>> archive(
      ServerWebExchange exchange, @PathVariable String id, @PathVariable UUID draft) {
    return desk.draft(id, draft)
        .flatMap(
            found ->
                RuleFileAnswers.archive(
                    exchange,
                    found.current().digest(),
                    name(found),
                    drafts.files(draft, found.current().revision())));
  }

  /** Saves the files of a zip instead of all that there are. */
  @PutMapping(
      path = DRAFT + "/archive",
      consumes = RuleFileAnswers.ZIP,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<DraftAnswer>> replace(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft,
      @RequestParam int since,
      @RequestParam(required = false) @Nullable String note) {
    String said = note(note, "zip");
    return bodies.whole(
        exchange.getRequest(),
        List.of(ARCHIVE),
        zip ->
            desk.draft(id, draft)
                .flatMap(
                    found ->
                        Mono.fromCallable(() -> DraftArchive.unpack(zip))
                            .subscribeOn(Schedulers.boundedElastic()))
                .flatMap(files -> drafts.replace(caller, draft, since, files, said))
                .map(DraftAnswer::tagged));
  }

  /** Types into cells. */
  @PostMapping(
      path = DRAFT + "/edits",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<?>> edit(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID draft) {
    return forms.filled(
        exchange,
        edits,
        form ->
            desk.draft(id, draft)
                .flatMap(
                    found ->
                        drafts.edit(
                            caller, draft, form.since(), form::applied, note(form.note(), "edits")))
                .map(DraftAnswer::tagged));
  }

  private static String name(Draft draft) {
    return "%s-draft-%d.zip".formatted(draft.programme(), draft.current().revision());
  }

  private static String note(@Nullable String given, String otherwise) {
    if (given != null && given.length() > LONGEST_NOTE) {
      throw ParameterException.notOfForm(
          "note",
          new BilingualText(
              "至多 %d 字".formatted(LONGEST_NOTE), "at most %d characters".formatted(LONGEST_NOTE)));
    }
    return given == null ? otherwise : given;
  }

  /** The files of a state. */
  record Listing(int revision, List<StoredRulebooks.File> files) {
    Listing {
      files = List.copyOf(files);
    }
  }
}
