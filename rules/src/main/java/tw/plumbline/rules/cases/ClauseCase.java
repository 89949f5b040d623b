package tw.plumbline.rules.cases;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.rules.book.EditionClause.Change;

/**
 * A case of a clause: a report and what must be answered for it.
 *
 * @param file path within the programme's folder
 * @param line of the case, from 1
 * @param name the case as a sentence
 * @param base name of the report that the changes, at absolute pointers, are made to
 */
public record ClauseCase(
    String file,
    int line,
    String clause,
    String name,
    String base,
    List<Change> changes,
    Expected expected) {
  public ClauseCase {
    changes = List.copyOf(changes);
  }

  /**
   * What must be answered.
   *
   * @param status of the clause
   * @param findings all findings, whatever their clause
   * @param classifications by pointer, those that matter
   * @param figures by name, those that matter; empty for one that must not be answered
   */
  public record Expected(
      Status status,
      List<Found> findings,
      Map<String, Standing> classifications,
      Map<String, Optional<BigDecimal>> figures) {
    public Expected {
      findings = List.copyOf(findings);
      classifications = Map.copyOf(classifications);
      figures = Map.copyOf(figures);
    }
  }

  /** Where a finding is, and by which clause. */
  public record Found(String clause, Severity severity, String pointer) {
    @Override
    public String toString() {
      return "%s %s %s".formatted(severity, clause, pointer);
    }
  }

  /** What an item counts as, and by which clause. */
  public record Standing(String result, String clause) {
    /** Of an item that must not be classified. */
    static final Standing NONE = new Standing("absent", "-");

    @Override
    public String toString() {
      return "%s (%s)".formatted(result, clause);
    }
  }

  @Override
  public String toString() {
    return "%s:%d: %s: %s".formatted(file, line, clause, name);
  }
}
