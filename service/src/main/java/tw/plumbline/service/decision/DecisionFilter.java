package tw.plumbline.service.decision;

import org.jspecify.annotations.Nullable;

/**
 * Which decisions are listed; whatever is null is not asked for.
 *
 * @param clause of which a finding is relied on
 */
public record DecisionFilter(
    @Nullable String alliance,
    @Nullable String programme,
    @Nullable Integer year,
    @Nullable DecisionKind kind,
    @Nullable DecisionStatus status,
    @Nullable String clause) {
  /** All that there are. */
  public static final DecisionFilter ALL = new DecisionFilter(null, null, null, null, null, null);

  /** Those of one alliance. */
  public static DecisionFilter of(String alliance) {
    return new DecisionFilter(alliance, null, null, null, null, null);
  }

  /** The same, of which this became. */
  public DecisionFilter with(@Nullable DecisionStatus only) {
    return new DecisionFilter(alliance, programme, year, kind, only, clause);
  }
}
