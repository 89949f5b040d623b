package tw.plumbline.rules.compile;

import static java.util.Map.entry;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes records in which every component has a value. */
final class Samples {
  private static final Map<Class<?>, Object> SIMPLE =
      Map.ofEntries(
          entry(String.class, "text"),
          entry(boolean.class, true),
          entry(Boolean.class, true),
          entry(int.class, 7),
          entry(Integer.class, 7),
          entry(long.class, 7L),
          entry(Long.class, 7L),
          entry(BigDecimal.class, new BigDecimal("7.5")),
          entry(LocalDate.class, LocalDate.of(2019, 1, 31)),
          entry(OffsetDateTime.class, OffsetDateTime.parse("2019-01-31T12:00:00+08:00")),
          entry(Object.class, "anything"));

  private Samples() {}

  static <T extends Record> T of(Class<T> type) {
    try {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(Arrays.stream(types).map(Samples::value).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sample of " + type, e);
    }
  }

  private static Object value(Class<?> type) {
    if (type.isRecord()) {
      return of(type.asSubclass(Record.class));
    }
    if (type.isSealed()) {
      return value(type.getPermittedSubclasses()[0]);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type == List.class) {
      return List.of();
    }
    return type == Map.class ? Map.of() : SIMPLE.getOrDefault(type, "?");
  }
}
