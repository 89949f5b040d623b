package tw.plumbline.rules.compile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.guard.Operand;
import tw.plumbline.rules.guard.ParameterValue;

/** The values that stand in the file and in the edition, for the rules of one clause. */
final class Values {
  private final Map<String, ParameterValue> parameters;

  Values(Map<String, ParameterValue> parameters) {
    this.parameters = parameters;
  }

  /**
   * The value of a literal or a parameter.
   *
   * @throws IllegalArgumentException if the edition has no such value
   */
  @Nullable Object of(Operand operand) {
    if (operand instanceof Operand.Literal literal) {
      return literal.value();
    }
    if (operand instanceof Operand.Parameter parameter) {
      ParameterValue value = parameters.get(parameter.name());
      if (value == null || value.getClass() != parameter.type()) {
        throw new IllegalArgumentException(
            "`$%s` must be a %s".formatted(parameter.name(), parameter.type().getSimpleName()));
      }
      return value.value();
    }
    throw new IllegalArgumentException("no value: " + operand);
  }

  /** The choices of a membership, lists opened up. */
  List<Object> choices(List<Operand> operands) {
    return operands.stream()
        .map(this::of)
        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value))
        .map(Object.class::cast)
        .distinct()
        .toList();
  }

  /** Numbers of any type as decimals; everything else as it is. */
  static @Nullable Object comparable(@Nullable Object value) {
    if (value instanceof BigDecimal || !(value instanceof Number number)) {
      return value;
    }
    return BigDecimal.valueOf(number.longValue());
  }
}
