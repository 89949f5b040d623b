package tw.plumbline.rules.book;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/**
 * The days on which offices work: Monday to Friday, but for the exceptions of the rulebook's table
 * {@code day,office,why}, where {@code office} is {@code OPEN} or {@code CLOSED}. Immutable.
 */
public final class OfficeDays {
  /** Without a table: every weekday is a working day. */
  public static final OfficeDays WEEKDAYS = new OfficeDays(Map.of());

  private static final String HEAD = "day,office,why";
  private static final Set<String> WORDS = Set.of("OPEN", "CLOSED");

  private final Map<LocalDate, Boolean> open;

  private OfficeDays(Map<LocalDate, Boolean> open) {
    this.open = Map.copyOf(open);
  }

  static OfficeDays read(String path, @Nullable String text, List<BookFault> faults) {
    CsvText.check(path, text, faults);
    List<String> lines = text == null ? List.of() : CsvText.lines(text);
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      fault(path, 1, "表頭應為 `" + HEAD + "`", "the head must be `" + HEAD + "`", faults);
      return WEEKDAYS;
    }
    Map<LocalDate, Boolean> open = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      LocalDate day = cells.length == 3 && WORDS.contains(cells[1]) ? day(cells[0]) : null;
      if (day == null || open.put(day, cells[1].equals("OPEN")) != null) {
        fault(
            path,
            i + 1,
            "應為未重複之日期、OPEN 或 CLOSED 及事由",
            "a line has a day that stands once, `OPEN` or `CLOSED`, and why",
            faults);
      }
    }
    return new OfficeDays(open);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OfficeDays days && days.open.equals(open);
  }

  @Override
  public int hashCode() {
    return open.hashCode();
  }

  /** The day itself if offices work on it, or the next on which they do. */
  public LocalDate next(LocalDate day) {
    LocalDate next = day;
    while (!isOpen(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private boolean isOpen(LocalDate day) {
    boolean weekday =
        day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    return open.getOrDefault(day, weekday);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static void fault(String path, int line, String zhTw, String en, List<BookFault> faults) {
    faults.add(new BookFault(path, line, new BilingualText(zhTw, en)));
  }
}
