package tw.plumbline.rules.proof;

import java.util.Comparator;
import java.util.List;

/** JSON pointers and the order in which findings are answered (contract, {@code findings}). */
final class Pointers {
  /** Segment by segment: numbers as numbers, text by code point; a beginning before the longer. */
  static final Comparator<String> ORDER = Pointers::compare;

  private Pointers() {}

  static String of(String list, int index) {
    return "/" + list + "/" + index;
  }

  /** A pointer to a name below a parent, escaped as RFC 6901 asks. */
  static String below(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static int compare(String left, String right) {
    List<String> a = segments(left);
    List<String> b = segments(right);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compareSegments(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static List<String> segments(String pointer) {
    return List.of(pointer.split("/", -1)).stream()
        .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  private static int compareSegments(String a, String b) {
    boolean numbers = isNumber(a) && isNumber(b);
    return numbers
        ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b))
        : compareCodePoints(a, b);
  }

  private static boolean isNumber(String segment) {
    return !segment.isEmpty() && segment.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int compareCodePoints(String a, String b) {
    int[] left = a.codePoints().toArray();
    int[] right = b.codePoints().toArray();
    return java.util.Arrays.compare(left, right);
  }
}
