package tw.plumbline.service.http;

import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tw.plumbline.service.draft.Draft;
import tw.plumbline.service.draft.GateRuns;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;

/** The gates through which a draft goes before it is published. */
@RestController
final class GateController {
  private static final String GATES = "/v1/rulebooks/{id}/drafts/{draft}/gates";
  private final DraftDesk desk;
  private final GateRuns gates;
  private final AuditLog audit;

  GateController(DraftDesk desk, GateRuns gates, AuditLog audit) {
    this.desk = desk;
    this.gates = gates;
    this.audit = audit;
  }

  @GetMapping(path = GATES, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<GateAnswer> standing(@PathVariable String id, @PathVariable UUID draft) {
    return desk.draft(id, draft).flatMap(found -> gates.standing(draft)).map(GateAnswer::of);
  }

  /** Looks at those of which nothing is known yet. */
  @PostMapping(path = GATES, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<GateAnswer> start(Caller caller, @PathVariable String id, @PathVariable UUID draft) {
    return desk.draft(id, draft)
        .flatMap(found -> recorded(caller, "gates.start", found))
        .flatMap(found -> gates.start(draft))
        .map(GateAnswer::of);
  }

  /** Ends what runs on this replica. */
  @DeleteMapping(path = GATES, produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<GateAnswer> cancel(Caller caller, @PathVariable String id, @PathVariable UUID draft) {
    return desk.draft(id, draft)
        .flatMap(found -> recorded(caller, "gates.stop", found))
        .flatMap(
            found -> {
              gates.cancel(draft);
              return gates.standing(draft);
            })
        .map(GateAnswer::of);
  }

  /** The standing whenever it changes, until nothing runs here any more. */
  @GetMapping(path = GATES + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<GateAnswer>> events(@PathVariable String id, @PathVariable UUID draft) {
    return desk.draft(id, draft)
        .flatMapMany(found -> gates.watch(draft))
        .map(standing -> ServerSentEvent.builder(GateAnswer.of(standing)).build());
  }

  private Mono<Draft> recorded(Caller caller, String action, Draft draft) {
    String subject = draft.id() + " " + draft.current().revision();
    return audit.record(caller, action, subject, null).thenReturn(draft);
  }
}
