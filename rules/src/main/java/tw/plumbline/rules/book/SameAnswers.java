package tw.plumbline.rules.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two editions answer every report alike. An assessment is made of a report, of what
 * is supplied to it, and of its edition and nothing else; so editions that are equal in value, and
 * in the order of what is answered in order, give the same bytes, but for the version they name.
 */
public final class SameAnswers {
  private SameAnswers() {}

  /** Whether they surely do; false also where one of them is missing. */
  public static boolean of(@Nullable Edition one, @Nullable Edition other) {
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
