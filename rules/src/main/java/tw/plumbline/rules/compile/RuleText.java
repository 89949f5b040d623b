package tw.plumbline.rules.compile;

import static java.util.regex.Pattern.compile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.guard.Condition;
import tw.plumbline.rules.guard.GuardedRule.Pattern;
import tw.plumbline.rules.guard.GuardedRule.Quantifier;
import tw.plumbline.rules.guard.Operand;

/**
 * Writes rules of the guarded tree as DRL. Nothing of the official's own text comes through: every
 * name is one that the vocabulary knows, every value is written here.
 */
final class RuleText {
  /** Names that Drools takes for words of its own where they stand alone. */
  private static final Set<String> SPECIAL = Set.of("empty");

  private static final Predicate<String> PLAIN = compile("[A-Za-z0-9_ -]+").asMatchPredicate();

  private final Values values;

  RuleText(Values values) {
    this.values = values;
  }

  static String of(NumberedRule rule) {
    RuleText text = new RuleText(rule.values());
    StringBuilder drl = new StringBuilder();
    drl.append("rule \"").append(rule.engineName()).append("\"\ndialect \"mvel\"\nwhen\n");
    boolean first = true;
    for (Pattern pattern : rule.rule().patterns()) {
      drl.append("  ").append(text.pattern(rule, pattern, first)).append('\n');
      first &= pattern.quantifier() != Quantifier.EACH;
    }
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(rule.number())));
    rule.facts().forEach(pattern -> arguments.add(rule.variable(pattern)));
    while (arguments.size() < 4) {
      arguments.add("null");
    }
    return drl.append("then\n  conclude.conclude(")
        .append(String.join(", ", arguments))
        .append(");\nend\n")
        .toString();
  }

  private String pattern(NumberedRule rule, Pattern pattern, boolean first) {
    List<String> conditions = new ArrayList<>();
    pattern.conditions().forEach(condition -> conditions.add(condition(condition)));
    boolean each = pattern.quantifier() == Quantifier.EACH;
    if (each && !first) {
      String earlier = rule.variable(rule.facts().get(0));
      conditions.add(Functions.class.getName() + ".counted(" + earlier + ")");
    }
    String fact = "%s(%s)".formatted(pattern.fact().getName(), String.join(", ", conditions));
    return each
        ? rule.variable(pattern) + " : " + fact
        : pattern.quantifier() == Quantifier.EXISTS ? "exists " + fact : "not " + fact;
  }

  String condition(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      return comparison(comparison);
    }
    if (condition instanceof Condition.Membership membership) {
      String in = membership(membership);
      return membership.negated() ? "!(" + in + ")" : in;
    }
    if (condition instanceof Condition.Containment containment) {
      String list = operand(containment.list());
      return "(%s != null && %s %s %s)"
          .formatted(list, list, "contains", operand(containment.text()))
          .transform(text -> containment.negated() ? "!" + text : text);
    }
    if (condition instanceof Condition.DigitCheck check) {
      return "%s.checkDigits(%s, %s, %s, %s, %s)"
          .formatted(
              Functions.class.getName(),
              operand(check.number()),
              operand(check.weights()),
              operand(check.divisor()),
              operand(check.position()),
              operand(check.digit()));
    }
    if (condition instanceof Condition.Not not) {
      return "!(" + condition(not.condition()) + ")";
    }
    return condition instanceof Condition.All all
        ? joined(all.conditions(), " && ")
        : joined(((Condition.Any) condition).conditions(), " || ");
  }

  private String joined(List<Condition> conditions, String sign) {
    return "(" + String.join(sign, conditions.stream().map(this::condition).toList()) + ")";
  }

  private String comparison(Condition.Comparison comparison) {
    return "%s %s %s"
        .formatted(
            operand(comparison.left()), comparison.operator().sign(), operand(comparison.right()));
  }

  private String membership(Condition.Membership membership) {
    List<String> choices = new ArrayList<>();
    String left = operand(membership.left());
    for (Operand choice : membership.choices()) {
      if (choice instanceof Operand.Access) {
        choices.add(left + " == " + operand(choice));
      } else {
        values
            .choices(List.of(choice))
            .forEach(value -> choices.add(left + " == " + literal(value)));
      }
    }
    return choices.isEmpty()
        ? "(" + left + " == null && " + left + " != null)"
        : "(" + left + " != null && (" + String.join(" || ", choices) + "))";
  }

  private String operand(Operand operand) {
    if (operand instanceof Operand.Access access) {
      String name = access.attribute().name();
      String owner = SPECIAL.contains(name) ? "this" : null;
      String variable = access.variable() == null ? owner : access.variable();
      return variable == null ? name : variable + "." + name;
    }
    return literal(values.of(operand));
  }

  private static String literal(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getName() + "." + constant.name();
    }
    if (value instanceof LocalDate day) {
      return "java.time.LocalDate.ofEpochDay(" + day.toEpochDay() + "L)";
    }
    if (value instanceof BigDecimal number) {
      return "new java.math.BigDecimal(\"" + number + "\")";
    }
    return value instanceof Long number
        ? number + "L"
        : quoted((String) Objects.requireNonNull(value));
  }

  /**
   * A text in quotes; one with anything but letters, digits and a few plain signs is written as
   * numbers, so that no text can end its quotes or mean anything to a parser.
   */
  private static String quoted(String text) {
    if (PLAIN.test(text)) {
      return '"' + text + '"';
    }
    String codes = text.chars().mapToObj("%04x"::formatted).collect(Collectors.joining());
    return Functions.class.getName() + ".decoded(\"" + codes + "\")";
  }
}
