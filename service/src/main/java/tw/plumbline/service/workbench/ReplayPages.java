package tw.plumbline.service.workbench;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tw.plumbline.service.html.Pages;
import tw.plumbline.service.identity.Caller;

/** A stored assessment made again, and seen by other rules and with later knowledge. */
@RestController
final class ReplayPages {
  private final ReplayDesk desk;
  private final RecordDesk records;
  private final Pages pages;

  ReplayPages(ReplayDesk desk, RecordDesk records, Pages pages) {
    this.desk = desk;
    this.records = records;
    this.pages = pages;
  }

  @GetMapping("/workbench/assessments/{id}/replay")
  Mono<ResponseEntity<String>> replay(
      ServerWebExchange exchange, Caller caller, @PathVariable UUID id) {
    return records
        .assessment(caller, id)
        .switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
        .flatMap(
            sheet ->
                desk.replay(caller, id)
                    .zipWhen(replay -> desk.views(caller, id))
                    .flatMap(
                        both ->
                            pages.page(
                                exchange,
                                "replay",
                                Map.of(
                                    "sheet", sheet,
                                    "replay", both.getT1(),
                                    "views", both.getT2()))));
  }
}
