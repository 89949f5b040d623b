package tw.plumbline.rules.guard;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The kinds of values that rules compare. */
public enum Kind {
  TEXT("a text"),
  BOOLEAN("true or false"),
  NUMBER("a number"),
  DATE("a date"),
  CONSTANT("a constant"),
  TEXTS("a list of texts");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** What a message calls it. */
  String words() {
    return words;
  }

  static Optional<Kind> of(Type type) {
    if (type == String.class) {
      return Optional.of(TEXT);
    }
    if (type == boolean.class || type == Boolean.class) {
      return Optional.of(BOOLEAN);
    }
    if (type == int.class
        || type == long.class
        || type == Integer.class
        || type == Long.class
        || type == BigDecimal.class) {
      return Optional.of(NUMBER);
    }
    if (type == LocalDate.class) {
      return Optional.of(DATE);
    }
    if (type instanceof Class<?> constants && constants.isEnum()) {
      return Optional.of(CONSTANT);
    }
    return isTexts(type) ? Optional.of(TEXTS) : Optional.empty();
  }

  static Kind of(Operand.Parameter parameter) {
    Class<?> type = parameter.type();
    if (type == ParameterValue.Day.class) {
      return DATE;
    }
    if (type == ParameterValue.Text.class) {
      return TEXT;
    }
    return type == ParameterValue.Texts.class ? TEXTS : NUMBER;
  }

  private static boolean isTexts(Type type) {
    return type instanceof ParameterizedType list
        && list.getRawType() == List.class
        && list.getActualTypeArguments()[0] == String.class;
  }
}
