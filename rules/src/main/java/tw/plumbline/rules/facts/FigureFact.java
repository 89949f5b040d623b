package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the summary table (成果綜整表): everything that is known of one figure that the rulebook
 * computes.
 *
 * @param group what kind of figure the rulebook says it is
 * @param computed what the report's items come to
 * @param absentLists pointers of the lists that it needs and the report does not bring
 * @param computable whether it can be computed once its lists are brought: a quotient needs a
 *     divisor above 0
 * @param recomputedLastYear last year's actual, by this year's formula as far as its parts are
 *     known
 * @param note why the actual differs from the target
 */
public record FigureFact(
    ReportFact report,
    String name,
    String group,
    boolean computable,
    @Nullable BigDecimal computed,
    List<String> absentLists,
    @Nullable BigDecimal target,
    @Nullable BigDecimal originalTarget,
    @Nullable BigDecimal declared,
    @Nullable BigDecimal lastYearTarget,
    @Nullable BigDecimal lastYearActual,
    @Nullable BigDecimal recomputedLastYear,
    @Nullable BigDecimal phaseOneTarget,
    @Nullable String note)
    implements Fact {
  public FigureFact {
    absentLists = List.copyOf(absentLists);
    computed = plain(computed);
    target = plain(target);
    originalTarget = plain(originalTarget);
    declared = plain(declared);
    lastYearTarget = plain(lastYearTarget);
    lastYearActual = plain(lastYearActual);
    recomputedLastYear = plain(recomputedLastYear);
    phaseOneTarget = plain(phaseOneTarget);
  }

  @Override
  public String pointer() {
    return targetPointer();
  }

  @Override
  public String label() {
    return name;
  }

  public String targetPointer() {
    return "/targets/" + name;
  }

  public String declaredPointer() {
    return "/declared/" + name;
  }

  /** Whether lists that it needs are absent. */
  public boolean listsAbsent() {
    return !absentLists.isEmpty();
  }

  /** Whether the difference of actual and target is explained. */
  public boolean noted() {
    return Words.given(note);
  }

  /** This year's target less that of the approved plan. */
  public @Nullable BigDecimal targetAbovePlan() {
    return difference(target, originalTarget);
  }

  /** This year's target less last year's. */
  public @Nullable BigDecimal targetGrowth() {
    return difference(target, lastYearTarget);
  }

  /** This year's computed figure less last year's actual. */
  public @Nullable BigDecimal growth() {
    return difference(computed, lastYearActual);
  }

  public @Nullable BigDecimal grant() {
    return report.grant();
  }

  public String filing() {
    return report.filing();
  }

  public @Nullable Long phase() {
    return report.phase();
  }

  public @Nullable Long yearOfPhase() {
    return report.yearOfPhase();
  }

  /** Of one scale, so that equal numbers are equal objects. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros();
  }

  private static @Nullable BigDecimal difference(
      @Nullable BigDecimal minuend, @Nullable BigDecimal subtrahend) {
    return minuend == null || subtrahend == null ? null : minuend.subtract(subtrahend);
  }
}
