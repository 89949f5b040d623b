package tw.plumbline.rules.engine;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * JSON pointers segment by segment: numbers as numbers, text by code point, a pointer before a
 * longer one that it begins.
 */
final class PointerOrder implements Comparator<String> {
  static final PointerOrder INSTANCE = new PointerOrder();

  private PointerOrder() {}

  @Override
  public int compare(String left, String right) {
    String[] ours = left.split("/", -1);
    String[] theirs = right.split("/", -1);
    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
      int order = segment(ours[i], theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(ours.length, theirs.length);
  }

  private static int segment(String left, String right) {
    if (isNumber(left) && isNumber(right)) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    int[] ours = left.codePoints().toArray();
    int[] theirs = right.codePoints().toArray();
    return java.util.Arrays.compare(ours, theirs);
  }

  private static boolean isNumber(String segment) {
    return !segment.isEmpty() && segment.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
