package tw.plumbline.rules.gates;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.RulebookFiles;

/** How much a draft may hold, and how its files may be called. */
public final class DraftLimits {
  public static final int MOST_FILES = 2_000;
  public static final int LARGEST_FILE = 1 << 20;
  public static final int LARGEST_WHOLE = 20 << 20;
  public static final int MOST_SEGMENTS = 6;
  public static final int LONGEST_SEGMENT = 80;

  private static final Pattern SEGMENT = Pattern.compile("[a-z0-9][a-z0-9._-]*");
  private static final String README = "README.md";

  private DraftLimits() {}

  /** Everything that is too much, ill named, or no text. */
  public static List<GateFault> faults(RulebookFiles files) {
    List<GateFault> faults = new ArrayList<>();
    Set<String> paths = new TreeSet<>(files.paths());
    if (paths.size() > MOST_FILES) {
      faults.add(
          new GateFault(
              "",
              0,
              null,
              new BilingualText(
                  "檔案有 %d 個，至多 %d 個".formatted(paths.size(), MOST_FILES),
                  "there are %d files; at most %d".formatted(paths.size(), MOST_FILES))));
    }
    long whole = 0;
    for (String path : paths) {
      byte[] bytes = Objects.requireNonNull(files.bytes(path));
      int size = bytes.length;
      whole += size;
      path(path).ifPresent(why -> faults.add(new GateFault(path, 0, null, why)));
      size(size).ifPresent(why -> faults.add(new GateFault(path, 0, null, why)));
      holder(path, paths).ifPresent(why -> faults.add(new GateFault(path, 0, null, why)));
      int line = strangeLine(bytes);
      if (line > 0) {
        faults.add(
            new GateFault(
                path, line, null, new BilingualText("此行不是 UTF-8 文字", "this line is no UTF-8")));
      }
    }
    if (whole > LARGEST_WHOLE) {
      faults.add(
          new GateFault(
              "",
              0,
              null,
              new BilingualText(
                  "全部檔案共 %d 位元組，至多 %d".formatted(whole, LARGEST_WHOLE),
                  "all files have %d bytes; at most %d".formatted(whole, LARGEST_WHOLE))));
    }
    return faults;
  }

  /** Why no file of a rulebook may have that path; empty if one may. */
  public static Optional<BilingualText> path(String path) {
    String[] segments = path.split("/", -1);
    if (segments.length > MOST_SEGMENTS) {
      return Optional.of(
          new BilingualText(
              "路徑至多 %d 層".formatted(MOST_SEGMENTS),
              "a path has at most %d parts".formatted(MOST_SEGMENTS)));
    }
    for (int i = 0; i < segments.length; i++) {
      boolean readme = i == segments.length - 1 && segments[i].equals(README);
      if (!readme && !isSegment(segments[i])) {
        return Optional.of(
            new BilingualText(
                "路徑各層以小寫英文字母或數字開頭，僅含小寫英文字母、數字與 . _ -，至多 %d 字（README.md 例外）"
                    .formatted(LONGEST_SEGMENT),
                "each part of a path begins with a lower-case letter or digit and holds only these"
                    + " and . _ -, at most %d of them (but for README.md)"
                        .formatted(LONGEST_SEGMENT)));
      }
    }
    return Optional.empty();
  }

  /** Why no file may have so many bytes; empty if one may. */
  public static Optional<BilingualText> size(long bytes) {
    return bytes <= LARGEST_FILE
        ? Optional.empty()
        : Optional.of(
            new BilingualText(
                "檔案有 %d 位元組，至多 %d".formatted(bytes, LARGEST_FILE),
                "the file has %d bytes; at most %d".formatted(bytes, LARGEST_FILE)));
  }

  private static boolean isSegment(String segment) {
    return segment.length() <= LONGEST_SEGMENT
        && SEGMENT.matcher(segment).matches()
        && !segment.contains("..")
        && !segment.endsWith(".")
        && !segment.equals("readme.md");
  }

  /** The first line that is no UTF-8; 0 if all are. */
  private static int strangeLine(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    if (!StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      return 0;
    }
    int line = 1;
    for (int i = 0; i < in.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /** A file cannot be a folder as well. */
  private static Optional<BilingualText> holder(String path, Set<String> paths) {
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      String folder = path.substring(0, at);
      if (paths.contains(folder)) {
        return Optional.of(
            new BilingualText(
                "`%s` 不能同時為檔案與資料夾".formatted(folder),
                "`%s` cannot be both a file and a folder".formatted(folder)));
      }
    }
    return Optional.empty();
  }
}
