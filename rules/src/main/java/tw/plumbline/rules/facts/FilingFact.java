package tw.plumbline.rules.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The earliest record that something was filed: one fact for each kind of filing, and one for each
 * part of each kind.
 *
 * @param pointer of the earliest record, given or supplied; {@code /filings} where there is none
 * @param part SHORT or FULL; null for the filing as such
 * @param on day of the earliest record in the programme's zone
 * @param due last day for it, where the rulebook sets one among its deadlines
 * @param late whether the earliest record is after that day, or after the hour at which it closes
 * @param duePassed whether the report itself was filed after that
 * @param unknownParts pointer of the first record of the kind that does not say which parts it had
 * @param recorded whether there is any record of the kind, of whichever part
 */
public record FilingFact(
    ReportFact report,
    String pointer,
    String kind,
    @Nullable String part,
    @Nullable LocalDate on,
    @Nullable String unknownParts,
    boolean recorded,
    @Nullable LocalDate due,
    boolean late,
    boolean duePassed)
    implements Fact {
  @Override
  public String label() {
    return part == null ? kind : kind + " " + part;
  }

  public String filing() {
    return report.filing();
  }

  public long planYears() {
    return report.planYears();
  }

  public @Nullable Long yearOfPhase() {
    return report.yearOfPhase();
  }

  /** Whether the report itself is the record. */
  public boolean own() {
    return pointer.equals("/filedAt");
  }

  /** Day that decides whether the report kept a deadline. */
  public LocalDate filedOn() {
    return report.filedOn();
  }

  /** Whether the report itself brings the list, so that a filing without a record was not made. */
  public boolean filingsGiven() {
    return report.filingsGiven();
  }
}
