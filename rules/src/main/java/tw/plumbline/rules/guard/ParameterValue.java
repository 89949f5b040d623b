package tw.plumbline.rules.guard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The value of a clause's parameter in an edition; a rule file names it {@code $lowerCamel}. */
public sealed interface ParameterValue {
  /** The value as a Java object. */
  Object value();

  record Day(LocalDate value) implements ParameterValue {}

  record Whole(Long value) implements ParameterValue {}

  record Decimal(BigDecimal value) implements ParameterValue {}

  record Text(String value) implements ParameterValue {}

  record Texts(List<String> value) implements ParameterValue {
    public Texts {
      value = List.copyOf(value);
    }
  }
}
