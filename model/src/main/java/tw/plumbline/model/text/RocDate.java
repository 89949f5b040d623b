package tw.plumbline.model.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people in Taiwan write them. Read: ISO {@code 2019-10-31}, or ROC {@code 108/10/31},
 * {@code 108.10.31}, {@code 1081031} (a year of two or three digits; month and day always of two).
 * Written: {@code 108/10/31}.
 */
public final class RocDate {
  private static final int YEARS_BEFORE_ROC = 1911;
  private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
  private static final Pattern ROC =
      Pattern.compile("([0-9]{2,3})(?:/([0-9]{2})/|\\.([0-9]{2})\\.|([0-9]{2}))([0-9]{2})");

  private RocDate() {}

  /** The day that a text names; empty if it has no such form or names no day of the calendar. */
  public static Optional<LocalDate> read(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return day(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
    }
    Matcher roc = ROC.matcher(text);
    if (!roc.matches()) {
      return Optional.empty();
    }
    String slashed = roc.group(2);
    String dotted = roc.group(3);
    String month = slashed != null ? slashed : dotted != null ? dotted : roc.group(4);
    return day(number(roc.group(1)) + YEARS_BEFORE_ROC, number(month), number(roc.group(5)));
  }

  /** The day in ROC form, {@code 108/10/31}; a day before ROC year 1 stays ISO. */
  public static String write(LocalDate day) {
    int year = day.getYear() - YEARS_BEFORE_ROC;
    return year < 1
        ? day.toString()
        : "%d/%02d/%02d".formatted(year, day.getMonthValue(), day.getDayOfMonth());
  }

  private static Optional<LocalDate> day(int year, int month, int dayOfMonth) {
    try {
      return Optional.of(LocalDate.of(year, month, dayOfMonth));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
