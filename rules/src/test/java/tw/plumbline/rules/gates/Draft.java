package tw.plumbline.rules.gates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tw.plumbline.rules.book.RulebookFiles;

/** This project's rulebook of the small alliance, and what somebody made of it. */
final class Draft {
  static final RulebookFiles BASE = RulebookFiles.in(Path.of("rulebook", "small-alliance"));

  private RulebookFiles files = BASE;

  RulebookFiles files() {
    return files;
  }

  Draft change(String path, String from, String to) {
    String text = text(path);
    assertThat(text).contains(from);
    int at = text.indexOf(from);
    return put(path, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  Draft put(String path, String text) {
    files = files.with(path, text.getBytes(UTF_8));
    return this;
  }

  Draft drop(String path) {
    files = files.without(path);
    return this;
  }

  String text(String path) {
    return Objects.requireNonNull(files.text(path));
  }

  GateReport at(Gate gate) {
    return Gates.of(BASE, files).run(gate);
  }

  /** The faults, each as {@code path:line: message}. */
  List<String> faults(Gate gate) {
    GateReport report = at(gate);
    assertThat(report.passed()).isFalse();
    return report.faults().stream().map(GateFault::toString).toList();
  }

  int line(String path, String text) {
    List<String> lines = text(path).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError(path + " does not hold " + text);
  }
}
