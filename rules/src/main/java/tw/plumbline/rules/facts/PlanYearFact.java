package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a year of the plan promises of one figure.
 *
 * @param pointer where the figure stands
 * @param grantPointer where the year's grant stands
 * @param target by the edition's formula, as far as its parts are given
 */
public record PlanYearFact(
    ReportFact report,
    String pointer,
    String grantPointer,
    String name,
    long year,
    @Nullable BigDecimal grant,
    @Nullable BigDecimal target)
    implements Fact {
  public PlanYearFact {
    target = target == null ? null : target.stripTrailingZeros();
  }

  @Override
  public String label() {
    return String.valueOf(year);
  }

  public String filing() {
    return report.filing();
  }

  public @Nullable Long phase() {
    return report.phase();
  }
}
