package tw.plumbline.rules.second;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;

/**
 * What is asked a second time of one edition: its rules, evaluated in the other way, and the tables
 * of its figures, read and computed by other code. Safe for any number of threads.
 */
public final class SecondEvaluator implements AutoCloseable {
  private final Edition edition;
  private final @Nullable Rules rules;
  private final @Nullable FigureTables figures;

  private SecondEvaluator(Edition edition, @Nullable Rules rules, @Nullable FigureTables figures) {
    this.edition = edition;
    this.rules = rules;
    this.figures = figures;
  }

  /** Where it cannot be made, it has no opinion on anything, which is told each time. */
  public static SecondEvaluator of(Edition edition, RulebookRef rulebook, RulebookFiles files) {
    try {
      return of(
          edition,
          new Compiled(EditionCompiler.compile(edition, rulebook, Evaluator.MVEL)),
          FigureTables.read(files, edition.year()));
    } catch (RuntimeException | LinkageError | StackOverflowError failed) {
      return new SecondEvaluator(edition, null, null);
    }
  }

  /** One of these rules and tables. */
  static SecondEvaluator of(Edition edition, Rules rules, FigureTables figures) {
    return new SecondEvaluator(edition, rules, figures);
  }

  /** The edition of which it is asked. */
  public Edition edition() {
    return edition;
  }

  /** The same of a version that says the same of this year. */
  public SecondEvaluator named(RulebookRef other) {
    return new SecondEvaluator(edition, rules == null ? null : rules.named(other), figures);
  }

  /**
   * What it says of an assessment of that report.
   *
   * @throws tw.plumbline.rules.engine.EvaluationException if it disagrees, and the rulebook has no
   *     words for that
   */
  public SecondOpinion on(Reading.Accepted report, Supply supply, Assessment first) {
    List<Dispute> disputes = disputes(report, supply, first);
    return disputes.isEmpty()
        ? new SecondOpinion(first, disputes)
        : new SecondOpinion(
            new DisputedAssessment(edition, disputes).of(first, disputes), disputes);
  }

  private List<Dispute> disputes(Reading.Accepted report, Supply supply, Assessment first) {
    if (rules == null || figures == null) {
      return List.of(new Dispute.None("not made"));
    }
    try {
      List<Dispute> disputes =
          new ArrayList<>(Disputes.between(first, rules.assess(report, supply)));
      disputes.addAll(Disputes.between(first, figures, report.tree()));
      return disputes;
    } catch (RuntimeException | LinkageError | StackOverflowError failed) {
      return List.of(new Dispute.None(failed.getClass().getSimpleName()));
    }
  }

  @Override
  public void close() {
    if (rules != null) {
      rules.close();
    }
  }

  /** Says of a report what rules say. */
  interface Rules {
    /**
     * @throws tw.plumbline.rules.engine.EvaluationException if they could not be run to their end
     */
    Assessment assess(Reading.Accepted report, Supply supply);

    /** The same rules under another name. */
    default Rules named(RulebookRef other) {
      return this;
    }

    default void close() {}
  }

  /** The rules of an engine. */
  record Compiled(EditionEngine engine) implements Rules {
    @Override
    public Assessment assess(Reading.Accepted report, Supply supply) {
      return engine.assess(report.report(), report.digest(), supply);
    }

    @Override
    public Rules named(RulebookRef other) {
      return new Compiled(engine.named(other));
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
