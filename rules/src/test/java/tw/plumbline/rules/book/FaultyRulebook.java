package tw.plumbline.rules.book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** This project's rulebook, to be spoilt. */
abstract class FaultyRulebook {
  final Map<String, byte[]> files = new HashMap<>();

  FaultyRulebook() {
    RulebookFiles whole = RulebookFiles.in(Path.of("rulebook", "small-alliance"));
    for (String path : whole.paths()) {
      byte[] bytes = whole.bytes(path);
      if (bytes != null) {
        files.put(path, bytes);
      }
    }
  }

  final void change(String path, String from, String to) {
    String text = text(path);
    assertThat(text).contains(from);
    files.put(
        path,
        text.replaceFirst(java.util.regex.Pattern.quote(from), to.replace("$", "\\$"))
            .getBytes(UTF_8));
  }

  final String text(String path) {
    return new String(files.getOrDefault(path, new byte[0]), UTF_8);
  }

  final int line(String path, String text) {
    List<String> lines = text(path).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError(path + " does not hold " + text);
  }

  final List<String> faults() {
    RulebookException refused =
        catchThrowableOfType(
            RulebookException.class, () -> Rulebook.read(new RulebookFiles(files)));
    assertThat(refused).isNotNull();
    return refused.faults().stream().map(BookFault::toString).toList();
  }

  final void assertFault(String path, String at, String says) {
    String place = path + ":" + line(path, at) + ":";
    assertThat(faults()).anySatisfy(fault -> assertThat(fault).startsWith(place).contains(says));
  }
}
