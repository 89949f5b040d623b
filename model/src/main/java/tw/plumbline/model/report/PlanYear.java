package tw.plumbline.model.report;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A year of a plan.
 *
 * @param yearOfPhase from 1
 * @param grant 元, applied for
 * @param targets what the plan promises for it
 */
public record PlanYear(
    int yearOfPhase, @Nullable Long grant, @Nullable Map<String, BigDecimal> targets) {
  public PlanYear {
    targets = AllianceReport.copy(targets);
  }
}
