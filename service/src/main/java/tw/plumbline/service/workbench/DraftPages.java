package tw.plumbline.service.workbench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.model.text.RocDate;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.editing.Sheet;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.workbench.GateSheet.Fault;

/** Where officials change rules: drafts, their files and cells, and what is decided on them. */
@RestController
final class DraftPages {
  private static final String DRAFTS = "/workbench/drafts";
  private static final String CELL = "cell:";
  private static final String NEW = "new:";
  private static final String YEAR = "year:";

  private final DraftDesk desk;
  private final Bookshelf shelf;
  private final Pages pages;

  DraftPages(DraftDesk desk, Bookshelf shelf, Pages pages) {
    this.desk = desk;
    this.shelf = shelf;
    this.pages = pages;
  }

  @GetMapping("/workbench/drafts")
  Mono<ResponseEntity<String>> list(ServerWebExchange exchange) {
    return list(exchange, HttpStatus.OK, null);
  }

  @PostMapping("/workbench/drafts")
  Mono<ResponseEntity<String>> create(ServerWebExchange exchange, Caller caller) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              String programme = text(form, "programme");
              String version = text(form, "version").strip();
              int number = version.isEmpty() ? shelf.inForce(programme) : number(version);
              return desk.create(caller, programme, number, text(form, "title").strip());
            })
        .switchIfEmpty(missing())
        .map(draft -> Redirects.to(DRAFTS + "/" + draft.id()))
        .onErrorResume(
            DeskRefusal.class,
            refused -> list(exchange, HttpStatus.UNPROCESSABLE_CONTENT, refused));
  }

  @GetMapping("/workbench/drafts/{draft}")
  Mono<ResponseEntity<String>> draft(ServerWebExchange exchange, @PathVariable UUID draft) {
    return show(exchange, draft, HttpStatus.OK, null);
  }

  @PostMapping("/workbench/drafts/{draft}/gates")
  Mono<ResponseEntity<String>> gates(ServerWebExchange exchange, @PathVariable UUID draft) {
    return desk.lookAtGates(draft)
        .switchIfEmpty(missing())
        .map(started -> Redirects.to(DRAFTS + "/" + draft + "#gates"))
        .onErrorResume(DeskRefusal.class, refused(exchange, draft));
  }

  /** What somebody decides; a proposal names the state that was read. */
  @PostMapping("/workbench/drafts/{draft}/steps")
  Mono<ResponseEntity<String>> decide(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID draft) {
    return exchange
        .getFormData()
        .flatMap(form -> decided(caller, draft, form))
        .switchIfEmpty(missing())
        .onErrorResume(DeskRefusal.class, refused(exchange, draft));
  }

  @GetMapping("/workbench/drafts/{draft}/states")
  Mono<ResponseEntity<String>> states(ServerWebExchange exchange, @PathVariable UUID draft) {
    return found(draft)
        .zipWith(desk.states(draft))
        .flatMap(
            both ->
                pages.page(
                    exchange,
                    "draft-states",
                    Map.of("draft", both.getT1(), "states", both.getT2())));
  }

  /**
   * What is different between two states.
   *
   * @param from 0 for the version of which the draft is a copy
   * @param to 0 for the newest
   */
  @GetMapping("/workbench/drafts/{draft}/difference")
  Mono<ResponseEntity<String>> difference(
      ServerWebExchange exchange,
      @PathVariable UUID draft,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "0") int to) {
    return found(draft)
        .flatMap(
            sheet ->
                Mono.zip(
                        from == 0
                            ? shelf.files(sheet.programme(), sheet.basedOn())
                            : desk.files(draft, from),
                        desk.files(draft, to == 0 ? sheet.current().revision() : to))
                    .switchIfEmpty(missing())
                    .publishOn(Schedulers.boundedElastic())
                    .flatMap(
                        both ->
                            pages.page(
                                exchange,
                                "draft-difference",
                                Map.of(
                                    "draft",
                                    sheet,
                                    "from",
                                    from,
                                    "to",
                                    to == 0 ? sheet.current().revision() : to,
                                    "files",
                                    FileDifference.of(both.getT1(), both.getT2())))));
  }

  @GetMapping("/workbench/drafts/{draft}/file")
  Mono<ResponseEntity<String>> file(
      ServerWebExchange exchange, @PathVariable UUID draft, @RequestParam String path) {
    return newest(draft)
        .flatMap(
            now -> {
              byte[] content = now.files().bytes(path);
              return content == null
                  ? missing()
                  : editor(
                      exchange,
                      HttpStatus.OK,
                      now.draft(),
                      path,
                      new String(content, StandardCharsets.UTF_8),
                      null);
            });
  }

  @PostMapping("/workbench/drafts/{draft}/file")
  Mono<ResponseEntity<String>> saveFile(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID draft) {
    return exchange
        .getFormData()
        .flatMap(
            form -> {
              String path = text(form, "path");
              // Browsers send line ends as two characters.
              String content = text(form, "content").replace("\r\n", "\n");
              return desk.save(
                      caller,
                      draft,
                      number(text(form, "since")),
                      path,
                      content.getBytes(StandardCharsets.UTF_8),
                      text(form, "note"))
                  .switchIfEmpty(missing())
                  .map(
                      saved ->
                          Redirects.to(
                              UriComponentsBuilder.fromPath(DRAFTS + "/" + draft + "/file")
                                  .queryParam("path", "{path}")
                                  .queryParam("saved", saved.current().revision())
                                  .encode()
                                  .buildAndExpand(path)
                                  .toUriString()))
                  .onErrorResume(
                      DeskRefusal.class,
                      refused ->
                          found(draft)
                              .flatMap(
                                  sheet ->
                                      editor(
                                          exchange,
                                          HttpStatus.UNPROCESSABLE_CONTENT,
                                          sheet,
                                          path,
                                          content,
                                          refused)));
            });
  }

  @GetMapping("/workbench/drafts/{draft}/cells")
  Mono<ResponseEntity<String>> cells(
      ServerWebExchange exchange, @PathVariable UUID draft, @RequestParam String path) {
    return newest(draft)
        .flatMap(now -> cells(exchange, HttpStatus.OK, now, path, Map.of(), Map.of(), null));
  }

  @PostMapping("/workbench/drafts/{draft}/cells")
  Mono<ResponseEntity<String>> saveCells(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID draft) {
    return exchange
        .getFormData()
        .zipWith(newest(draft))
        .flatMap(both -> saveCells(exchange, caller, both.getT2(), both.getT1()));
  }

  private Mono<ResponseEntity<String>> saveCells(
      ServerWebExchange exchange, Caller caller, Newest now, MultiValueMap<String, String> form) {
    String path = text(form, "path");
    Sheet sheet = sheet(now.files(), path);
    if (sheet == null) {
      return missing();
    }
    Map<String, String> typed = new TreeMap<>(form.toSingleValueMap());
    Map<String, String> changed = new TreeMap<>();
    sheet
        .cells()
        .forEach(
            cell -> {
              String value = form.getFirst(CELL + cell.pointer());
              if (value != null) {
                String clean = value.replace("\r\n", "\n").strip();
                typed.put(cell.pointer(), clean);
                if (!clean.equals(cell.value())) {
                  changed.put(cell.pointer(), clean);
                }
              }
            });
    UUID draft = now.draft().id();
    return desk.edit(
            caller,
            draft,
            number(text(form, "since")),
            path,
            changed,
            rows(form),
            text(form, "note"))
        .flatMap(
            faults ->
                faults.isEmpty()
                    ? Mono.just(afterwards(draft, path, form))
                    : cells(
                        exchange,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        now,
                        path,
                        typed,
                        byPointer(faults),
                        null))
        .onErrorResume(
            DeskRefusal.class,
            refused ->
                cells(
                    exchange,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    now,
                    path,
                    typed,
                    Map.of(),
                    refused));
  }

  /** Whoever added a row goes on with the sheet, whoever saved cells with the draft. */
  private static ResponseEntity<String> afterwards(
      UUID draft, String path, MultiValueMap<String, String> form) {
    String sheet =
        UriComponentsBuilder.fromPath(DRAFTS + "/" + draft + "/cells")
            .queryParam("path", "{path}")
            .encode()
            .buildAndExpand(path)
            .toUriString();
    return Redirects.to(text(form, "act").isEmpty() ? DRAFTS + "/" + draft : sheet);
  }

  /** The row that the pressed button adds or takes away; none if it only saves. */
  private static List<RowEdit> rows(MultiValueMap<String, String> form) {
    String[] act = text(form, "act").split(" ", 2);
    String pointer = act.length > 1 ? act[1] : "";
    return switch (act[0]) {
      case "add" -> List.of(row(RowEdit.Kind.ADD, pointer, form));
      case "line" -> List.of(row(RowEdit.Kind.LINE, pointer, form));
      case "remove" -> List.of(new RowEdit(RowEdit.Kind.REMOVE, pointer, 0, Map.of()));
      case "edition" -> List.of(row(RowEdit.Kind.EDITION, pointer, form));
      default -> List.of();
    };
  }

  private static RowEdit row(
      RowEdit.Kind kind, String pointer, MultiValueMap<String, String> form) {
    String prefix = NEW + pointer + ":";
    Map<String, String> typed = new TreeMap<>();
    form.forEach(
        (name, values) -> {
          String value = values.get(0).replace("\r\n", "\n").strip();
          if (name.startsWith(prefix) && (kind == RowEdit.Kind.LINE || !value.isEmpty())) {
            typed.put(name.substring(prefix.length()), value);
          }
        });
    String year = text(form, YEAR + pointer).strip();
    return new RowEdit(
        kind, pointer, year.matches("[0-9]{1,3}") ? Integer.parseInt(year) : 0, typed);
  }

  private Mono<ResponseEntity<String>> decided(
      Caller caller, UUID draft, MultiValueMap<String, String> form) {
    String reason = text(form, "reason").strip();
    if (reason.isEmpty()) {
      return Mono.error(new DeskRefusal(new BilingualText("請填寫理由。", "Give a reason."), List.of()));
    }
    int revision = number(text(form, "revision"));
    Mono<String> done =
        switch (text(form, "kind")) {
          case "PROPOSED" ->
              desk.propose(caller, draft, revision, reason, day(text(form, "transitionUntil")))
                  .map(sheet -> DRAFTS + "/" + draft);
          case "WITHDRAWN" ->
              desk.withdraw(caller, draft, reason).map(sheet -> DRAFTS + "/" + draft);
          case "REFUSED" -> desk.refuse(caller, draft, reason).map(sheet -> DRAFTS + "/" + draft);
          case "ABANDONED" -> desk.abandon(caller, draft, reason).map(sheet -> DRAFTS);
          case "PUBLISHED" ->
              desk.approve(caller, draft, revision, id(text(form, "impact")), reason)
                  .map(number -> DRAFTS + "/" + draft);
          default -> Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST));
        };
    return done.map(Redirects::to);
  }

  private Mono<ResponseEntity<String>> list(
      ServerWebExchange exchange, HttpStatusCode status, @Nullable DeskRefusal refused) {
    return desk.unfinished()
        .flatMap(
            drafts -> {
              Map<String, Integer> programmes = new TreeMap<>();
              shelf
                  .editions()
                  .forEach(
                      edition -> programmes.computeIfAbsent(edition.programme(), shelf::inForce));
              Map<String, Object> model = new HashMap<>();
              model.put("drafts", drafts);
              model.put("programmes", programmes);
              refusal(model, exchange, refused);
              return pages.page(exchange, status, "drafts", model);
            });
  }

  private Mono<ResponseEntity<String>> show(
      ServerWebExchange exchange,
      UUID draft,
      HttpStatusCode status,
      @Nullable DeskRefusal refused) {
    return newest(draft)
        .flatMap(
            now ->
                Mono.zip(
                        shelf.files(now.draft().programme(), now.draft().basedOn()),
                        desk.gates(draft),
                        desk.impact(draft).map(Optional::of).defaultIfEmpty(Optional.empty()))
                    .flatMap(
                        all -> {
                          Map<String, Object> model = new HashMap<>();
                          model.put("draft", now.draft());
                          model.put("changed", changed(all.getT1(), now.files()));
                          model.put("paths", now.files().paths());
                          model.put("gates", all.getT2());
                          all.getT3().ifPresent(impact -> model.put("impact", impact));
                          model.put("sheets", sheets(now.files()));
                          refusal(model, exchange, refused);
                          return pages.page(exchange, status, "draft", model);
                        }));
  }

  private Mono<ResponseEntity<String>> editor(
      ServerWebExchange exchange,
      HttpStatusCode status,
      DraftSheet draft,
      String path,
      String content,
      @Nullable DeskRefusal refused) {
    return desk.gates(draft.id())
        .flatMap(
            gates -> {
              List<Fault> faults =
                  refused == null
                      ? gates.gates().stream()
                          .flatMap(gate -> gate.faults().stream())
                          .filter(fault -> fault.file().equals(path))
                          .distinct()
                          .toList()
                      : refused.faults();
              Map<String, Object> model = new HashMap<>();
              model.put("draft", draft);
              model.put("path", path);
              model.put("content", content);
              model.put("faults", faults);
              String saved = exchange.getRequest().getQueryParams().getFirst("saved");
              model.put("saved", saved == null ? "" : saved);
              model.put("typed", Sheet.isEditable(path));
              refusal(model, exchange, refused);
              return pages.page(exchange, status, "draft-file", model);
            });
  }

  private Mono<ResponseEntity<String>> cells(
      ServerWebExchange exchange,
      HttpStatusCode status,
      Newest now,
      String path,
      Map<String, String> typed,
      Map<String, BilingualText> faults,
      @Nullable DeskRefusal refused) {
    Sheet sheet = sheet(now.files(), path);
    if (sheet == null) {
      return missing();
    }
    Map<String, Object> model = new HashMap<>();
    model.put("draft", now.draft());
    model.put("path", path);
    model.put("sheet", sheet);
    model.put("typed", typed);
    model.put("faults", faults);
    model.put("wrong", faults.size());
    refusal(model, exchange, refused);
    return pages.page(exchange, status, "draft-cells", model);
  }

  private Function<DeskRefusal, Mono<ResponseEntity<String>>> refused(
      ServerWebExchange exchange, UUID draft) {
    return refused -> show(exchange, draft, HttpStatus.UNPROCESSABLE_CONTENT, refused);
  }

  private void refusal(
      Map<String, Object> model, ServerWebExchange exchange, @Nullable DeskRefusal refused) {
    model.put("refused", refused == null ? "" : pages.said(exchange).of(refused.said()));
    model.putIfAbsent("faults", refused == null ? List.of() : refused.faults());
  }

  private Mono<DraftSheet> found(UUID draft) {
    return desk.find(draft).switchIfEmpty(missing());
  }

  private Mono<Newest> newest(UUID draft) {
    return found(draft)
        .flatMap(
            sheet ->
                desk.files(draft, sheet.current().revision())
                    .map(files -> new Newest(sheet, files)))
        .switchIfEmpty(missing());
  }

  /** The cells of a file; null where it has none, or cannot be read as it stands. */
  private static @Nullable Sheet sheet(RulebookFiles files, String path) {
    if (files.bytes(path) == null || !Sheet.isEditable(path)) {
      return null;
    }
    try {
      return Sheet.of(files, path);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  /** Files with cells, for people to choose from. */
  private static List<String> sheets(RulebookFiles files) {
    return files.paths().stream().filter(Sheet::isEditable).toList();
  }

  private static List<FileDifference> changed(RulebookFiles before, RulebookFiles after) {
    return FileDifference.of(before, after);
  }

  private static Map<String, BilingualText> byPointer(List<CellFault> faults) {
    Map<String, BilingualText> all = new TreeMap<>();
    faults.forEach(fault -> all.putIfAbsent(fault.pointer(), fault.message()));
    return all;
  }

  private static @Nullable LocalDate day(String typed) {
    if (typed.isBlank()) {
      return null;
    }
    return RocDate.read(typed.strip())
        .orElseThrow(
            () ->
                new DeskRefusal(
                    new BilingualText(
                        "過渡期末日不是日期，請填如 108/10/31。",
                        "The last day of the transition is no day; write it like 2019-10-31."),
                    List.of()));
  }

  private static int number(String typed) {
    try {
      return Integer.parseInt(typed);
    } catch (NumberFormatException none) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private static UUID id(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException none) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private static String text(MultiValueMap<String, String> form, String field) {
    String value = form.getFirst(field);
    return value == null ? "" : value;
  }

  private static <T> Mono<T> missing() {
    return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private record Newest(DraftSheet draft, RulebookFiles files) {}
}
