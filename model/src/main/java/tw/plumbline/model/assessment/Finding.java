package tw.plumbline.model.assessment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/**
 * One breach of a check, or one fact that a check lacks.
 *
 * @param pointer JSON pointer into the report
 * @param figure name of the figure that is too small, too large or wrong
 * @param shortfall what is lacking to the least value that passes, in the figure's unit
 * @param remedy the nearest way to mend it
 * @param waiver who excused this breach, if somebody did; it stays a breach
 */
public record Finding(
    String clause,
    Severity severity,
    String pointer,
    BilingualText message,
    @Nullable String figure,
    @Nullable Value actual,
    @Nullable Value required,
    @Nullable BigDecimal shortfall,
    @Nullable BilingualText remedy,
    Citation citation,
    @Nullable Waiver waiver) {
  /** A finding as the rules make it: nobody has excused it. */
  public Finding(
      String clause,
      Severity severity,
      String pointer,
      BilingualText message,
      @Nullable String figure,
      @Nullable Value actual,
      @Nullable Value required,
      @Nullable BigDecimal shortfall,
      @Nullable BilingualText remedy,
      Citation citation) {
    this(
        clause, severity, pointer, message, figure, actual, required, shortfall, remedy, citation,
        null);
  }

  /** Whether it is a breach and not a missing fact. */
  public boolean isBreach() {
    return severity != Severity.MISSING;
  }

  /**
   * The same breach, excused; or not, if null.
   *
   * @throws IllegalArgumentException if it is a missing fact: nobody can excuse that
   */
  public Finding withWaiver(@Nullable Waiver waiver) {
    if (waiver != null && !isBreach()) {
      throw new IllegalArgumentException("a missing fact cannot be waived");
    }
    return new Finding(
        clause, severity, pointer, message, figure, actual, required, shortfall, remedy, citation,
        waiver);
  }
}
