package tw.plumbline.rules.impact;

import java.util.*;
import tw.plumbline.rules.book.*;

public final class AffectedYears {
  private AffectedYears() {}

  public static SortedSet<Integer> of(Rulebook before, Rulebook after) {
    SortedSet<Integer> years = new TreeSet<>(before.editions().keySet());
    years.addAll(after.editions().keySet());
    years.removeIf(y -> Objects.equals(before.editions().get(y), after.editions().get(y)));
    return years;
  }
}
