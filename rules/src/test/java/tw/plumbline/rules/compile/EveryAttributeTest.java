package tw.plumbline.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.rules.compile.Fixtures.compiled;
import static tw.plumbline.rules.compile.Fixtures.conclusions;
import static tw.plumbline.rules.compile.Fixtures.rule;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.guard.ParameterValue;

/** Everything that rules may ask of facts can be asked, and both evaluators hear the same. */
class EveryAttributeTest {
  static List<Class<?>> facts() {
    return Arrays.asList(Fact.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("facts")
  void both_evaluators_know_every_attribute(Class<?> type) throws ReflectiveOperationException {
    Fact fact = (Fact) Samples.of(type.asSubclass(Record.class));
    List<String> rules = new ArrayList<>();
    Map<String, ParameterValue> parameters = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (method.getParameterCount() == 0
          && !method.isBridge()
          && Arrays.stream(Object.class.getMethods())
              .noneMatch(other -> other.getName().equals(method.getName()))) {
        Object value = method.invoke(fact);
        condition(method.getName(), value, parameters)
            .ifPresent(condition -> rules.add(rule(type.getSimpleName(), condition)));
      }
    }
    assertThat(rules).hasSizeGreaterThanOrEqualTo(2);

    for (Evaluator evaluator : Evaluator.values()) {
      String drl = String.join("\n", rules);
      try (CompiledRules compiled = compiled(drl, parameters, evaluator)) {
        assertThat(conclusions(compiled, List.of(fact))).as(evaluator + drl).hasSameSizeAs(rules);
      }
    }
  }

  /** One that holds, if the attribute is of a kind that rules compare. */
  private static Optional<String> condition(
      String name, Object value, Map<String, ParameterValue> parameters) {
    String parameter = "p" + parameters.size();
    String equal = name + " == $" + parameter;
    if (value instanceof String text) {
      parameters.put(parameter, new ParameterValue.Text(text));
    } else if (value instanceof LocalDate day) {
      parameters.put(parameter, new ParameterValue.Day(day));
    } else if (value instanceof BigDecimal number) {
      parameters.put(parameter, new ParameterValue.Decimal(number));
    } else if (value instanceof Long || value instanceof Integer) {
      parameters.put(parameter, new ParameterValue.Whole(((Number) value).longValue()));
    } else if (value instanceof Boolean truth) {
      return Optional.of(name + " == " + truth);
    } else if (value instanceof Enum<?> constant) {
      return Optional.of(
          name + " == " + constant.getDeclaringClass().getSimpleName() + "." + constant);
    } else {
      return Optional.empty();
    }
    return Optional.of(equal);
  }
}
