package tw.plumbline.rules.mutation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tw.plumbline.rules.yaml.Span;

/** Gathers the mutants of one file; edits that come to the same text are one mutant. */
final class FileChanges {
  private final String file;
  private final String text;
  private final List<Mutant> mutants;
  private final Set<String> texts = new HashSet<>();
  private final Map<Mutant.Place, Integer> alike = new HashMap<>();

  FileChanges(String file, String text, List<Mutant> mutants) {
    this.file = file;
    this.text = text;
    this.mutants = mutants;
    texts.add(text);
  }

  String text() {
    return text;
  }

  /** Puts other characters where those from start to end stand. */
  void replace(
      String clause, Operator operator, Span span, String put, String before, String after) {
    String changed = text.substring(0, span.start()) + put + text.substring(span.end());
    if (texts.add(changed)) {
      int line = 1 + (int) text.substring(0, span.start()).chars().filter(c -> c == '\n').count();
      String lineText = text.lines().skip(line - 1L).findFirst().orElse("").strip();
      Mutant first = new Mutant(clause, file, line, lineText, operator, before, after, 1, changed);
      int nth = alike.merge(first.place(), 1, Integer::sum);
      mutants.add(new Mutant(clause, file, line, lineText, operator, before, after, nth, changed));
    }
  }

  void drop(String clause, Operator operator, Span span, String before) {
    replace(clause, operator, span, "", before, Mutant.DROPPED);
  }

  /** A text on one line, with single spaces. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
