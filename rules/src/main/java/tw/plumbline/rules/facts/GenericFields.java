package tw.plumbline.rules.facts;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.generic.GenericFacts.Money;

/** What a rulebook's tables may ask of generic facts: the same as its rules. */
public final class GenericFields {
  private static final Map<String, Class<? extends Fact>> FACTS =
      Map.of(
          "parties", PartyFact.class,
          "agreements", AgreementFact.class,
          "amounts", AmountFact.class,
          "events", EventFact.class,
          "persons", PersonFact.class,
          "measures", MeasureFact.class);

  private GenericFields() {}

  /** A code or a truth, as text. */
  public static Optional<Function<Fact, @Nullable String>> text(String list, String field) {
    return accessor(list, field, String.class, Boolean.class, boolean.class)
        .map(of -> fact -> text(of.apply(fact)));
  }

  /** The kind of an item. */
  public static String kind(String list, Fact fact) {
    return String.valueOf(text(list, "kind").orElseThrow().apply(fact));
  }

  /** A number. */
  public static Optional<Function<Fact, @Nullable BigDecimal>> number(String list, String field) {
    return accessor(list, field, BigDecimal.class, Long.class)
        .map(of -> fact -> decimal(of.apply(fact)));
  }

  /** A day or a number: what has an order. */
  public static Optional<Function<Fact, @Nullable Comparable<?>>> order(String list, String field) {
    return accessor(list, field, LocalDate.class, BigDecimal.class)
        .map(of -> fact -> (Comparable<?>) of.apply(fact));
  }

  /** Where a field stands in its item: empty where it is made of several. */
  public static String path(String list, String field) {
    return component(list, field).isPresent() ? "/" + field : "";
  }

  /** Whether a field is a sum of money. */
  public static boolean isMoney(String list, String field) {
    return component(list, field).filter(type -> type == Money.class).isPresent();
  }

  /** The type of an item's field. */
  private static Optional<Class<?>> component(String list, String field) {
    Class<? extends Fact> fact = FACTS.get(list);
    if (fact == null) {
      return Optional.empty();
    }
    try {
      for (RecordComponent component :
          fact.getMethod("content").getReturnType().getRecordComponents()) {
        if (component.getName().equals(field)) {
          return Optional.of(component.getType());
        }
      }
      return Optional.empty();
    } catch (NoSuchMethodException everyFactHasOne) {
      throw new IllegalStateException(everyFactHasOne);
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable BigDecimal decimal(@Nullable Object value) {
    return value instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) value;
  }

  private static Optional<Function<Fact, @Nullable Object>> accessor(
      String list, String field, Class<?>... types) {
    Class<? extends Fact> fact = FACTS.get(list);
    if (fact == null) {
      return Optional.empty();
    }
    try {
      var method = fact.getMethod(field);
      for (Class<?> type : types) {
        if (method.getReturnType() == type) {
          MethodHandle handle = MethodHandles.publicLookup().unreflect(method);
          return Optional.of(of -> invoke(handle, of));
        }
      }
      return Optional.empty();
    } catch (NoSuchMethodException none) {
      return Optional.empty();
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }

  private static @Nullable Object invoke(MethodHandle accessor, Fact fact) {
    try {
      return accessor.invoke(fact);
    } catch (RuntimeException | Error failed) {
      throw failed;
    } catch (Throwable checked) {
      throw new IllegalStateException(checked);
    }
  }
}
