package tw.plumbline.model.assessment;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A computed figure.
 *
 * @param unit 家, 件, 場, 人, 元, or 1 for a ratio
 * @param promised the value by the formula under which the plan promised it, where that was another
 * @param terms amount times weight adds up to the value; none for a quotient
 */
public record Figure(
    String name,
    BigDecimal value,
    String unit,
    String clause,
    List<Term> terms,
    @Nullable Promised promised) {
  public Figure {
    terms = List.copyOf(terms);
  }

  /** A figure of which no plan promised anything by another formula. */
  public Figure(String name, BigDecimal value, String unit, String clause, List<Term> terms) {
    this(name, value, unit, clause, terms, null);
  }

  /** The same figure beside what an earlier edition would make of it. */
  public Figure withPromised(String edition, BigDecimal promised) {
    return new Figure(name, value, unit, clause, terms, new Promised(edition, promised));
  }

  /**
   * What the formula of an earlier edition comes to.
   *
   * @param rulebook the edition under which the plan was made
   */
  public record Promised(String rulebook, BigDecimal value) {}

  /**
   * A line that counts.
   *
   * @param pointer JSON pointer into the report
   */
  public record Term(String pointer, BigDecimal amount, BigDecimal weight) {}
}
