package tw.plumbline.service.workbench;

import java.util.UUID;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.replay.Replay;
import tw.plumbline.service.replay.Replays;
import tw.plumbline.service.replay.StoredViews;
import tw.plumbline.service.replay.Views;

/** The desk on which pages make stored assessments again. */
final class ServiceReplayDesk implements ReplayDesk {
  private final Replays replays;
  private final StoredViews views;
  private final AuditLog audit;

  ServiceReplayDesk(Replays replays, StoredViews views, AuditLog audit) {
    this.replays = replays;
    this.views = views;
    this.audit = audit;
  }

  @Override
  public Mono<Replay> replay(Caller caller, UUID assessment) {
    return replays
        .replay(assessment)
        .flatMap(
            replay ->
                audit
                    .record(caller, "assessment.replay", assessment.toString(), replay.allianceId())
                    .thenReturn(replay));
  }

  @Override
  public Mono<Views> views(Caller caller, UUID assessment) {
    return views
        .of(assessment, null, null)
        .flatMap(
            found ->
                audit
                    .record(caller, "assessment.views", assessment.toString(), found.allianceId())
                    .thenReturn(found));
  }
}
