package tw.plumbline.rules.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tw.plumbline.rules.facts.Fact;

/** What the {@code $} names in a rule stand for, as far as it has been read. */
final class Scope {
  private final Map<String, ParameterValue> parameters;
  private final Map<String, Class<? extends Fact>> variables = new HashMap<>();

  Scope(Map<String, ParameterValue> parameters) {
    this.parameters = parameters;
  }

  /** Whether the variable was free. */
  boolean bind(String variable, Class<? extends Fact> fact) {
    return variables.putIfAbsent(variable, fact) == null;
  }

  Optional<Class<? extends Fact>> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  boolean hasParameter(String variable) {
    return parameters.containsKey(variable.substring(1));
  }

  /** The parameter of that name, which starts with {@code $}. */
  Optional<Operand.Parameter> parameter(String name) {
    String plain = name.substring(1);
    return Optional.ofNullable(parameters.get(plain))
        .map(value -> new Operand.Parameter(plain, value.getClass()));
  }
}
