package tw.plumbline.rules.reading;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Party;
import tw.plumbline.model.report.Payer;
import tw.plumbline.model.text.RocDate;

/**
 * Makes the model's records of a document that has no faults: a component is the field of its name.
 * Which documents have no faults the schema says; a document that it lets pass and a record cannot
 * hold is an error of ours.
 */
final class Records {
  private static final ClassValue<Plan> PLANS =
      new ClassValue<>() {
        @Override
        protected Plan computeValue(Class<?> type) {
          return Plan.of(type);
        }
      };

  private Records() {}

  /** The record that an object's fields describe. */
  static <T> T read(Class<T> type, Map<?, ?> fields) {
    return type.cast(PLANS.get(type).make(fields));
  }

  /** How a record is made: its constructor and, for each component, name and reading. */
  private record Plan(
      Constructor<?> constructor, String[] names, List<Function<Object, Object>> readings) {

    static Plan of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        return new Plan(
            type.getDeclaredConstructor(types),
            Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new),
            Arrays.stream(components).map(c -> reading(c.getGenericType())).toList());
      } catch (NoSuchMethodException everyRecordHasOne) {
        throw new IllegalStateException(everyRecordHasOne);
      }
    }

    Object make(Map<?, ?> fields) {
      @Nullable Object[] values = new @Nullable Object[names.length];
      for (int i = 0; i < names.length; i++) {
        Object value = fields.get(names[i]);
        values[i] = value == null ? null : readings.get(i).apply(value);
      }
      try {
        return constructor.newInstance(values);
      } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("the schema allows what " + constructor + " does not", e);
      }
    }
  }

  private static Function<Object, Object> reading(Type type) {
    if (type instanceof ParameterizedType container) {
      Type[] arguments = container.getActualTypeArguments();
      Function<Object, Object> each = reading(arguments[arguments.length - 1]);
      return arguments.length == 1
          ? value -> ((List<?>) value).stream().map(each).toList()
          : value -> map((Map<?, ?>) value, each);
    }
    return reading((Class<?>) type);
  }

  private static Function<Object, Object> reading(Class<?> type) {
    if (type == Payer.class) {
      return value -> payer((Map<?, ?>) value);
    } else if (type.isRecord()) {
      return value -> PLANS.get(type).make((Map<?, ?>) value);
    } else if (type.isEnum()) {
      Map<Object, Object> constants = new LinkedHashMap<>();
      for (Object constant : type.getEnumConstants()) {
        constants.put(((Enum<?>) constant).name(), constant);
      }
      return name -> present(constants.get(name));
    } else if (type == long.class || type == Long.class) {
      return value -> ((BigDecimal) value).longValueExact();
    } else if (type == int.class || type == Integer.class) {
      return value -> ((BigDecimal) value).intValueExact();
    } else if (type == LocalDate.class) {
      return value -> RocDate.read((String) value).orElseThrow();
    } else if (type == OffsetDateTime.class) {
      return value -> Instants.read((String) value).orElseThrow();
    }
    return type == Object.class ? Records::frozen : Function.identity();
  }

  private static Object present(@Nullable Object constant) {
    if (constant == null) {
      throw new IllegalStateException("the schema allows a value that the model does not know");
    }
    return constant;
  }

  private static Payer payer(Map<?, ?> fields) {
    return fields.containsKey("member")
        ? read(Payer.ListedMember.class, fields)
        : new Payer.InPlace(read(Party.class, fields));
  }

  private static Map<String, Object> map(Map<?, ?> fields, Function<Object, Object> each) {
    Map<String, Object> read = new LinkedHashMap<>();
    fields.forEach((name, value) -> read.put((String) name, each.apply(value)));
    return Collections.unmodifiableMap(read);
  }

  private static Object frozen(Object value) {
    if (value instanceof Map<?, ?> fields) {
      return map(fields, Records::frozen);
    }
    return value instanceof List<?> items ? items.stream().map(Records::frozen).toList() : value;
  }
}
