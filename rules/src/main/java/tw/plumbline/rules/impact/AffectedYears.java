package tw.plumbline.rules.impact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.book.Rulebook;

/**
 * The programme years of which a change of rules can change an assessment. An assessment is made of
 * a report, of what is supplied to it, and of the edition of its year and of nothing else; so where
 * the two editions are equal in value and in the order of what is answered in order, the
 * assessments of that year are equal to the byte, but for the version and digest that they name.
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
        year -> sameReports && same(before.editions().get(year), after.editions().get(year)));
    return years;
  }

  /** Whether two editions answer alike, whatever their version. */
  static boolean same(@Nullable Edition one, @Nullable Edition other) {
    return one != null
        && other != null
        && withoutNeeds(one).equals(withoutNeeds(other))
        && inOrder(one).equals(inOrder(other));
  }

  /** Why no program judges a clause is said to people and in no assessment. */
  private static Edition withoutNeeds(Edition edition) {
    Map<String, EditionClause> clauses = new LinkedHashMap<>(edition.clauses());
    clauses.replaceAll((id, clause) -> clause.withoutNeeds());
    return edition.with(clauses);
  }

  /** The keys of those maps the order of which is that of an answer. */
  private static List<List<String>> inOrder(Edition edition) {
    List<List<String>> orders = new ArrayList<>();
    orders.add(List.copyOf(edition.clauses().keySet()));
    orders.add(List.copyOf(edition.lists().keySet()));
    for (Edition.Figure figure : edition.figures()) {
      if (figure.formula() instanceof Edition.Formula.Weighted weighted) {
        orders.add(List.copyOf(weighted.weights().keySet()));
      } else if (figure.formula() instanceof Edition.Formula.Share share) {
        orders.add(List.copyOf(share.weights().keySet()));
      }
    }
    return orders;
  }
}
