package tw.plumbline.service.ledger;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What is signed of a tree: its log, how many leaves it has, its root and when it stood so. In the
 * form of C2SP tlog-checkpoint, the time as its extension line.
 *
 * @param origin name of the log
 */
public record Checkpoint(String origin, long size, byte[] root, Instant at) {
  private static final String TIME = "time ";
  private static final int LINES = 4;

  /** The lines that are signed. */
  public String text() {
    return origin
        + "\n"
        + size
        + "\n"
        + Base64.getEncoder().encodeToString(root)
        + "\n"
        + TIME
        + at
        + "\n";
  }

  /** Reads the text of a note; nothing if it is no checkpoint. */
  public static Optional<Checkpoint> read(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != LINES || !lines.get(3).startsWith(TIME)) {
      return Optional.empty();
    }
    try {
      Checkpoint read =
          new Checkpoint(
              lines.get(0),
              Long.parseLong(lines.get(1)),
              Base64.getDecoder().decode(lines.get(2)),
              Instant.parse(lines.get(3).substring(TIME.length())));
      return read.text().equals(text) ? Optional.of(read) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
