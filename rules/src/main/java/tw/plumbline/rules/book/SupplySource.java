package tw.plumbline.rules.book;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which stored submissions may supply a fact that a report does not bring.
 *
 * @param pointer where the fact stands in a report
 * @param year of the submissions, seen from the report
 * @param fromPhase only for alliances in this phase or a later one; null: for all
 * @param ofPhase only from submissions of this phase; null: of any
 * @param ofYearOfPhase only from submissions of this year of their phase; null: of any
 * @param filings kinds of the submissions; of each, the newest counts
 */
public record SupplySource(
    String pointer,
    Take take,
    Year year,
    @Nullable Integer fromPhase,
    @Nullable Integer ofPhase,
    @Nullable Integer ofYearOfPhase,
    List<String> filings) {
  public SupplySource {
    filings = List.copyOf(filings);
  }

  /** What is taken of a submission. */
  public enum Take {
    /** The targets that its report brings. */
    TARGETS,
    /** The figures that its assessment computed. */
    COMPUTED,
    /** That, and when, it was filed. */
    RECORDS
  }

  /** A programme year, seen from that of a report. */
  public enum Year {
    SAME,
    PREVIOUS,
    /** The last year before the report's phase began. */
    LAST_OF_PREVIOUS_PHASE
  }
}
