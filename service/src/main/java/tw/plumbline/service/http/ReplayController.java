package tw.plumbline.service.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.problem.ParameterException;
import tw.plumbline.service.replay.ReplayJson;
import tw.plumbline.service.replay.Replays;
import tw.plumbline.service.replay.StoredViews;

/** A stored assessment made again, by the rules of then and by others. Nothing is stored. */
@RestController
final class ReplayController {
  private static final int FIRST_YEAR = 1912;
  private static final BilingualText INSTANT =
      new BilingualText(
          " RFC 3339 時間，不得晚於現在", "an instant as RFC 3339 writes it, and not a later one than now");

  private final Replays replays;
  private final StoredViews views;
  private final AuditLog audit;
  private final Clock clock;

  ReplayController(Replays replays, StoredViews views, AuditLog audit, Clock clock) {
    this.replays = replays;
    this.views = views;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether the stored rules still say the same of the stored report. */
  @GetMapping(path = "/v1/assessments/{id}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<String> replay(Caller caller, @PathVariable String id) {
    return replays
        .replay(StoredAnswers.id(id))
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            replay ->
                audit
                    .record(
                        caller,
                        "assessment.replay",
                        replay.assessment().toString(),
                        replay.allianceId())
                    .thenReturn(ReplayJson.write(replay)));
  }

  /** What other rules, and later knowledge, say of it, side by side. */
  @GetMapping(path = "/v1/assessments/{id}/views", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ViewsAnswer> views(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String lawAt,
      @RequestParam(required = false) @Nullable String knownAt) {
    UUID assessment = StoredAnswers.id(id);
    return views
        .of(assessment, instant("lawAt", lawAt), instant("knownAt", knownAt))
        .switchIfEmpty(StoredAnswers.absent())
        .flatMap(
            found ->
                audit
                    .record(caller, "assessment.views", assessment.toString(), found.allianceId())
                    .thenReturn(ViewsAnswer.of(found)));
  }

  private @Nullable OffsetDateTime instant(String parameter, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime at = OffsetDateTime.parse(text);
      if (at.getYear() >= FIRST_YEAR && !at.toInstant().isAfter(clock.instant())) {
        return at;
      }
    } catch (DateTimeException none) {
      throw ParameterException.notOfForm(parameter, INSTANT);
    }
    throw ParameterException.notOfForm(parameter, INSTANT);
  }
}
