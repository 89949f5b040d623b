package tw.plumbline.rules.supply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FigureColumn;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.SupplySource;

/**
 * A fact that a report does not bring, and the stored submissions of the same alliance that may
 * hold it.
 *
 * @param pointer where it would stand in the report
 * @param programmeYear ROC year of the submissions to look at
 * @param filings kinds of these submissions; of each, the newest
 * @param ofPhase only from submissions of this phase; null: of any
 * @param ofYearOfPhase only from submissions of this year of their phase; null: of any
 * @param take what to take of them
 */
public record Wanted(
    String pointer,
    int programmeYear,
    List<String> filings,
    @Nullable Integer ofPhase,
    @Nullable Integer ofYearOfPhase,
    SupplySource.Take take) {
  public Wanted {
    filings = List.copyOf(filings);
  }

  /** What the edition would have supplied to the report; nothing where it brings it all. */
  public static List<Wanted> of(AllianceReport report, Edition edition) {
    List<Wanted> wanted = new ArrayList<>();
    for (SupplySource source : edition.supplies()) {
      if (!given(source, report)) {
        wanted(source, report).ifPresent(wanted::add);
      }
    }
    return List.copyOf(wanted);
  }

  private static boolean given(SupplySource source, AllianceReport report) {
    return FigureColumn.at(source.pointer())
        .map(column -> column.of(report) != null)
        .orElseGet(() -> report.filings() != null);
  }

  /** What a report says by its own filing it says alone: no other of that kind is wanted. */
  private static Optional<Wanted> wanted(SupplySource source, AllianceReport report) {
    Integer year = year(source, report);
    List<String> kinds =
        source.year() == SupplySource.Year.SAME
            ? source.filings().stream().filter(kind -> !kind.equals(report.filing())).toList()
            : source.filings();
    return year == null || kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Wanted(
                source.pointer(),
                year,
                kinds,
                source.ofPhase(),
                source.ofYearOfPhase(),
                source.take()));
  }

  /** The programme year to look at; null where the report's phase has none, or is unknown. */
  private static @Nullable Integer year(SupplySource source, AllianceReport report) {
    Integer phase = report.alliance().phase();
    Integer yearOfPhase = report.alliance().yearOfPhase();
    Integer least = source.fromPhase();
    if (least != null && (phase == null || phase < least)) {
      return null;
    }
    int year = report.programmeYear();
    return switch (source.year()) {
      case SAME -> Integer.valueOf(year);
      case PREVIOUS -> Integer.valueOf(year - 1);
      case LAST_OF_PREVIOUS_PHASE ->
          yearOfPhase == null ? null : Integer.valueOf(year - yearOfPhase);
    };
  }
}
