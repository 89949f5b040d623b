package tw.plumbline.rules.compile;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The functions of the rule language; public because rules call them. */
public final class Functions {
  private Functions() {}

  /**
   * Whether a number passes a weighted check of its digits: each digit is multiplied by its weight,
   * and the decimal digits of the products must add up to a multiple of the divisor. A certain
   * digit in a certain position lets the sum be one less.
   *
   * @param number as many ASCII digits as there are weights, not all of them 0; anything else fails
   * @param weights one digit each
   * @param position of the tolerant digit, counted from 1
   */
  public static boolean checkDigits(
      @Nullable String number, String weights, long divisor, long position, long digit) {
    if (number == null
        || divisor < 1
        || number.length() != weights.length()
        || !isDigits(number)
        || !isDigits(weights)
        || number.chars().allMatch(character -> character == '0')) {
      return false;
    }
    int sum =
        IntStream.range(0, number.length())
            .map(at -> (number.charAt(at) - '0') * (weights.charAt(at) - '0'))
            .map(product -> product / 10 + product % 10)
            .sum();
    boolean tolerant =
        position >= 1
            && position <= number.length()
            && number.charAt((int) position - 1) - '0' == digit;
    return sum % divisor == 0 || (tolerant && (sum + 1) % divisor == 0);
  }

  /** Counts a pair of facts that rules compare; stops a session that compares too many. */
  public static boolean counted(Object fact) {
    return Watch.ofThread().countPair(fact);
  }

  /** The text of UTF-16 codes of four hexadecimal digits each. */
  public static String decoded(String codes) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < codes.length(); at += 4) {
      text.append((char) Integer.parseInt(codes.substring(at, at + 4), 16));
    }
    return text.toString();
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(character -> character >= '0' && character <= '9');
  }
}
