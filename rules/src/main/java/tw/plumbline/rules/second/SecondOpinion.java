package tw.plumbline.rules.second;

import java.util.List;
import java.util.Set;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.DisputeWords;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;

/**
 * An assessment after a second evaluator was asked.
 *
 * @param assessment exactly as the rules made it where both agree
 * @param disputes none where both agree
 */
public record SecondOpinion(Assessment assessment, List<Dispute> disputes) {
  public SecondOpinion {
    disputes = List.copyOf(disputes);
  }

  public boolean agrees() {
    return disputes.isEmpty();
  }

  /**
   * What the rules say of a report, and whether a second evaluator says the same.
   *
   * @throws tw.plumbline.rules.engine.EvaluationException if the rules could not be run to their
   *     end, or if the second evaluator disagrees and the rulebook has no words for that
   */
  public static SecondOpinion on(Plumbline plumbline, Reading.Accepted report, Supply supply) {
    return plumbline.secondOpinion(report, supply, plumbline.assess(report, supply));
  }

  /**
   * What the same rules say again of a report that was assessed before: with a second opinion only
   * if what was stored tells of one that disagreed.
   *
   * @param answered clauses of the checks that were stored
   * @throws tw.plumbline.rules.engine.EvaluationException as of {@link #on}
   */
  public static Assessment again(
      Plumbline plumbline, Reading.Accepted report, Supply supply, Set<String> answered) {
    DisputeWords words = plumbline.edition(report.report()).disputes();
    boolean disputed = words != null && answered.contains(words.clause());
    return disputed ? on(plumbline, report, supply).assessment() : plumbline.assess(report, supply);
  }
}
