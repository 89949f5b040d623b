package tw.plumbline.rules.guard;

import org.jspecify.annotations.Nullable;

/** A value in a condition or a conclusion. */
public sealed interface Operand {
  /**
   * What a fact says.
   *
   * @param variable to which the fact is bound; null for the fact that the pattern looks at
   */
  record Access(@Nullable String variable, Attribute attribute) implements Operand {}

  /**
   * A value that stands in the rule file.
   *
   * @param value text, Boolean, constant of an enum, or null
   */
  record Literal(@Nullable Object value) implements Operand {}

  /**
   * A value that stands in the edition.
   *
   * @param name without the {@code $}
   * @param type of its value
   */
  record Parameter(String name, Class<? extends ParameterValue> type) implements Operand {}

  /** The fact that is bound to a variable; only in conclusions. */
  record Bound(String variable) implements Operand {}
}
