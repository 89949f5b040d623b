package tw.plumbline.rules.guard;

import java.util.List;

/** What a rule asks of a fact. */
public sealed interface Condition {
  /** Equal to null only if null; neither above nor below anything if null. */
  record Comparison(Operand.Access left, Operator operator, Operand right) implements Condition {}

  /**
   * Whether the value is among the choices; null is not.
   *
   * @param choices texts, constants, parameters that are texts or lists of texts
   */
  record Membership(Operand.Access left, boolean negated, List<Operand> choices)
      implements Condition {
    public Membership {
      choices = List.copyOf(choices);
    }
  }

  /** Whether the list holds the text; null holds nothing. */
  record Containment(Operand.Access list, boolean negated, Operand text) implements Condition {}

  /** Whether the digits of a number pass the check that the parameters describe. */
  record DigitCheck(
      Operand.Access number,
      Operand.Parameter weights,
      Operand.Parameter divisor,
      Operand.Parameter position,
      Operand.Parameter digit)
      implements Condition {}

  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  record Not(Condition condition) implements Condition {}

  /** How values are compared. */
  enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As it stands in a rule file. */
    public String sign() {
      return sign;
    }

    boolean orders() {
      return this != EQUAL && this != NOT_EQUAL;
    }
  }
}
