package tw.plumbline.rules.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Numbers of the rulebook versions that were released with this library. A number belongs to one
 * digest for ever; content that was never released is the next number.
 */
public final class RulebookVersions {
  private RulebookVersions() {}

  /** The number of that content of the programme's rulebook, from 1. */
  public static int of(String programme, String digest) {
    List<String> released = released(programme);
    int known = released.indexOf(digest);
    return known >= 0 ? known + 1 : released.size() + 1;
  }

  static List<String> released(String programme) {
    String resource = "/tw/plumbline/rulebook/released/" + programme + ".txt";
    try (InputStream in = RulebookVersions.class.getResourceAsStream(resource)) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), UTF_8).lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
