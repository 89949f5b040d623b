package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.generic.GenericFacts.Event;

/** An event of the generic facts. */
public record EventFact(ReportFact report, String pointer, Event content) implements Fact {
  @Override
  public String label() {
    return content.id();
  }

  public String id() {
    return content.id();
  }

  public String kind() {
    return content.kind();
  }

  public @Nullable LocalDate on() {
    return content.on();
  }

  public @Nullable LocalDate since() {
    return content.since();
  }

  /** Months from {@code since} to the event, a begun one counted. */
  public @Nullable Long begunMonths() {
    return Spans.begunMonths(since(), on());
  }

  /** 1 to 12. */
  public @Nullable Long month() {
    LocalDate on = on();
    return on == null ? null : (long) on.getMonthValue();
  }

  public @Nullable Long dayOfMonth() {
    LocalDate on = on();
    return on == null ? null : (long) on.getDayOfMonth();
  }

  /**
   * Whether the day of the week is not the one that was announced; null where either is unknown.
   */
  public @Nullable Boolean weekdayDiffers() {
    LocalDate on = on();
    String announced = content.weekday();
    return on == null || announced == null ? null : !on.getDayOfWeek().name().equals(announced);
  }

  /** As it was announced. */
  public @Nullable String weekday() {
    return content.weekday();
  }

  /** The day of the week on which it falls. */
  public @Nullable String weekdayOfDate() {
    LocalDate on = on();
    return on == null ? null : on.getDayOfWeek().name();
  }

  public @Nullable String series() {
    return content.series();
  }

  public @Nullable BigDecimal minutes() {
    return Spans.plain(content.minutes());
  }

  /** Id of the event of which it is a part. */
  public @Nullable String partOf() {
    return content.partOf();
  }

  public @Nullable String agreement() {
    return content.agreement();
  }

  public boolean attendeesGiven() {
    return content.attendees() != null;
  }

  public @Nullable List<String> attendees() {
    return content.attendees();
  }

  public boolean fieldsGiven() {
    return content.fields() != null;
  }

  public @Nullable List<String> fields() {
    return content.fields();
  }
}
