package tw.plumbline.rules.guard;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import tw.plumbline.rules.guard.GuardedRule.Pattern;
import tw.plumbline.rules.guard.GuardedRule.Quantifier;

/** Sees to it that patterns meet only by equality, for which the engine has an index. */
final class JoinCheck {
  private final List<Pattern> patterns;
  private final Objections objections;

  JoinCheck(List<Pattern> patterns, Objections objections) {
    this.patterns = patterns;
    this.objections = objections;
  }

  void run() {
    int free = 0;
    for (Pattern pattern : patterns) {
      pattern.conditions().forEach(condition -> check(condition, pattern, true));
      if (pattern.quantifier() == Quantifier.EACH
          && !Vocabulary.onePerReport(pattern.fact())
          && pattern.conditions().stream().noneMatch(JoinCheck::joins)
          && ++free > 1) {
        objections.add(Refusal.CROSS_PRODUCT, pattern.line(), pattern.fact().getSimpleName());
      }
    }
  }

  /** Whether the condition, or one that must hold with it, is an equality with another fact. */
  private static boolean joins(Condition condition) {
    return condition instanceof Condition.All all
        ? all.conditions().stream().anyMatch(JoinCheck::joins)
        : condition instanceof Condition.Comparison comparison && joined(comparison.right());
  }

  private static boolean joined(Operand operand) {
    return operand instanceof Operand.Access access && access.variable() != null;
  }

  private void check(Condition condition, Pattern pattern, boolean required) {
    if (condition instanceof Condition.All all) {
      all.conditions().forEach(part -> check(part, pattern, required));
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(part -> check(part, pattern, false));
    } else if (condition instanceof Condition.Not not) {
      check(not.condition(), pattern, false);
    } else if (condition instanceof Condition.Comparison comparison) {
      checkComparison(comparison, pattern, required);
    } else if (operands(condition).anyMatch(JoinCheck::joined)) {
      objections.add(Refusal.UNEQUAL_JOIN, pattern.line(), pattern.fact().getSimpleName());
    }
  }

  private void checkComparison(Condition.Comparison comparison, Pattern pattern, boolean required) {
    if (joined(comparison.left())
        || (joined(comparison.right())
            && (!required
                || comparison.operator() != Condition.Operator.EQUAL
                || isDecimal(comparison.left())
                || isDecimal(comparison.right())))) {
      objections.add(
          Refusal.UNEQUAL_JOIN, pattern.line(), comparison.left().attribute().toString());
    }
  }

  /** Equal decimals need not have equal hashes. */
  private static boolean isDecimal(Operand operand) {
    return operand instanceof Operand.Access access
        && access.attribute().type() == BigDecimal.class;
  }

  private static Stream<Operand> operands(Condition condition) {
    if (condition instanceof Condition.Membership membership) {
      return Stream.concat(Stream.of(membership.left()), membership.choices().stream());
    }
    if (condition instanceof Condition.Containment containment) {
      return Stream.of(containment.list(), containment.text());
    }
    return condition instanceof Condition.DigitCheck check
        ? Stream.of(check.number())
        : Stream.empty();
  }
}
