package tw.plumbline.rules.rerun;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.DraftedAgainst;
import tw.plumbline.model.assessment.DraftedAgainst.Changed;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.tooling.EditionDiff;

/** What became different between the rules of a report's draft and those in force when it came. */
public final class DraftedRules {
  private DraftedRules() {}

  /**
   * As an assessment says it.
   *
   * @param version with which the report was drafted
   * @param applied whether it is judged by that version all the same
   * @param then the edition in that version; null where it has none
   * @param now the edition in the version in force
   */
  public static DraftedAgainst of(
      int version, boolean applied, @Nullable Edition then, Edition now) {
    Set<Changed> changed = new LinkedHashSet<>();
    if (then != null) {
      for (EditionDiff.Change change : EditionDiff.of(then, now, List.of())) {
        String clause = change.clause().equals(EditionDiff.PROGRAMME) ? null : change.clause();
        changed.add(new Changed(clause, change.what()));
      }
    }
    return new DraftedAgainst(version, applied, new ArrayList<>(changed));
  }
}
