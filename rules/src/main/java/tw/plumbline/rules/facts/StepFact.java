package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * Two items that follow each other in a series.
 *
 * @param pointer of the later one
 * @param name as the rulebook calls the series
 * @param key what the items of the series have in common; null where they do not say it
 * @param from day of the earlier one, if the series is one of days
 * @param to day of the later one
 * @param before number of the earlier one that is compared
 * @param after number of the later one
 */
public record StepFact(
    ReportFact report,
    String pointer,
    String name,
    @Nullable String key,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable BigDecimal before,
    @Nullable BigDecimal after)
    implements Fact {
  public StepFact {
    before = Spans.plain(before);
    after = Spans.plain(after);
  }

  @Override
  public String label() {
    return key == null ? name : key;
  }

  /** Months between the days, a begun one counted. */
  public @Nullable Long begunMonths() {
    return Spans.begunMonths(from, to);
  }

  /** Calendar weeks from the one to the other; weeks begin on Monday. */
  public @Nullable Long weeks() {
    return from == null || to == null ? null : ChronoUnit.WEEKS.between(monday(from), monday(to));
  }

  /** Whether the number falls; null where either is unknown. */
  public @Nullable Boolean falls() {
    return before == null || after == null ? null : after.compareTo(before) < 0;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
