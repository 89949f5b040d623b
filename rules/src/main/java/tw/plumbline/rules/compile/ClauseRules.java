package tw.plumbline.rules.compile;

import java.util.Map;
import tw.plumbline.rules.guard.GuardedRules;
import tw.plumbline.rules.guard.ParameterValue;

/**
 * The guarded rules of a clause, with the values that its parameters have in an edition.
 *
 * @param clause id of the clause
 */
public record ClauseRules(
    String clause, GuardedRules rules, Map<String, ParameterValue> parameters) {
  public ClauseRules {
    parameters = Map.copyOf(parameters);
  }
}
