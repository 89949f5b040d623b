package tw.plumbline.rules.tooling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.mutation.MutationReport;

/**
 * How the mutants of each clause fared in the last full run: a text of lines {@code clause mutants
 * noticed equivalent}, set apart by tabs, kept outside the rulebook so that it is no part of it.
 */
public final class MutationTally {
  private static final String HEAD = "clause\tmutants\tnoticed\tequivalent";

  private final TreeMap<String, Line> lines = new TreeMap<>();

  private MutationTally() {}

  /**
   * The mutants of one clause.
   *
   * @param noticed killed by a case, or refused when loaded
   * @param equivalent that no report can tell from the rulebook
   */
  public record Line(int mutants, int noticed, int equivalent) {}

  /** Of no run. */
  public static MutationTally none() {
    return new MutationTally();
  }

  /** Of the last full run over the rulebook of a programme as it comes with this library. */
  public static MutationTally builtIn(String programme) {
    MutationTally tally = new MutationTally();
    String name = "/rulebook-mutants/tally-%s.tsv".formatted(programme);
    try (InputStream lines = MutationTally.class.getResourceAsStream(name)) {
      if (lines != null) {
        tally.add(new String(lines.readAllBytes(), UTF_8).lines());
      }
      return tally;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Of a run that just ended. */
  public static MutationTally of(MutationReport report) {
    MutationTally tally = new MutationTally();
    for (String clause : report.clauses()) {
      MutationReport.Tally of = report.of(clause);
      tally.lines.put(clause, new Line(of.all(), of.killed() + of.refused(), of.equivalent()));
    }
    return tally;
  }

  /**
   * As it was written; of no run where there is no such file.
   *
   * @throws IllegalArgumentException if a line is none
   */
  public static MutationTally read(Path file) {
    MutationTally tally = new MutationTally();
    try {
      if (Files.exists(file)) {
        tally.add(Files.readAllLines(file, UTF_8).stream());
      }
      return tally;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The text of {@link #read}. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    lines.forEach(
        (clause, line) ->
            text.append(
                "%s\t%d\t%d\t%d\n"
                    .formatted(clause, line.mutants(), line.noticed(), line.equivalent())));
    return text.toString();
  }

  @Nullable Line of(String clause) {
    return lines.get(clause);
  }

  private void add(Stream<String> text) {
    text.filter(line -> !line.equals(HEAD)).forEach(this::add);
  }

  private void add(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 4) {
      throw new IllegalArgumentException("a line has four cells: " + line);
    }
    lines.put(
        cells[0],
        new Line(
            Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), Integer.parseInt(cells[3])));
  }
}
