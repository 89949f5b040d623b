package tw.plumbline.rules.guard;

import static java.util.stream.Collectors.toMap;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tw.plumbline.rules.facts.Conclusions;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.facts.ReportFact;

/** The words that a rule file may use: facts, what may be asked of them, constants, conclusions. */
final class Vocabulary {
  /** The only function. */
  static final String DIGIT_CHECK = "checkDigits";

  private static final Map<String, Class<? extends Fact>> FACTS = factTypes();
  private static final Map<Class<? extends Fact>, Map<String, Attribute>> ATTRIBUTES = attributes();
  private static final Map<String, Class<?>> ENUMS = enums();
  private static final List<Method> CONCLUSIONS = List.of(Conclusions.class.getMethods());

  private Vocabulary() {}

  static Optional<Class<? extends Fact>> fact(String name) {
    return Optional.ofNullable(FACTS.get(name));
  }

  static Map<String, Class<? extends Fact>> facts() {
    return FACTS;
  }

  /** Whether there is exactly one such fact for each report. */
  static boolean onePerReport(Class<? extends Fact> fact) {
    return fact == ReportFact.class;
  }

  static Optional<Attribute> attribute(Class<? extends Fact> fact, String name) {
    return Optional.ofNullable(attributes(fact).get(name));
  }

  static Map<String, Attribute> attributes(Class<? extends Fact> fact) {
    return ATTRIBUTES.getOrDefault(fact, Map.of());
  }

  static Map<String, Class<?>> enumTypes() {
    return ENUMS;
  }

  static Optional<Object> constant(String type, String name) {
    Class<?> constants = ENUMS.get(type);
    Object[] all = constants == null ? new Object[0] : constants.getEnumConstants();
    return Arrays.stream(all)
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findAny();
  }

  /** The conclusions of that name. */
  static List<Method> conclusions(String name) {
    return CONCLUSIONS.stream().filter(method -> method.getName().equals(name)).toList();
  }

  private static Map<String, Class<? extends Fact>> factTypes() {
    Map<String, Class<? extends Fact>> types = new TreeMap<>();
    for (Class<?> type : Fact.class.getPermittedSubclasses()) {
      types.put(type.getSimpleName(), type.asSubclass(Fact.class));
    }
    return Map.copyOf(types);
  }

  private static Map<Class<? extends Fact>, Map<String, Attribute>> attributes() {
    return FACTS.values().stream().collect(toMap(type -> type, Vocabulary::attributesOf));
  }

  private static Map<String, Attribute> attributesOf(Class<? extends Fact> fact) {
    return Stream.of(fact.getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
        .filter(method -> !isOfEveryObject(method))
        .flatMap(
            method ->
                Kind.of(method.getGenericReturnType())
                    .map(kind -> new Attribute(fact, method, kind))
                    .stream())
        .collect(toMap(Attribute::name, attribute -> attribute));
  }

  private static boolean isOfEveryObject(Method method) {
    return Stream.of(Object.class.getMethods())
        .anyMatch(other -> other.getName().equals(method.getName()));
  }

  private static Map<String, Class<?>> enums() {
    return ATTRIBUTES.values().stream()
        .flatMap(attributes -> attributes.values().stream())
        .filter(attribute -> attribute.kind() == Kind.CONSTANT)
        .map(Attribute::type)
        .distinct()
        .collect(toMap(Class::getSimpleName, type -> type));
  }
}
