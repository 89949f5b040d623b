package tw.plumbline.service.workbench;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.workbench.WaiverSheet.Decision;
import tw.plumbline.service.workbench.WaiverSheet.Status;

/** What pages do with waivers. What cannot be done is a {@link DeskRefusal} in the answer. */
interface WaiverDesk {
  /**
   * Waivers, newest first.
   *
   * @param status null for any
   */
  Mono<List<WaiverSheet>> list(Caller caller, @Nullable Status status);

  /**
   * Asks for one.
   *
   * @param typed by field: {@code allianceId}, {@code programme}, {@code clause}, {@code fromYear},
   *     {@code toYear}, {@code filings}, {@code pointer}, {@code from}, {@code until}, {@code
   *     reason}
   * @return faults of fields, named by pointers ({@code /clause}), by which nothing was asked for;
   *     none if it was
   */
  Mono<List<CellFault>> request(Caller caller, Map<String, String> typed);

  /** Decides on one; nothing where there is none. */
  Mono<WaiverSheet> decide(
      Caller caller, String allianceId, UUID waiver, Decision decision, String reason);
}
