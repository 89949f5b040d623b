package tw.plumbline.service.workbench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.workbench.AllianceSearch.Asked;
import tw.plumbline.service.workbench.Timeline.Kind;

/** What is stored of alliances, for those who look after them and those who audit. */
@RestController
final class RecordPages {
  private static final int SHOWN = 50;
  private static final int LONGEST = 200;

  private final RecordDesk desk;
  private final Pages pages;

  RecordPages(RecordDesk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @GetMapping("/workbench/alliances")
  Mono<ResponseEntity<String>> alliances(
      ServerWebExchange exchange,
      Caller caller,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable Integer year,
      @RequestParam(required = false) @Nullable String clause,
      @RequestParam(required = false) @Nullable String after) {
    Asked asked = new Asked(bounded(q), year, bounded(clause), after == null ? "" : after);
    return desk.find(caller, asked, SHOWN + 1)
        .flatMap(
            found -> {
              boolean more = found.size() > SHOWN;
              Map<String, Object> model = new HashMap<>();
              model.put("asked", asked);
              model.put("found", more ? found.subList(0, SHOWN) : found);
              model.put("next", more ? found.get(SHOWN - 1).id() : "");
              return pages.page(exchange, "alliances", model);
            });
  }

  @GetMapping("/workbench/alliances/{id}")
  Mono<ResponseEntity<String>> alliance(
      ServerWebExchange exchange,
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer year) {
    Set<Kind> kinds = kinds(exchange.getRequest().getQueryParams().get("kind"));
    return desk.timeline(caller, id)
        .switchIfEmpty(missing())
        .flatMap(
            timeline -> {
              Map<String, Object> model = new HashMap<>();
              model.put("timeline", timeline);
              model.put("events", timeline.events(kinds, year));
              model.put("kinds", Kind.values());
              model.put("chosen", kinds);
              model.put("year", year == null ? 0 : year);
              return pages.page(exchange, "alliance", model);
            });
  }

  @GetMapping("/workbench/assessments/{id}")
  Mono<ResponseEntity<String>> assessment(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID id) {
    return desk.assessment(caller, id)
        .switchIfEmpty(missing())
        .flatMap(sheet -> pages.page(exchange, "record", Map.of("sheet", sheet)));
  }

  /** The report as it came, byte for byte. */
  @GetMapping("/workbench/assessments/{id}/report")
  Mono<ResponseEntity<byte[]>> report(Caller caller, @PathVariable UUID id) {
    return desk.report(caller, id)
        .switchIfEmpty(missing())
        .map(
            found ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                            .filename("report-" + found.id() + ".json", StandardCharsets.UTF_8)
                            .build()
                            .toString())
                    .body(found.report()));
  }

  private static Set<Kind> kinds(@Nullable List<String> named) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (named != null) {
      Arrays.stream(Kind.values()).filter(kind -> named.contains(kind.name())).forEach(kinds::add);
    }
    return kinds;
  }

  private static String bounded(@Nullable String text) {
    String stripped = text == null ? "" : text.strip();
    return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
  }

  private static <T> Mono<T> missing() {
    return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
