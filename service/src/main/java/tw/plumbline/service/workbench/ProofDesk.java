package tw.plumbline.service.workbench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.ledger.RecordKind;
import tw.plumbline.service.ledger.TreeHead;

/** What pages read of the log. */
interface ProofDesk {
  /**
   * A record with its proof; nothing while no signed head covers it.
   *
   * @param allianceId whose it is; null for nobody's
   */
  Mono<ProofSheet> proof(
      Caller caller, RecordKind kind, String subject, @Nullable String allianceId);

  /** The log as it stands, with its newest heads. */
  Mono<Standing> standing(@Nullable Long before, int limit);

  /**
   * How the log stands.
   *
   * @param heads newest first
   * @param keys all that ever signed, the present one first
   */
  record Standing(List<TreeHead> heads, List<String> keys) {
    public Standing {
      heads = List.copyOf(heads);
      keys = List.copyOf(keys);
    }
  }
}
