package tw.plumbline.service.ledger;

import reactor.core.publisher.Mono;

/** Gives records of the log with their proofs. */
public interface Evidence {
  /**
   * What the log holds of something; nothing while no signed head covers it, or if it is not there.
   *
   * @param subject its id; of versions the programme and the number
   */
  Mono<Proven> of(RecordKind kind, String subject);
}
