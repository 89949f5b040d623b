package tw.plumbline.rules.overview;

import java.util.Set;
import java.util.TreeSet;

/** What the reason of a sign may name. */
final class SignValues {
  static final String FIGURE = "figure";
  static final String FILING = "filing";
  static final String DUE = "due";
  static final String ACTUAL = "actual";
  static final String REQUIRED = "required";
  static final String YEARS = "years";
  static final String BEFORE = "before";
  static final String CLAUSE = "clause";
  static final String TITLE = "title";

  private SignValues() {}

  /** The names that a reason of such a sign may hold. */
  static Set<String> names(OverviewPage.SignRow row) {
    Set<String> names = new TreeSet<>();
    if (row.none() != null) {
      names.add(FIGURE);
    } else if (row.ratioBelow() != null) {
      names.addAll(Set.of(ACTUAL, REQUIRED));
    } else if (row.declines() != null) {
      names.addAll(Set.of(FIGURE, ACTUAL, BEFORE, YEARS));
    } else if (row.repeats() != null) {
      names.addAll(Set.of(CLAUSE, TITLE, YEARS));
    } else {
      names.addAll(Set.of(FILING, DUE));
    }
    return names;
  }
}
