package tw.plumbline.rules.engine;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * JSON pointers segment by segment: numbers as numbers, text by code point, a pointer before a
 * longer one that it begins.
 */
public final class PointerOrder implements Comparator<String> {
  public static final PointerOrder INSTANCE = new PointerOrder();

  private PointerOrder() {}

  @Override
  public int compare(String left, String right) {
    int ours = 0;
    int theirs = 0;
    while (true) {
      int ourEnd = end(left, ours);
      int theirEnd = end(right, theirs);
      int order = segment(left.substring(ours, ourEnd), right.substring(theirs, theirEnd));
      if (order != 0) {
        return order;
      }
      if (ourEnd == left.length() || theirEnd == right.length()) {
        return Integer.compare(left.length() - ourEnd, right.length() - theirEnd);
      }
      ours = ourEnd + 1;
      theirs = theirEnd + 1;
    }
  }

  private static int end(String pointer, int from) {
    int slash = pointer.indexOf('/', from);
    return slash < 0 ? pointer.length() : slash;
  }

  private static int segment(String left, String right) {
    if (isNumber(left) && isNumber(right)) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    int at = 0;
    while (at < left.length() && at < right.length() && left.charAt(at) == right.charAt(at)) {
      at++;
    }
    if (at == left.length() || at == right.length()) {
      return Integer.compare(left.length(), right.length());
    }
    return Integer.compare(codePoint(left, at), codePoint(right, at));
  }

  /** The code point at an index, whichever half of it stands there. */
  private static int codePoint(String text, int at) {
    boolean second = at > 0 && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    return text.codePointAt(second ? at - 1 : at);
  }

  private static boolean isNumber(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      if (segment.charAt(i) < '0' || segment.charAt(i) > '9') {
        return false;
      }
    }
    return !segment.isEmpty();
  }
}
