package tw.plumbline.service.workbench;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.submission.StoredSubmission;
import tw.plumbline.service.workbench.AllianceSearch.Asked;
import tw.plumbline.service.workbench.AllianceSearch.Found;

/** What pages read of what is stored. Each read is written down before the answer. */
interface RecordDesk {
  /** Alliances by id; one more than is asked for where there are more. */
  Mono<List<Found>> find(Caller caller, Asked asked, int limit);

  /** All that happened to an alliance; nothing if it never filed. */
  Mono<Timeline> timeline(Caller caller, String alliance);

  /** A stored assessment; nothing where there is none. */
  Mono<AssessmentSheet> assessment(Caller caller, UUID id);

  /** A report as it came; nothing where there is none. */
  Mono<StoredSubmission> report(Caller caller, UUID id);
}
