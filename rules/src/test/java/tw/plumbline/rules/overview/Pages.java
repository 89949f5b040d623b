package tw.plumbline.rules.overview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tw.plumbline.rules.book.RulebookFiles;

/** The rulebook's files with one of them changed. */
final class Pages {
  private Pages() {}

  static RulebookFiles without(String path) {
    Map<String, byte[]> files = files();
    assertThat(files.remove(path)).isNotNull();
    return new RulebookFiles(files);
  }

  static RulebookFiles changed(String path, String from, String to) {
    Map<String, byte[]> files = files();
    String text = text(path);
    assertThat(text).contains(from);
    int at = text.indexOf(from);
    String changed = text.substring(0, at) + to + text.substring(at + from.length());
    files.put(path, changed.getBytes(UTF_8));
    return new RulebookFiles(files);
  }

  static String text(String path) {
    return new String(Objects.requireNonNull(Year.RULEBOOK.files().bytes(path)), UTF_8);
  }

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new HashMap<>();
    RulebookFiles whole = Year.RULEBOOK.files();
    whole.paths().forEach(path -> files.put(path, Objects.requireNonNull(whole.bytes(path))));
    return files;
  }
}
