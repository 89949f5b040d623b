package tw.plumbline.rules.second;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.generic.GenericFacts;
import tw.plumbline.model.generic.GenericFacts.Money;

/**
 * The lines of one list of a report, as they stand in its text, and which of their fields this
 * evaluator knows how to read.
 */
final class Lines {
  private static final String RESULT = "result";
  private static final Map<String, Class<?>> GENERIC =
      Map.of(
          "parties", GenericFacts.Party.class,
          "agreements", GenericFacts.Agreement.class,
          "amounts", GenericFacts.Amount.class,
          "events", GenericFacts.Event.class,
          "persons", GenericFacts.Person.class,
          "measures", GenericFacts.Measure.class);
  private static final Set<String> TEXTS =
      Set.of(RESULT, "kind", "jurisdiction", "county", "internationalLeader", "paysFee");
  private static final Set<String> NUMBERS = Set.of("amount", "count");

  private final String list;
  private final @Nullable Map<String, Class<?>> generic;

  private Lines(String list, @Nullable Map<String, Class<?>> generic) {
    this.list = list;
    this.generic = generic;
  }

  static Lines of(String list) {
    Class<?> item = GENERIC.get(list);
    if (item == null) {
      return new Lines(list, null);
    }
    Map<String, Class<?>> fields = new HashMap<>();
    for (RecordComponent field : item.getRecordComponents()) {
      fields.put(field.getName(), field.getType());
    }
    return new Lines(list, fields);
  }

  boolean hasTexts(Collection<String> names) {
    return names.stream()
        .allMatch(
            name ->
                name.equals(RESULT)
                    || (generic == null
                        ? TEXTS.contains(name)
                        : generic.get(name) == String.class));
  }

  boolean hasNumber(String name) {
    return generic == null
        ? NUMBERS.contains(name)
        : generic.get(name) == Money.class || generic.get(name) == BigDecimal.class;
  }

  /** The lines; null where the report does not bring the list. */
  @Nullable List<?> in(Map<?, ?> report) {
    Map<?, ?> holder = generic == null ? report : PlainYaml.map(report.get("facts"));
    return holder.get(list) instanceof List<?> lines ? lines : null;
  }

  /** JSON pointer of a line. */
  String pointer(int line) {
    return (generic == null ? "/" : "/facts/") + list + "/" + line;
  }

  /** Null where the line does not say it. */
  @Nullable String text(Map<?, ?> line, String field, String result) {
    if (field.equals(RESULT)) {
      return result;
    }
    if (field.equals("paysFee") && generic == null) {
      Object fee = PlainYaml.map(line.get("agreement")).get("fee");
      return String.valueOf(fee instanceof BigDecimal money && money.signum() > 0);
    }
    Object value = line.get(field);
    if (value == null) {
      return null;
    }
    // 台 and 臺 are the same character, written in two ways
    return field.equals("county") ? value.toString().replace('台', '臺') : value.toString();
  }

  /** Null where the line does not say it. */
  @Nullable BigDecimal number(Map<?, ?> line, String field) {
    Object value = line.get(field);
    Object number = value instanceof Map<?, ?> money ? money.get("value") : value;
    return number instanceof BigDecimal decimal ? decimal : null;
  }

  /** The currency of a sum of money; null where it is no question. */
  @Nullable String currency(Map<?, ?> line, String field) {
    return line.get(field) instanceof Map<?, ?> money
        ? String.valueOf(money.get("currency"))
        : null;
  }

  /** Whether a line may leave out the number and the figure be unknown for it. */
  boolean optional() {
    return generic != null;
  }
}
