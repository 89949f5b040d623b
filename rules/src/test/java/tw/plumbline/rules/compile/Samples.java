package tw.plumbline.rules.compile;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes records out of few values, so that they are often equal. */
final class Samples {
  private static final Map<Class<?>, List<Object>> VALUES =
      Map.ofEntries(
          Map.entry(String.class, List.of("VENDOR", "1", "01", "1.0", "true", "中文", "", " ")),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(int.class, List.of(0, 1, 7)),
          Map.entry(long.class, List.of(0L, 1L, 7L)),
          Map.entry(
              BigDecimal.class,
              List.of(BigDecimal.ONE, new BigDecimal("1.00"), new BigDecimal("7.5"))),
          Map.entry(LocalDate.class, List.of(LocalDate.of(2019, 1, 31), LocalDate.of(2019, 2, 1))),
          Map.entry(
              OffsetDateTime.class, List.of(OffsetDateTime.parse("2019-01-31T12:00:00+08:00"))),
          Map.entry(List.class, List.of(List.of())),
          Map.entry(Map.class, List.of(Map.of())));
  private static final Map<Class<?>, Class<?>> PRIMITIVES =
      Map.of(Boolean.class, boolean.class, Integer.class, int.class, Long.class, long.class);

  private final Random random;
  private final boolean withNulls;

  Samples(Random random, boolean withNulls) {
    this.random = random;
    this.withNulls = withNulls;
  }

  /** A record in which every component has a value. */
  static <T extends Record> T of(Class<T> type) {
    return new Samples(new Random(1), false).next(type);
  }

  <T extends Record> T next(Class<T> type) {
    try {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(Arrays.stream(components).map(this::value).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sample of " + type, e);
    }
  }

  private @Nullable Object value(RecordComponent component) {
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return nullable && withNulls && random.nextInt(3) == 0 ? null : value(component.getType());
  }

  Object value(Class<?> type) {
    if (type.isRecord()) {
      return next(type.asSubclass(Record.class));
    }
    if (type.isSealed()) {
      return value(one(List.of(type.getPermittedSubclasses())));
    }
    if (type.isEnum()) {
      return one(List.of(type.getEnumConstants()));
    }
    return one(VALUES.getOrDefault(PRIMITIVES.getOrDefault(type, type), List.of("VENDOR")));
  }

  <E> E one(List<E> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
