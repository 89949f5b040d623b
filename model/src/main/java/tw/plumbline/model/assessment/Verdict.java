package tw.plumbline.model.assessment;

import java.util.Collection;

/** What the checks come to. It is not a decision on the grant: a person takes that. */
public enum Verdict {
  NON_COMPLIANT,
  UNDETERMINED,
  COMPLIANT_WITH_WARNINGS,
  COMPLIANT;

  /** The first of these that holds: a violation, an undetermined check, a warning, none. */
  public static Verdict of(Collection<Check> checks) {
    boolean undetermined = false;
    boolean warned = false;
    for (Check check : checks) {
      if (check.status() == Status.NOT_MET) {
        if (check.severity() == Severity.VIOLATION) {
          return NON_COMPLIANT;
        }
        warned = true;
      }
      undetermined |= check.status() == Status.UNDETERMINED;
    }
    return undetermined ? UNDETERMINED : warned ? COMPLIANT_WITH_WARNINGS : COMPLIANT;
  }
}
