package tw.plumbline.rules.supply;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Supplied;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FigureColumn;

/**
 * What is known of an alliance from its stored submissions, for the assessment of one report. A
 * fact that the report itself brings is never overridden.
 *
 * <p>Supplied filings are those that were stored, and there may be others: of a kind without a
 * record nothing is known.
 *
 * @param facts at most one for each pointer: figures of this year's targets, the previous year or
 *     the last year of phase 1, and filing records at {@code /filings/<i>}, counted on from those
 *     that the report brings
 * @param originalFiledAt where the report corrects another within the window of its kind: when the
 *     original was filed, which decides whether deadlines were kept
 */
public record Supply(List<Supplied> facts, @Nullable OffsetDateTime originalFiledAt) {
  /** Nothing: the report alone. */
  public static final Supply NONE = new Supply(List.of(), null);

  private static final Set<FigureColumn> COLUMNS =
      EnumSet.of(
          FigureColumn.TARGETS,
          FigureColumn.PREVIOUS_YEAR_TARGETS,
          FigureColumn.PREVIOUS_YEAR_ACTUALS,
          FigureColumn.PHASE_ONE_TARGETS,
          FigureColumn.PHASE_ONE_ACTUALS);

  private static final Pattern RECORD = Pattern.compile("/filings/(0|[1-9][0-9]*)");

  /**
   * @throws IllegalArgumentException if a pointer stands twice, or nothing of the kind can be
   *     supplied there
   */
  public Supply {
    facts = List.copyOf(facts);
    Set<String> pointers = new HashSet<>();
    for (Supplied fact : facts) {
      if (!fits(fact) || !pointers.add(fact.pointer())) {
        throw new IllegalArgumentException("this cannot be supplied: " + fact);
      }
    }
  }

  /** A supply for that report, to be put together. */
  public static SupplyBuilder to(AllianceReport report) {
    return new SupplyBuilder(report);
  }

  private static boolean fits(Supplied fact) {
    return fact.value() instanceof Supplied.Figures
        ? FigureColumn.at(fact.pointer()).filter(COLUMNS::contains).isPresent()
        : RECORD.matcher(fact.pointer()).matches();
  }
}
