package tw.plumbline.service.workbench;

import java.util.UUID;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.replay.Replay;
import tw.plumbline.service.replay.Views;

/** What pages show of stored assessments that are made again. Nothing is stored. */
interface ReplayDesk {
  /** By the stored rules; nothing where there is no such assessment. */
  Mono<Replay> replay(Caller caller, UUID assessment);

  /** By the rules of then and of now, with what was known then and now. */
  Mono<Views> views(Caller caller, UUID assessment);
}
