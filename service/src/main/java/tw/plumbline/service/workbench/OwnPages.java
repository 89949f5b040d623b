package tw.plumbline.service.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.rules.book.ProgrammeCalendar;
import tw.plumbline.service.decision.Decision;
import tw.plumbline.service.decision.DecisionStatus;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.submission.Filed;

/** What an alliance sees of its own filings; its door keeps every other alliance out. */
@RestController
final class OwnPages {
  private final RecordDesk desk;
  private final Bookshelf shelf;
  private final Pages pages;

  OwnPages(RecordDesk desk, Bookshelf shelf, Pages pages) {
    this.desk = desk;
    this.shelf = shelf;
    this.pages = pages;
  }

  /** An alliance that never filed has a page that says so. */
  @GetMapping("/workbench/own/{id}")
  Mono<ResponseEntity<String>> filings(
      ServerWebExchange exchange, Caller caller, @PathVariable String id) {
    return desk.timeline(caller, id)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            timeline -> {
              Map<String, Object> model = new HashMap<>();
              model.put("id", id);
              model.put("name", timeline.map(known -> known.alliance().name()).orElse(""));
              model.put("years", timeline.map(OwnPages::byYear).orElse(Map.of()));
              model.put("decisions", timeline.map(OwnPages::approved).orElse(List.of()));
              return pages.page(exchange, "own", model);
            });
  }

  @GetMapping("/workbench/own/{id}/filings/{submission}")
  Mono<ResponseEntity<String>> filing(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @PathVariable UUID submission) {
    return own(caller, id, submission)
        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
        .flatMap(
            sheet ->
                Mono.zip(became(caller, id, sheet), calendar(sheet))
                    .flatMap(
                        known -> {
                          Map<String, Object> model = new HashMap<>();
                          model.put("sheet", sheet);
                          model.put("became", known.getT1());
                          known.getT2().ifPresent(filing -> model.put("calendar", filing));
                          return pages.page(exchange, "own-filing", model);
                        }));
  }

  private Mono<AssessmentSheet> own(Caller caller, String id, UUID submission) {
    return desk.assessment(caller, submission).filter(sheet -> sheet.allianceId().equals(id));
  }

  /** What became of each finding in the next correction; nothing where there is none. */
  private Mono<Map<Integer, Boolean>> became(Caller caller, String id, AssessmentSheet sheet) {
    UUID next = sheet.received().replacedBy();
    return next == null
        ? Mono.just(Map.of())
        : own(caller, id, next).map(later -> still(sheet, later)).defaultIfEmpty(Map.of());
  }

  /** By number of each finding, whether it is found in a later filing as well. */
  static Map<Integer, Boolean> still(AssessmentSheet earlier, AssessmentSheet later) {
    Map<Integer, Boolean> still = new LinkedHashMap<>();
    for (AssessmentSheet.FindingLine found : earlier.findings()) {
      still.put(found.ordinal(), later.findings().stream().anyMatch(other -> isSame(found, other)));
    }
    return still;
  }

  /** An item keeps its name when lines before it are put in or left out; its number it does not. */
  private static boolean isSame(
      AssessmentSheet.FindingLine one, AssessmentSheet.FindingLine other) {
    ReportText.Place here = one.place();
    ReportText.Place there = other.place();
    return one.clause().equals(other.clause())
        && here.part().equals(there.part())
        && here.field().equals(there.field())
        && (here.name() == null
            ? here.pointer().equals(there.pointer())
            : here.name().equals(there.name()));
  }

  private Mono<Optional<ProgrammeCalendar.Filing>> calendar(AssessmentSheet sheet) {
    return shelf
        .edition(sheet.rules().edition(), null)
        .map(shelved -> shelved.edition().calendar().filing(sheet.filing()))
        .defaultIfEmpty(Optional.empty());
  }

  /** What is not approved is nothing to an alliance; the newest first. */
  private static List<Decision> approved(Timeline timeline) {
    List<Decision> approved = new ArrayList<>();
    for (Timeline.Event event : timeline.events()) {
      if (event instanceof Timeline.Decided decided
          && decided.kept().status() == DecisionStatus.APPROVED) {
        approved.add(0, decided.kept().decision());
      }
    }
    return approved;
  }

  /** The newest year first; in a year the newest filing. */
  private static Map<Integer, List<Filed>> byYear(Timeline timeline) {
    Map<Integer, List<Filed>> years = new LinkedHashMap<>();
    timeline
        .years()
        .forEach(
            year -> {
              List<Filed> filed =
                  timeline.events().stream()
                      .filter(Timeline.Filing.class::isInstance)
                      .map(event -> ((Timeline.Filing) event).filed())
                      .filter(each -> each.programmeYear() == year)
                      .sorted((one, other) -> Long.compare(other.position(), one.position()))
                      .toList();
              if (!filed.isEmpty()) {
                years.put(year, filed);
              }
            });
    return years;
  }
}
