package tw.plumbline.rules.reading;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers read by value: {@code 24.0} is 24, {@code 1e3} is 1000.
 *
 * <p>A value of at most 15 significant digits within the range of normal doubles comes back from a
 * double unchanged, so every JSON reader sees the same number as we do, and its shortest decimal
 * form is its canonical one. Anything else is refused.
 */
final class ExactNumber {
  static final int MOST_DIGITS = 15;
  private static final int SURELY_A_DOUBLE = 300;
  private static final int BEYOND_ANY_DOUBLE = 400;

  private ExactNumber() {}

  /**
   * The value of a JSON number, without trailing zeros behind its point.
   *
   * @return null if a double does not hold that value
   */
  static @Nullable BigDecimal read(String number) {
    long digits = 0;
    int significant = 0;
    int zeros = 0;
    long scale = 0;
    boolean behindPoint = false;
    int i = number.charAt(0) == '-' ? 1 : 0;
    for (; i < number.length() && (number.charAt(i) | 0x20) != 'e'; i++) {
      char c = number.charAt(i);
      if (c == '.') {
        behindPoint = true;
        continue;
      }
      scale += behindPoint ? 1 : 0;
      if (c == '0') {
        zeros += significant > 0 ? 1 : 0;
        continue;
      }
      significant += zeros + 1;
      if (significant > MOST_DIGITS) {
        return null;
      }
      digits = digits * powerOfTen(zeros + 1) + (c - '0');
      zeros = 0;
    }
    if (digits == 0) {
      return BigDecimal.ZERO;
    }
    long exponent = i < number.length() ? exponent(number.substring(i + 1)) : 0;
    return value(number.charAt(0) == '-' ? -digits : digits, significant, scale - zeros - exponent);
  }

  private static @Nullable BigDecimal value(long digits, int significant, long scale) {
    long magnitude = significant - scale;
    if (Math.abs(magnitude) > BEYOND_ANY_DOUBLE) {
      return null;
    }
    BigDecimal value = BigDecimal.valueOf(digits, (int) scale);
    if (Math.abs(magnitude) > SURELY_A_DOUBLE) {
      double nearest = Math.abs(value.doubleValue());
      if (nearest < Double.MIN_NORMAL || nearest > Double.MAX_VALUE) {
        return null;
      }
    }
    return scale < 0 ? value.setScale(0) : value;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  /** The exponent; one of many digits only as large as needed to be out of every range. */
  private static long exponent(String written) {
    long exponent = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c >= '0' && c <= '9') {
        exponent = Math.min(exponent * 10 + (c - '0'), Integer.MAX_VALUE);
      }
    }
    return written.charAt(0) == '-' ? -exponent : exponent;
  }
}
