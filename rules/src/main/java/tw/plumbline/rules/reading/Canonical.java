package tw.plumbline.rules.reading;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one form of a JSON value (RFC 8785) and its digest. White space, the order of keys and the
 * spelling of numbers make no difference; a text counts as it is written.
 */
public final class Canonical {
  /** A number of up to this many places before the point is written without an exponent. */
  private static final int MOST_PLACES = 21;

  private static final int MOST_LEADING_ZEROS = 6;

  private final StringBuilder out = new StringBuilder(4096);

  private Canonical() {}

  /**
   * {@code sha256:} and the digest of the canonical form of a JSON text.
   *
   * @throws IllegalArgumentException if it is no JSON, repeats a key, or brings a number that no
   *     double holds
   */
  public static String digest(byte[] json) {
    Faults faults = Faults.collecting();
    try {
      Object value = JsonText.parse(json, faults);
      if (faults.has(FaultCode.DUPLICATE_KEY)) {
        throw new IllegalArgumentException("a key is repeated");
      }
      return digest(value);
    } catch (NotJson unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }

  static String digest(Object value) {
    byte[] bytes = text(value).getBytes(StandardCharsets.UTF_8);
    return "sha256:" + HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  static String text(Object value) {
    Canonical canonical = new Canonical();
    canonical.write(value);
    return canonical.out.toString();
  }

  private void write(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      object(object);
    } else if (value instanceof List<?> list) {
      list(list);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof BigDecimal number) {
      number(number);
    } else if (value == Unusable.NULL) {
      out.append("null");
    } else if (value instanceof Boolean) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("no double holds one of the numbers");
    }
  }

  private void object(Map<?, ?> object) {
    String[] names = object.keySet().toArray(new String[0]);
    Arrays.sort(names);
    out.append('{');
    for (int i = 0; i < names.length; i++) {
      if (i > 0) {
        out.append(',');
      }
      text(names[i]);
      out.append(':');
      write(object.get(names[i]));
    }
    out.append('}');
  }

  private void list(List<?> list) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(list.get(i));
    }
    out.append(']');
  }

  private void text(String text) {
    out.append('"');
    int plainFrom = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, plainFrom, i).append(escape(c));
        plainFrom = i + 1;
      }
    }
    if (plainFrom == 0) {
      out.append(text).append('"'); // the usual case, and much faster
    } else {
      out.append(text, plainFrom, text.length()).append('"');
    }
  }

  private static String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted((int) c);
    };
  }

  /**
   * As ECMAScript writes the double of that value; see {@link ExactNumber} for why we need none.
   */
  private void number(BigDecimal number) {
    int places = number.precision() - number.scale();
    if (number.signum() == 0 || (places <= MOST_PLACES && places > -MOST_LEADING_ZEROS)) {
      out.append(number.toPlainString());
      return;
    }
    String digits = number.abs().stripTrailingZeros().unscaledValue().toString();
    out.append(number.signum() < 0 ? "-" : "").append(digits.charAt(0));
    if (digits.length() > 1) {
      out.append('.').append(digits, 1, digits.length());
    }
    out.append('e').append(places > 0 ? "+" : "").append(places - 1);
  }
}
