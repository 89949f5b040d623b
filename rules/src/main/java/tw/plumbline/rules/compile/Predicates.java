package tw.plumbline.rules.compile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.compile.Accessors.Accessor;
import tw.plumbline.rules.guard.Condition;
import tw.plumbline.rules.guard.Operand;

/** Turns conditions on one fact into predicates. */
final class Predicates {
  private final Values values;

  Predicates(Values values) {
    this.values = values;
  }

  /** A condition on one fact. */
  @FunctionalInterface
  interface FactPredicate {
    boolean holds(Object fact);
  }

  /** Whether the sign of a comparison satisfies an operator. */
  @FunctionalInterface
  private interface Order {
    boolean holds(int sign);
  }

  FactPredicate of(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      return comparison(comparison);
    }
    if (condition instanceof Condition.Membership membership) {
      return negated(membership(membership), membership.negated());
    }
    if (condition instanceof Condition.Containment containment) {
      return negated(containment(containment), containment.negated());
    }
    if (condition instanceof Condition.DigitCheck check) {
      return digitCheck(check);
    }
    if (condition instanceof Condition.Not not) {
      return negated(of(not.condition()), true);
    }
    return condition instanceof Condition.All all ? all(all) : any((Condition.Any) condition);
  }

  private FactPredicate all(Condition.All all) {
    List<FactPredicate> parts = all.conditions().stream().map(this::of).toList();
    return fact -> {
      for (FactPredicate part : parts) {
        if (!part.holds(fact)) {
          return false;
        }
      }
      return true;
    };
  }

  private FactPredicate any(Condition.Any any) {
    List<FactPredicate> parts = any.conditions().stream().map(this::of).toList();
    return fact -> {
      for (FactPredicate part : parts) {
        if (part.holds(fact)) {
          return true;
        }
      }
      return false;
    };
  }

  private static FactPredicate negated(FactPredicate part, boolean negated) {
    return negated ? fact -> !part.holds(fact) : part;
  }

  private FactPredicate comparison(Condition.Comparison comparison) {
    Accessor left = Accessors.of(comparison.left().attribute());
    Condition.Operator operator = comparison.operator();
    if (operator == Condition.Operator.EQUAL || operator == Condition.Operator.NOT_EQUAL) {
      return negated(equality(left, comparison), operator == Condition.Operator.NOT_EQUAL);
    }
    Order order = order(operator);
    if (comparison.right() instanceof Operand.Access access) {
      Accessor right = Accessors.of(access.attribute());
      return fact -> ordered(left.of(fact), right.of(fact), order);
    }
    Object fixed = Objects.requireNonNull(Values.comparable(values.of(comparison.right())));
    return fixed instanceof LocalDate day
        ? fact -> left.of(fact) instanceof LocalDate given && order.holds(given.compareTo(day))
        : fact -> ordered(left.of(fact), fixed, order);
  }

  private FactPredicate equality(Accessor left, Condition.Comparison comparison) {
    if (comparison.right() instanceof Operand.Access access) {
      Accessor right = Accessors.of(access.attribute());
      return fact -> equal(left.of(fact), right.of(fact));
    }
    Object fixed = values.of(comparison.right());
    if (fixed == null) {
      return fact -> left.of(fact) == null;
    }
    if (fixed instanceof Enum<?>) {
      return fact -> left.of(fact) == fixed;
    }
    return fixed instanceof Number
        ? fact -> equal(left.of(fact), fixed)
        : fact -> fixed.equals(left.of(fact));
  }

  private FactPredicate membership(Condition.Membership membership) {
    Accessor left = Accessors.of(membership.left().attribute());
    boolean alone = membership.choices().stream().noneMatch(Operand.Access.class::isInstance);
    if (!alone) {
      return amongAttributes(left, membership);
    }
    Set<@Nullable Object> choices = new HashSet<>();
    values.choices(membership.choices()).forEach(value -> choices.add(hashable(value)));
    return fact -> {
      Object given = left.of(fact);
      return given != null && choices.contains(hashable(given));
    };
  }

  private FactPredicate amongAttributes(Accessor left, Condition.Membership membership) {
    List<Accessor> choices = membership.choices().stream().map(this::choice).toList();
    return fact -> {
      Object given = left.of(fact);
      return given != null
          && choices.stream()
              .map(choice -> choice.of(fact))
              .anyMatch(
                  value ->
                      value instanceof List<?> list ? list.contains(given) : equal(given, value));
    };
  }

  private Accessor choice(Operand operand) {
    if (operand instanceof Operand.Access access) {
      return Accessors.of(access.attribute());
    }
    Object fixed = values.of(operand);
    return fact -> fixed;
  }

  private FactPredicate containment(Condition.Containment containment) {
    Accessor list = Accessors.of(containment.list().attribute());
    Accessor text = choice(containment.text());
    return fact -> {
      Object sought = text.of(fact);
      return sought != null && list.of(fact) instanceof List<?> texts && texts.contains(sought);
    };
  }

  private FactPredicate digitCheck(Condition.DigitCheck check) {
    Accessor number = Accessors.of(check.number().attribute());
    String weights = (String) Objects.requireNonNull(values.of(check.weights()));
    long divisor = whole(check.divisor());
    long position = whole(check.position());
    long digit = whole(check.digit());
    return fact ->
        Functions.checkDigits((String) number.of(fact), weights, divisor, position, digit);
  }

  private long whole(Operand.Parameter parameter) {
    return (Long) Objects.requireNonNull(values.of(parameter));
  }

  private static Order order(Condition.Operator operator) {
    return switch (operator) {
      case LESS -> sign -> sign < 0;
      case LESS_OR_EQUAL -> sign -> sign <= 0;
      case GREATER -> sign -> sign > 0;
      case GREATER_OR_EQUAL -> sign -> sign >= 0;
      case EQUAL, NOT_EQUAL -> throw new IllegalArgumentException(operator.sign());
    };
  }

  static boolean equal(@Nullable Object left, @Nullable Object right) {
    if (left instanceof Number && right instanceof Number) {
      return decimal(left).compareTo(decimal(right)) == 0;
    }
    return Objects.equals(left, right);
  }

  private static boolean ordered(@Nullable Object left, @Nullable Object right, Order order) {
    if (left == null || right == null) {
      return false;
    }
    return left instanceof LocalDate day
        ? order.holds(day.compareTo((LocalDate) right))
        : order.holds(decimal(left).compareTo(decimal(right)));
  }

  private static @Nullable Object hashable(@Nullable Object value) {
    return value instanceof Number ? decimal(value).stripTrailingZeros() : value;
  }

  private static BigDecimal decimal(Object number) {
    return (BigDecimal) Objects.requireNonNull(Values.comparable(number));
  }
}
