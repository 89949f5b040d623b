package tw.plumbline.rules.reading;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody most likely meant. */
final class Nearest {
  private static final int MOST_SLIPS = 2;
  private static final int LONGEST_NAME = 64;

  private Nearest() {}

  /** The known name that differs least, case aside; empty if none is within two slips. */
  static Optional<String> to(String name, Collection<String> known) {
    if (name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    return known.stream()
        .filter(other -> Math.abs(other.length() - name.length()) <= MOST_SLIPS)
        .filter(other -> slips(name, other) <= Math.min(MOST_SLIPS, name.length() / 3))
        .min(Comparator.comparingInt((String other) -> slips(name, other)));
  }

  /** Letters to add, drop or change (Levenshtein's distance). */
  private static int slips(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
