package tw.plumbline.model.assessment;

import java.math.BigDecimal;
import java.util.List;

/**
 * A computed figure.
 *
 * @param unit 家, 件, 場, 人, 元, or 1 for a ratio
 * @param terms amount times weight adds up to the value; none for a quotient
 */
public record Figure(String name, BigDecimal value, String unit, String clause, List<Term> terms) {
  public Figure {
    terms = List.copyOf(terms);
  }

  /**
   * A line that counts.
   *
   * @param pointer JSON pointer into the report
   */
  public record Term(String pointer, BigDecimal amount, BigDecimal weight) {}
}
