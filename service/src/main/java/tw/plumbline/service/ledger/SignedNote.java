package tw.plumbline.service.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A text and signatures under it, in the form of C2SP signed-note: an empty line, then lines {@code
 * — name base64(id ‖ signature)}.
 *
 * @param text ends with a line feed
 * @param signatures the lines under it
 */
public record SignedNote(String text, String signatures) {
  private static final String BETWEEN = "\n\n";
  private static final String DASH = "— ";
  private static final int ID = 4;
  private static final int LONGEST = 1 << 20;

  /** Signs a text of lines. */
  public static SignedNote sign(String text, LogKey key) {
    byte[] id = key.publicKey().id();
    byte[] signature = key.sign(utf8(text));
    byte[] both = ByteBuffer.allocate(id.length + signature.length).put(id).put(signature).array();
    return new SignedNote(
        text,
        DASH + key.publicKey().name() + " " + Base64.getEncoder().encodeToString(both) + "\n");
  }

  /** Takes a note apart; nothing if it is none. */
  public static Optional<SignedNote> read(String note) {
    int between = note.lastIndexOf(BETWEEN);
    if (note.length() > LONGEST || between < 0 || !note.endsWith("\n")) {
      return Optional.empty();
    }
    String signatures = note.substring(between + BETWEEN.length());
    return signatures.lines().allMatch(line -> line.startsWith(DASH)) && !signatures.isEmpty()
        ? Optional.of(new SignedNote(note.substring(0, between + 1), signatures))
        : Optional.empty();
  }

  /** Whether that key signed it. */
  public boolean isSignedBy(PublicLogKey key) {
    String begin = DASH + key.name() + " ";
    return signatures
        .lines()
        .filter(line -> line.startsWith(begin))
        .anyMatch(line -> verifies(line.substring(begin.length()), key));
  }

  private boolean verifies(String base64, PublicLogKey key) {
    try {
      byte[] both = Base64.getDecoder().decode(base64);
      return both.length > ID
          && Base64.getEncoder().encodeToString(both).equals(base64)
          && Arrays.equals(Arrays.copyOf(both, ID), key.id())
          && key.verifies(utf8(text), Arrays.copyOfRange(both, ID, both.length));
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text + "\n" + signatures;
  }
}
