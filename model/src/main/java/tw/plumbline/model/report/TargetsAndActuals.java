package tw.plumbline.model.report;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of another year, by name. */
public record TargetsAndActuals(
    @Nullable Map<String, BigDecimal> targets, @Nullable Map<String, BigDecimal> actuals) {
  public TargetsAndActuals {
    targets = AllianceReport.copy(targets);
    actuals = AllianceReport.copy(actuals);
  }
}
