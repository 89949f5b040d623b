package tw.plumbline.service.lines;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts bytes into lines. Holds no more than one line, and no line longer than its limit. Lines of
 * white space only are passed over. For one thread at a time.
 */
public final class LineCutter {
  private final int limit;
  private ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private boolean tooLong;

  public LineCutter(int limit) {
    this.limit = limit;
  }

  /** The lines that end in this piece; reads it to its end. */
  public List<Line> cut(ByteBuffer piece) {
    List<Line> lines = new ArrayList<>();
    while (piece.hasRemaining()) {
      int length = lengthOfLine(piece);
      boolean ends = length < piece.remaining();
      take(piece, length);
      if (ends) {
        piece.get();
        end(lines);
      }
    }
    return lines;
  }

  /** What stands after the last line feed, if anything. */
  public List<Line> last() {
    List<Line> lines = new ArrayList<>();
    end(lines);
    return lines;
  }

  private static int lengthOfLine(ByteBuffer piece) {
    int at = piece.position();
    while (at < piece.limit() && piece.get(at) != '\n') {
      at++;
    }
    return at - piece.position();
  }

  private void take(ByteBuffer piece, int length) {
    if (tooLong || begun.size() + (long) length > limit) {
      tooLong = true;
      begun = new ByteArrayOutputStream();
      piece.position(piece.position() + length);
      return;
    }
    byte[] bytes = new byte[length];
    piece.get(bytes);
    begun.writeBytes(bytes);
  }

  private void end(List<Line> lines) {
    byte[] line = begun.toByteArray();
    if (tooLong) {
      lines.add(new Line.TooLong());
    } else if (!isBlank(line)) {
      lines.add(new Line.Text(line));
    }
    begun = new ByteArrayOutputStream();
    tooLong = false;
  }

  private static boolean isBlank(byte[] line) {
    for (byte each : line) {
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }
}
