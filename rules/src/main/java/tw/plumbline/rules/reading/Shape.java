package tw.plumbline.rules.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/** A JSON Schema made ready to check values with; {@link ShapeReader} makes it. */
final class Shape {
  /** One keyword of a schema, or some that are judged together. */
  interface Rule {
    void check(Object value, Place place, Faults faults);
  }

  /** The kinds of JSON values; a whole number is a number too. */
  enum Kind {
    OBJECT("物件 {…}", "an object {…}"),
    ARRAY("清單 […]", "a list […]"),
    STRING("文字（加引號）", "a text in quotes"),
    NUMBER("數值", "a number"),
    INTEGER("整數", "a whole number"),
    BOOLEAN("`true` 或 `false`", "`true` or `false`");

    final BilingualText words;

    Kind(String zhTw, String en) {
      this.words = new BilingualText(zhTw, en);
    }

    static Kind of(Object value) {
      if (value instanceof String) {
        return STRING;
      } else if (value instanceof BigDecimal number) {
        return number.scale() == 0 ? INTEGER : NUMBER;
      } else if (value instanceof Boolean) {
        return BOOLEAN;
      }
      return value instanceof Map ? OBJECT : ARRAY;
    }
  }

  @Nullable Shape target;
  Set<Kind> kinds = EnumSet.allOf(Kind.class);
  final List<Rule> rules = new ArrayList<>();
  final Map<String, Shape> properties = new LinkedHashMap<>();
  @Nullable Shape items;
  @Nullable Object initial;
  private volatile @Nullable Boolean fills;

  /** Says all that is wrong with a value; of an unusable one everything has been said. */
  void check(Object value, Place place, Faults faults) {
    if (value instanceof Unusable) {
      return;
    }
    if (target != null) {
      target.check(value, place, faults);
    }
    if (!kinds.contains(Kind.of(value))) {
      faults.add(place, FaultCode.WRONG_TYPE, () -> Wording.wrongType(value, kinds));
      return;
    }
    for (Rule rule : rules) {
      rule.check(value, place, faults);
    }
  }

  boolean fits(Object value, Place place) {
    Faults faults = Faults.onlyWhether();
    check(value, place, faults);
    return faults.none();
  }

  /** Puts the schema's defaults where a field is absent. */
  void fillDefaults(Object value) {
    if (target != null) {
      target.fillDefaults(value);
    }
    if (value instanceof Map<?, ?> fields) {
      properties.forEach((name, shape) -> fillDefault(fields, name, shape));
    } else if (items != null && value instanceof List<?> list) {
      list.forEach(items::fillDefaults);
    }
  }

  @SuppressWarnings("unchecked") // every map of a parsed document is one from texts to values
  private static void fillDefault(Map<?, ?> fields, String name, Shape shape) {
    if (!shape.fills()) {
      return;
    }
    Object present = fields.get(name);
    if (present != null) {
      shape.fillDefaults(present);
    } else if (shape.initial() != null) {
      ((Map<String, Object>) fields).put(name, shape.initial());
    }
  }

  /** Whether there is a default here or further in. */
  private boolean fills() {
    Boolean known = fills;
    if (known == null) {
      fills = true; // for a schema that comes back to itself
      known =
          initial != null
              || (target != null && target.fills())
              || (items != null && items.fills())
              || properties.values().stream().anyMatch(Shape::fills);
      fills = known;
    }
    return known;
  }

  /** The shape of a field that this schema names. */
  Shape property(String name) {
    Shape property = properties.get(name);
    if (property == null) {
      throw new IllegalArgumentException("the schema does not name the field " + name);
    }
    return property;
  }

  /** Names of the fields that this schema, or the one it refers to, names. */
  Set<String> names() {
    return target == null ? properties.keySet() : target.names();
  }

  private @Nullable Object initial() {
    return initial != null || target == null ? initial : target.initial();
  }
}
