package tw.plumbline.rules.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file that a stranger wrote; its first line says why and where it must be refused. */
record HostileFile(RuleFile file, Refusal refusal, int line) {
  static final Path FOLDER = Path.of("src/test/resources/hostile");

  /** What the files try to make. */
  static final Path TRACE = Path.of("target/plumbline-hostile");

  static final Map<String, ParameterValue> PARAMETERS =
      Map.of(
          "countDate", new ParameterValue.Day(LocalDate.of(2019, 1, 31)),
          "whole", new ParameterValue.Whole(3L),
          "rate", new ParameterValue.Decimal(new BigDecimal("0.5")),
          "word", new ParameterValue.Text("VENDOR"),
          "words", new ParameterValue.Texts(List.of("VENDOR", "ACADEMIC")),
          "weights", new ParameterValue.Text("12121241"),
          "divisor", new ParameterValue.Whole(5L),
          "position", new ParameterValue.Whole(7L),
          "digit", new ParameterValue.Whole(7L));

  private static final Pattern EXPECTED = Pattern.compile("\\W*expect: (\\w+) line (\\d+)\\n");

  static List<HostileFile> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(HostileFile::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HostileFile read(Path path) {
    try {
      String text = Files.readString(path);
      Matcher expected = EXPECTED.matcher(text);
      if (!expected.lookingAt()) {
        throw new IllegalStateException(path + " does not say what to expect");
      }
      return new HostileFile(
          new RuleFile(path.getFileName().toString(), text),
          Refusal.valueOf(expected.group(1)),
          Integer.parseInt(expected.group(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Objection> objections(Guard guard) {
    return guard.read(file, PARAMETERS) instanceof Verdict.Refused refused
        ? refused.objections()
        : List.of();
  }

  @Override
  public String toString() {
    return file.path();
  }
}
