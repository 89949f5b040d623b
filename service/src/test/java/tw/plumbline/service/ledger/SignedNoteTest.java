package tw.plumbline.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
  /** The example of the signed-note document: its key and note. */
  private static final String VKEY =
      "example.com/foo+530bf6b4+Abf4l5QgZKtQ18LkQ4WDKd2FLvfAKFNoMDJ85j16/5nG";

  private static final LogKey KEY = LogKey.make("plumbline/test");

  @Test
  void aKeyIsReadAsItIsWritten() {
    assertThat(PublicLogKey.read(KEY.publicKey().vkey()).map(PublicLogKey::vkey))
        .contains(KEY.publicKey().vkey());
  }

  @Test
  void aKeyWithTheIdOfAnotherIsNone() {
    assertThat(PublicLogKey.read(VKEY)).isEmpty();
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
      other[i] ^= 1;
      String text = new String(other, StandardCharsets.UTF_8);
      assertThat(SignedNote.read(text).filter(read -> read.isSignedBy(KEY.publicKey())))
          .as("byte %d", i)
          .isEmpty();
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
