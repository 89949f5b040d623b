package tw.plumbline.model.assessment;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the checks come to. It is not a decision on the grant: a person takes that. */
public enum Verdict {
  NON_COMPLIANT,
  UNDETERMINED,
  COMPLIANT_WITH_WARNINGS,
  COMPLIANT;

  /** The first of these that holds: a violation, an undetermined check, a warning, none. */
  public static Verdict of(Collection<Check> checks) {
    return of(checks, List.of());
  }

  /**
   * The same with the checks left out whose every breach is waived. The facts that such a check
   * lacks are not waived: it is undetermined then.
   */
  static Verdict of(Collection<Check> checks, Collection<Finding> findings) {
    Set<String> breached = clauses(findings, found -> found.isBreach() && found.waiver() == null);
    Set<String> waived = clauses(findings, found -> found.waiver() != null);
    waived.removeAll(breached);
    Set<String> lacking = clauses(findings, found -> !found.isBreach());
    boolean undetermined = false;
    boolean warned = false;
    for (Check check : checks) {
      if (check.status() == Status.NOT_MET && !waived.contains(check.clause())) {
        if (check.severity() == Severity.VIOLATION) {
          return NON_COMPLIANT;
        }
        warned = true;
      }
      undetermined |=
          check.status() == Status.UNDETERMINED
              || (waived.contains(check.clause()) && lacking.contains(check.clause()));
    }
    return undetermined ? UNDETERMINED : warned ? COMPLIANT_WITH_WARNINGS : COMPLIANT;
  }

  private static Set<String> clauses(Collection<Finding> findings, Predicate<Finding> which) {
    return findings.stream().filter(which).map(Finding::clause).collect(Collectors.toSet());
  }
}
