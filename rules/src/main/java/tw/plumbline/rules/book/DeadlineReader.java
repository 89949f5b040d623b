package tw.plumbline.rules.book;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.PageFormat.Page;
import tw.plumbline.rules.guard.ParameterValue;

/** Reads the deadlines of one programme year from the programme's page. */
final class DeadlineReader {
  private final Page<ProgrammePage> page;
  private final Map<String, EditionClause> clauses;
  private final OfficeDays officeDays;
  private final int year;
  private final List<BookFault> faults;

  DeadlineReader(
      Page<ProgrammePage> page,
      Map<String, EditionClause> clauses,
      OfficeDays officeDays,
      int year,
      List<BookFault> faults) {
    this.page = page;
    this.clauses = clauses;
    this.officeDays = officeDays;
    this.year = year;
    this.faults = faults;
  }

  /** By kind of filing. */
  Map<String, Edition.Deadline> read() {
    Map<String, Edition.Deadline> deadlines = new HashMap<>();
    List<ProgrammePage.DeadlineRow> rows = page.content().deadlines();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).in(year)) {
        Edition.Deadline deadline = deadline("/deadlines/" + i, rows.get(i));
        if (deadline != null && deadlines.put(rows.get(i).kind(), deadline) != null) {
          fault("/deadlines/" + i + "/kind", rows.get(i).kind());
        }
      }
    }
    return Map.copyOf(deadlines);
  }

  private Edition.@Nullable Deadline deadline(String at, ProgrammePage.DeadlineRow row) {
    ParameterValue value = parameter(row.clause(), row.parameter());
    LocalTime closes = null;
    if (row.closes() != null) {
      closes = hour(at, parameter(row.clause(), row.closes()));
    }
    if (row.base() == null && value instanceof ParameterValue.Day day) {
      return new Edition.Deadline(day.value(), closes, null, 0, officeDays);
    }
    if (row.base() != null && value instanceof ParameterValue.Whole months) {
      int count = Math.toIntExact(months.value());
      boolean before = Boolean.TRUE.equals(row.before());
      return new Edition.Deadline(null, closes, row.base(), before ? -count : count, officeDays);
    }
    fault(at + "/parameter", row.parameter());
    return null;
  }

  private @Nullable ParameterValue parameter(String clause, String name) {
    EditionClause known = clauses.get(clause);
    return known == null ? null : known.parameters().get(name);
  }

  private @Nullable LocalTime hour(String at, @Nullable ParameterValue value) {
    try {
      return LocalTime.parse(value == null ? "" : value.value().toString());
    } catch (DateTimeException none) {
      fault(at + "/closes", String.valueOf(value));
      return null;
    }
  }

  private void fault(String at, String value) {
    faults.add(
        page.fault(
            at,
            "%d 年度之期限無法由 `%s` 得知".formatted(year, value),
            "`%s` gives no deadline in %d".formatted(value, year)));
  }
}
