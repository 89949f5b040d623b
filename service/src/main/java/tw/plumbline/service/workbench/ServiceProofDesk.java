package tw.plumbline.service.workbench;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.service.identity.AuditLog;
import tw.plumbline.service.identity.Caller;
import tw.plumbline.service.ledger.Evidence;
import tw.plumbline.service.ledger.Log;
import tw.plumbline.service.ledger.PublicLogKey;
import tw.plumbline.service.ledger.RecordKind;

/** The desk on which pages read the log. */
final class ServiceProofDesk implements ProofDesk {
  private final Log log;
  private final Evidence evidence;
  private final PublicLogKey key;
  private final AuditLog audit;

  ServiceProofDesk(Log log, Evidence evidence, PublicLogKey key, AuditLog audit) {
    this.log = log;
    this.evidence = evidence;
    this.key = key;
    this.audit = audit;
  }

  @Override
  public Mono<ProofSheet> proof(
      Caller caller, RecordKind kind, String subject, @Nullable String allianceId) {
    return audit
        .record(caller, "proof.read", kind.wire() + " " + subject, allianceId)
        .then(evidence.of(kind, subject))
        .zipWith(keys())
        .map(
            found ->
                ProofSheet.of(
                    found.getT1(),
                    found.getT2().stream()
                        .flatMap(vkey -> PublicLogKey.read(vkey).stream())
                        .toList()));
  }

  @Override
  public Mono<Standing> standing(@Nullable Long before, int limit) {
    return log.heads(before, limit).collectList().zipWith(keys(), Standing::new);
  }

  private Mono<List<String>> keys() {
    return log.keys()
        .collectList()
        .map(all -> Stream.concat(Stream.of(key.vkey()), all.stream()).distinct().toList());
  }
}
