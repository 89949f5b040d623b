package tw.plumbline.rules.book;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.report.Period;
import tw.plumbline.model.text.BilingualText;

/**
 * The days of a programme year, both ends of each period included.
 *
 * @param filings in the order of the programme
 * @param quarters in the order of the year; none where the programme does not divide it
 */
public record ProgrammeCalendar(List<Filing> filings, List<Quarter> quarters) {
  public ProgrammeCalendar {
    filings = List.copyOf(filings);
    quarters = List.copyOf(quarters);
  }

  /** The days of a kind of filing. */
  public Optional<Filing> filing(String kind) {
    return filings.stream().filter(filing -> filing.kind().equals(kind)).findFirst();
  }

  /**
   * A kind of filing.
   *
   * @param covers the period of which it tells; null where the rulebook does not say when it begins
   * @param due null where no day is set
   * @param correction null where it cannot be corrected later
   */
  public record Filing(
      String kind,
      BilingualText name,
      @Nullable Period covers,
      @Nullable Due due,
      @Nullable Correction correction) {}

  /**
   * A last day for filing.
   *
   * @param clause that sets it
   */
  public record Due(LocalDate on, String clause) {}

  /** The days on which a filing may be corrected. */
  public record Correction(Period window, Citation citation) {}

  /**
   * A part of the programme year.
   *
   * @param clause that tells of it
   */
  public record Quarter(BilingualText name, Period period, String clause) {}
}
