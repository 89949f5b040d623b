package tw.plumbline.rules.compile;

import java.util.List;
import tw.plumbline.rules.guard.GuardedRule;
import tw.plumbline.rules.guard.GuardedRule.Pattern;
import tw.plumbline.rules.guard.GuardedRule.Quantifier;

/** A rule with its number and the values that its names stand for. */
record NumberedRule(int number, RuleId id, String file, GuardedRule rule, Values values) {
  /** What Drools calls it. */
  String engineName() {
    return "R" + number;
  }

  /** The patterns whose facts the conclusion sees, in their order. */
  List<Pattern> facts() {
    return rule.patterns().stream()
        .filter(pattern -> pattern.quantifier() == Quantifier.EACH)
        .toList();
  }

  /** The name of the variable of a pattern; unbound facts get one that no file can use. */
  String variable(Pattern pattern) {
    String variable = pattern.variable();
    return variable == null ? "$_" + rule.patterns().indexOf(pattern) : variable;
  }
}
