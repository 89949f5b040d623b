package tw.plumbline.model.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/**
 * Rules with which a report was drafted, where others are in force when it is filed.
 *
 * @param version of the programme's rulebook
 * @param applied whether the report is judged by them all the same, as officials decided for a time
 *     of transition
 * @param changed what became different since, by clause
 */
public record DraftedAgainst(int version, boolean applied, List<Changed> changed) {
  public DraftedAgainst {
    changed = List.copyOf(changed);
  }

  /**
   * Something that is different.
   *
   * @param clause null for what holds for the whole programme
   * @param what a parameter, the severity, the conditions, …
   */
  public record Changed(@Nullable String clause, BilingualText what) {}
}
