package tw.plumbline.rules.impact;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.SameAnswers;

/**
 * The programme years of which a change of rules can change an assessment. In all others the
 * assessments of any report are equal to the byte, but for the version and digest that they name.
 *
 * <p>What is supplied counts as it is stored: whether figures of an earlier year would be others is
 * told by that year. A change of the schema of reports concerns every year, because a stored report
 * might not be accepted any more.
 */
public final class AffectedYears {
  private AffectedYears() {}

  /** Years of either rulebook; those that only one of them has are affected. */
  public static SortedSet<Integer> of(Rulebook before, Rulebook after) {
    SortedSet<Integer> years = new TreeSet<>(before.editions().keySet());
    years.addAll(after.editions().keySet());
    boolean sameReports =
        Objects.equals(before.reportSchema(), after.reportSchema())
            && after.figures().containsAll(before.figures());
    years.removeIf(
        year ->
            sameReports && SameAnswers.of(before.editions().get(year), after.editions().get(year)));
    return years;
  }
}
