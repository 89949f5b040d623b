package tw.plumbline.service.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineCutterTest {
  private static final int LIMIT = 8;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100})
  void linesAreTheSameHoweverTheBytesArrive(int pieceSize) {
    assertThat(cut("一\n22\n\r\n333\r\n4", pieceSize)).containsExactly("一", "22", "333\r", "4");
  }

  @Test
  void aLastLineNeedsNoLineFeed() {
    assertThat(cut("1\n2", 100)).containsExactly("1", "2");
    assertThat(cut("1\n2\n", 100)).containsExactly("1", "2");
  }

  @Test
  void noBytesAreNoLine() {
    assertThat(cut("", 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 100})
  void aLineAtTheLimitIsKeptAndOneOverItIsNamedInItsPlace(int pieceSize) {
    assertThat(cut("12345678\n123456789\nafter\n", pieceSize))
        .containsExactly("12345678", "too long", "after");
  }

  @Test
  void aLastLineOverTheLimitIsNamedToo() {
    assertThat(cut("123456789", 100)).containsExactly("too long");
  }

  private static List<String> cut(String text, int pieceSize) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    LineCutter cutter = new LineCutter(LIMIT);
    List<Line> lines = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += pieceSize) {
      int length = Math.min(pieceSize, bytes.length - at);
      lines.addAll(cutter.cut(ByteBuffer.wrap(bytes, at, length)));
    }
    lines.addAll(cutter.last());
    return lines.stream().map(LineCutterTest::text).toList();
  }

  private static String text(Line line) {
    return line instanceof Line.Text text
        ? new String(text.bytes(), StandardCharsets.UTF_8)
        : "too long";
  }
}
