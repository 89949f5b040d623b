package tw.plumbline.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
  private static final LogKey KEY = LogKey.make("plumbline/test");

  /** A note that another program signed, known from the description of the form. */
  @Test
  void aNoteOfOthersIsVerified() {
    PublicLogKey key =
        PublicLogKey.read("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
            .orElseThrow();
    String note =
        "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n\n"
            + "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    assertThat(SignedNote.read(note).filter(read -> read.isSignedBy(key))).isPresent();
    assertThat(
            SignedNote.read(note.replace("answer", "Answer")).filter(read -> read.isSignedBy(key)))
        .isEmpty();
  }

  @Test
  void aKeyIsReadAsItIsWritten() {
    assertThat(PublicLogKey.read(KEY.publicKey().vkey()).map(PublicLogKey::vkey))
        .contains(KEY.publicKey().vkey());
  }

  @Test
  void aKeyWithTheIdOfAnotherIsNone() {
    assertThat(PublicLogKey.read("no key")).isEmpty();
    assertThat(
            PublicLogKey.read(
                KEY.publicKey().vkey().replace("plumbline/test+", "plumbline/other+")))
        .isEmpty();
  }

  @Test
  void aNoteIsReadAsItIsWrittenAndVerified() {
    SignedNote note = SignedNote.sign("one\n\nthree\n", KEY);
    SignedNote read = SignedNote.read(note.toString()).orElseThrow();
    assertThat(read).isEqualTo(note);
    assertThat(read.isSignedBy(KEY.publicKey())).isTrue();
    assertThat(read.isSignedBy(LogKey.make("plumbline/test").publicKey())).isFalse();
  }

  @Test
  void anyOtherByteOfANoteIsSeen() {
    byte[] note = SignedNote.sign("一\n二\n", KEY).toString().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < note.length; i++) {
      byte[] other = note.clone();
      for (int bit = 1; bit < 256; bit <<= 1) {
        other[i] = (byte) (note[i] ^ bit);
        String text = new String(other, StandardCharsets.UTF_8);
        assertThat(SignedNote.read(text).filter(read -> read.isSignedBy(KEY.publicKey())))
            .as("byte %d", i)
            .isEmpty();
      }
    }
  }

  @Test
  void aCheckpointAndAProofAreReadAsTheyAreWritten() {
    List<byte[]> leaves =
        List.of(
            MerkleTree.leaf(new byte[] {1}),
            MerkleTree.leaf(new byte[] {2}),
            MerkleTree.leaf(new byte[] {3}));
    Checkpoint head =
        new Checkpoint(
            "plumbline/test", 3, MerkleTree.root(leaves), Instant.parse("2026-11-22T00:00:01Z"));
    assertThat(Checkpoint.read(head.text()).map(Checkpoint::text)).contains(head.text());
    InclusionProof proof =
        new InclusionProof(2, MerkleTree.inclusion(leaves, 2), SignedNote.sign(head.text(), KEY));
    InclusionProof read = InclusionProof.read(proof.toString()).orElseThrow();
    assertThat(read.proves(new byte[] {3})).isTrue();
    assertThat(read.proves(new byte[] {2})).isFalse();
    assertThat(read.note().isSignedBy(KEY.publicKey())).isTrue();
  }
}
