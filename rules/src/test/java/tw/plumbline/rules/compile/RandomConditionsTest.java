package tw.plumbline.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.rules.compile.Fixtures.compiled;
import static tw.plumbline.rules.compile.Fixtures.conclusions;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.guard.Guard;
import tw.plumbline.rules.guard.ParameterValue;
import tw.plumbline.rules.guard.RuleFile;
import tw.plumbline.rules.guard.Verdict;

/** Random rules on random facts: the two evaluators must agree. */
class RandomConditionsTest {
  private static final List<String> OPERATORS = List.of("==", "!=", "<", "<=", ">", ">=");
  private static final int RULES = 40;
  private static final int FACTS = 12;

  private final Map<String, ParameterValue> parameters = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void both_evaluators_conclude_the_same(long seed) {
    Random random = new Random(seed);
    Samples samples = new Samples(random, true);
    List<Class<?>> types = Arrays.asList(Fact.class.getPermittedSubclasses());
    List<String> rules = new ArrayList<>();
    while (rules.size() < RULES) {
      String rule = rule("r" + rules.size(), samples.one(types), samples, random);
      if (new Guard().read(new RuleFile("x", rule), parameters) instanceof Verdict.Passed) {
        rules.add(rule);
      }
    }
    List<Fact> facts =
        types.stream()
            .flatMap(type -> IntStream.range(0, FACTS).mapToObj(at -> fact(samples, type)))
            .toList();

    String drl = String.join("\n", rules);
    try (CompiledRules model = compiled(drl, parameters, Evaluator.EXECUTABLE_MODEL);
        CompiledRules mvel = compiled(drl, parameters, Evaluator.MVEL)) {
      List<String> concluded = conclusions(model, facts);
      assertThat(concluded).hasSizeGreaterThan(RULES);
      assertThat(conclusions(mvel, facts)).as(drl + parameters).isEqualTo(concluded);
    }
  }

  private static Fact fact(Samples samples, Class<?> type) {
    return (Fact) samples.next(type.asSubclass(Record.class));
  }

  private String rule(String name, Class<?> type, Samples samples, Random random) {
    String condition = condition(type, samples, random);
    String second =
        random.nextInt(4) == 0
            ? "%s %s( %s == $f.%s )"
                .formatted(
                    samples.one(List.of("exists", "not")),
                    type.getSimpleName(),
                    attribute(type, samples).getName(),
                    attribute(type, samples).getName())
            : "";
    return "rule \"%s\" when $f : %s( %s ) %s then breach($f); end"
        .formatted(name, type.getSimpleName(), condition, second);
  }

  private String condition(Class<?> type, Samples samples, Random random) {
    Method left = attribute(type, samples);
    return switch (random.nextInt(8)) {
      case 0 -> "!( " + condition(type, samples, random) + " )";
      case 1 ->
          "( %s || %s )"
              .formatted(condition(type, samples, random), condition(type, samples, random));
      case 2 -> condition(type, samples, random) + " && " + condition(type, samples, random);
      case 3 ->
          "%s not in ( %s, %s )"
              .formatted(left.getName(), operand(left, samples), operand(left, samples));
      case 4 -> left.getName() + " contains " + operand(left, samples);
      case 5 ->
          left.getName() + " " + samples.one(OPERATORS) + " " + attribute(type, samples).getName();
      case 6 -> left.getName() + " != null";
      default -> left.getName() + " " + samples.one(OPERATORS) + " " + operand(left, samples);
    };
  }

  private static Method attribute(Class<?> type, Samples samples) {
    return samples.one(
        Arrays.stream(type.getMethods())
            .filter(method -> method.getParameterCount() == 0 && !method.isBridge())
            .sorted(java.util.Comparator.comparing(Method::getName))
            .toList());
  }

  private String operand(Method attribute, Samples samples) {
    Class<?> type = attribute.getReturnType();
    Object value = samples.value(type == List.class ? String.class : type);
    if (value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getSimpleName() + "." + constant;
    }
    String name = "p" + parameters.size();
    if (value instanceof Long || value instanceof Integer) {
      parameters.put(name, new ParameterValue.Whole(((Number) value).longValue()));
    } else if (value instanceof BigDecimal number) {
      parameters.put(name, new ParameterValue.Decimal(number));
    } else if (value instanceof LocalDate day) {
      parameters.put(name, new ParameterValue.Day(day));
    } else {
      parameters.put(name, new ParameterValue.Text(value.toString()));
    }
    return "$" + name;
  }
}
