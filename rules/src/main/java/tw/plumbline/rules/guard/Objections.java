package tw.plumbline.rules.guard;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong with a file. */
final class Objections {
  private static final int LONGEST_DETAIL = 80;

  private final String path;
  private final Set<Refusal> off;
  private final Set<Objection> found = new LinkedHashSet<>();

  Objections(String path, Set<Refusal> off) {
    this.path = path;
    this.off = off;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Objection> inOrder() {
    return found.stream().sorted(Comparator.comparingInt(Objection::line)).toList();
  }

  /** For what could be read all the same. */
  void add(Refusal refusal, int line, String detail) {
    if (!off.contains(refusal)) {
      found.add(new Objection(path, Math.max(line, 1), refusal, shortened(detail)));
    }
  }

  /** For what the tree cannot hold: if nobody checks for it any more, it still cannot pass. */
  <T> Optional<T> refuse(Refusal refusal, int line, String detail) {
    add(off.contains(refusal) ? Refusal.UNKNOWN_SYNTAX : refusal, line, detail);
    return Optional.empty();
  }

  private static String shortened(String detail) {
    String oneLine = detail.strip().replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", " ");
    return oneLine.length() <= LONGEST_DETAIL
        ? oneLine
        : oneLine.substring(0, LONGEST_DETAIL) + "…";
  }
}
