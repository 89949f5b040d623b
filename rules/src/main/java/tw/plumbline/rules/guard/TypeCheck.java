package tw.plumbline.rules.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the values of a condition can be compared. */
final class TypeCheck {
  private final Objections objections;
  private final int line;

  TypeCheck(Objections objections, int line) {
    this.objections = objections;
    this.line = line;
  }

  void comparison(Operand.Access left, Condition.Operator operator, Operand right) {
    Attribute attribute = left.attribute();
    if (attribute.kind() == Kind.TEXTS || isList(right)) {
      objections.add(Refusal.LIST_COMPARED, line, attribute.toString());
    } else if (operator.orders()
        && attribute.kind() != Kind.NUMBER
        && attribute.kind() != Kind.DATE) {
      objections.add(Refusal.NOT_ORDERED, line, attribute + " (" + attribute.kind().words() + ")");
    } else {
      value(attribute, operator, right);
    }
  }

  private void value(Attribute attribute, Condition.Operator operator, Operand right) {
    if (right instanceof Operand.Literal literal && literal.value() == null) {
      if (operator.orders() || attribute.alwaysGiven()) {
        objections.add(Refusal.NEVER_NULL, line, attribute.toString());
      }
    } else {
      same(attribute, right);
    }
  }

  void membership(Operand.Access left, List<Operand> choices) {
    Attribute attribute = left.attribute();
    if (attribute.kind() == Kind.TEXTS) {
      objections.add(Refusal.LIST_COMPARED, line, attribute.toString());
      return;
    }
    for (Operand choice : choices) {
      if (choice instanceof Operand.Literal literal && literal.value() == null) {
        objections.add(Refusal.NEVER_NULL, line, attribute.toString());
      } else if (choice instanceof Operand.Access && isList(choice)) {
        objections.add(Refusal.LIST_COMPARED, line, attribute.toString());
      } else if (!(isList(choice) && attribute.kind() == Kind.TEXT)) {
        same(attribute, choice);
      }
    }
  }

  void containment(Operand.Access list, Operand text) {
    if (list.attribute().kind() != Kind.TEXTS) {
      objections.add(Refusal.CONTAINS_IN_NO_LIST, line, list.attribute().toString());
    }
    if (kind(text) != Kind.TEXT) {
      objections.add(Refusal.WRONG_TYPE, line, list.attribute().toString());
    }
  }

  private void same(Attribute attribute, Operand right) {
    Kind kind = kind(right);
    if (attribute.kind() != kind) {
      objections.add(
          attribute.kind() == Kind.DATE && kind == Kind.TEXT
              ? Refusal.DATE_AS_TEXT
              : Refusal.WRONG_TYPE,
          line,
          "%s (%s)".formatted(attribute, attribute.kind().words()));
    } else if (kind == Kind.CONSTANT && attribute.type() != type(right)) {
      objections.add(
          Refusal.DIFFERENT_ENUMS, line, attribute + ": " + attribute.type().getSimpleName());
    }
  }

  private static boolean isList(Operand operand) {
    return kind(operand) == Kind.TEXTS;
  }

  private static @Nullable Kind kind(Operand operand) {
    if (operand instanceof Operand.Access access) {
      return access.attribute().kind();
    }
    if (operand instanceof Operand.Parameter parameter) {
      return Kind.of(parameter);
    }
    Object value = operand instanceof Operand.Literal literal ? literal.value() : null;
    return value == null ? null : Kind.of(value.getClass()).orElseThrow();
  }

  private static @Nullable Class<?> type(Operand operand) {
    if (operand instanceof Operand.Access access) {
      return access.attribute().type();
    }
    Object value = operand instanceof Operand.Literal literal ? literal.value() : null;
    return value == null ? null : ((Enum<?>) value).getDeclaringClass();
  }
}
