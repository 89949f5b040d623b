package tw.plumbline.rules.facts;

import java.math.BigDecimal;

/**
 * Figures of one column of the summary table that the rulebook expects to add up.
 *
 * @param pointer JSON pointer of the total
 * @param name of the sum, as the rulebook calls it
 * @param total the figure given as the total
 * @param sum what its given parts come to
 */
public record SumFact(
    ReportFact report, String pointer, String name, BigDecimal total, BigDecimal sum)
    implements Fact {
  public SumFact {
    total = total.stripTrailingZeros();
    sum = sum.stripTrailingZeros();
  }

  @Override
  public String label() {
    return name;
  }
}
