package tw.plumbline.service.waiver;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the office lets its officials go.
 *
 * @param longestDays the most days, the first and the last included; null for no limit
 * @param never clauses from which there is no exception
 */
public record WaiverLimits(@Nullable Integer longestDays, Set<String> never) {
  /** Nothing but the rulebook limits them. */
  public static final WaiverLimits NONE = new WaiverLimits(null, Set.of());

  public WaiverLimits {
    never = Set.copyOf(never);
  }
}
