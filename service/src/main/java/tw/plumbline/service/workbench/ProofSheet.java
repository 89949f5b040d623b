package tw.plumbline.service.workbench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.ledger.Checkpoint;
import tw.plumbline.service.ledger.Proven;
import tw.plumbline.service.ledger.PublicLogKey;

/**
 * A record of the log with its proof, checked while the page is made.
 *
 * @param record the text whose bytes are the leaf
 * @param proof in the form in which it is checked elsewhere
 * @param index of the leaf, from 0
 * @param head of its tree; null where the note is none
 * @param root of it
 * @param included whether the proof leads from the record to the root
 * @param signedBy the key of the log that signed the head; null for none that is known
 */
record ProofSheet(
    String record,
    String proof,
    long index,
    @Nullable Checkpoint head,
    String root,
    boolean included,
    @Nullable String signedBy) {
  static ProofSheet of(Proven proven, List<PublicLogKey> keys) {
    Checkpoint head = proven.proof().checkpoint().orElse(null);
    return new ProofSheet(
        proven.record(),
        proven.proof().toString(),
        proven.proof().index(),
        head,
        head == null ? "" : Base64.getEncoder().encodeToString(head.root()),
        proven.proof().proves(proven.record().getBytes(StandardCharsets.UTF_8)),
        keys.stream()
            .filter(key -> proven.proof().note().isSignedBy(key))
            .map(PublicLogKey::vkey)
            .findFirst()
            .orElse(null));
  }

  /** Whether everything that can be checked here is right. */
  public boolean holds() {
    return included && signedBy != null;
  }
}
