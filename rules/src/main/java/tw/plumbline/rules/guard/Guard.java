package tw.plumbline.rules.guard;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads rule files as what they are: code by strangers. It knows a small language and refuses
 * everything else, before anything is compiled. Safe for any number of threads.
 */
public final class Guard {
  private final Set<Refusal> off;

  public Guard() {
    this(Set.of());
  }

  /** For tests: a guard without some of its checks. */
  Guard(Set<Refusal> off) {
    this.off = off.isEmpty() ? EnumSet.noneOf(Refusal.class) : EnumSet.copyOf(off);
  }

  /**
   * Checks a rule file; never throws for what the file holds.
   *
   * @param parameters of the clause, named without the {@code $}
   */
  public Verdict read(RuleFile file, Map<String, ParameterValue> parameters) {
    Objections objections = new Objections(file.path(), off);
    List<GuardedRule> rules = new FileReading(file, parameters, objections).rules();
    return objections.isEmpty()
        ? new Verdict.Passed(new GuardedRules(file.path(), rules))
        : new Verdict.Refused(objections.inOrder());
  }
}
