package tw.plumbline.rules.engine;

import java.util.Map;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.rules.compile.RuleId;

/**
 * A finding, and the rule that concluded it.
 *
 * @param values what its texts may name: parameters, actual, required, shortfall
 */
public record TracedFinding(Finding finding, RuleId rule, Map<String, Object> values) {
  public TracedFinding {
    values = Map.copyOf(values);
  }
}
