package tw.plumbline.service.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.RulebookFiles;

/**
 * A file that is not the same in two sets of files.
 *
 * @param kind {@code ADDED}, {@code REMOVED} or {@code CHANGED}
 */
record FileDifference(String path, String kind, List<TextDifference.Line> lines) {
  /** Every such file, by path. */
  static List<FileDifference> of(RulebookFiles before, RulebookFiles after) {
    TreeSet<String> paths = new TreeSet<>(before.paths());
    paths.addAll(after.paths());
    List<FileDifference> all = new ArrayList<>();
    for (String path : paths) {
      byte[] old = before.bytes(path);
      byte[] now = after.bytes(path);
      if (!Arrays.equals(old, now)) {
        String kind = old == null ? "ADDED" : now == null ? "REMOVED" : "CHANGED";
        all.add(new FileDifference(path, kind, TextDifference.of(text(old), text(now))));
      }
    }
    return all;
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
