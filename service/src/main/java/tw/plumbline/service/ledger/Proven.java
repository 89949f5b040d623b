package tw.plumbline.service.ledger;

/**
 * A record of the log with its proof.
 *
 * @param record the text whose bytes are the leaf
 */
public record Proven(String record, InclusionProof proof) {}
