package tw.plumbline.rules.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.report.Period;
import tw.plumbline.rules.book.PageFormat.Page;
import tw.plumbline.rules.guard.ParameterValue;

/** Reads the calendar of one programme year from the programme's page. */
final class CalendarReader {
  private final Page<ProgrammePage> page;
  private final Map<String, EditionClause> clauses;
  private final int year;
  private final List<BookFault> faults;

  /**
   * @param clauses in force in that year, by id
   */
  CalendarReader(
      Page<ProgrammePage> page,
      Map<String, EditionClause> clauses,
      int year,
      List<BookFault> faults) {
    this.page = page;
    this.clauses = clauses;
    this.year = year;
    this.faults = faults;
  }

  ProgrammeCalendar read() {
    List<ProgrammeCalendar.Filing> filings = new ArrayList<>();
    List<ProgrammePage.FilingKind> kinds = page.content().filings();
    for (int i = 0; i < kinds.size(); i++) {
      String at = "/filings/" + i;
      ProgrammePage.FilingKind kind = kinds.get(i);
      if (Dated.pick(kind.asOf(), year).isEmpty()) {
        continue;
      }
      filings.add(
          new ProgrammeCalendar.Filing(
              kind.kind(),
              kind.name(),
              covers(at, kind),
              inForce(at + "/due", kind.due()).flatMap(this::due).orElse(null),
              inForce(at + "/correction", kind.correction()).map(this::correction).orElse(null)));
    }
    return new ProgrammeCalendar(
        filings,
        inForce("/quarters", page.content().quarters()).map(this::quarters).orElse(List.of()));
  }

  private @Nullable Period covers(String at, ProgrammePage.FilingKind kind) {
    Optional<LocalDate> last =
        Dated.pick(kind.asOf(), year).map(row -> row.carried(row.value(), year));
    Optional<Row<ProgrammePage.CoversFrom>> first = inForce(at + "/coversFrom", kind.coversFrom());
    if (first.isEmpty() || last.isEmpty()) {
      return null;
    }
    return period(
        first.get().at() + "/value", day(first.get(), first.get().content().value()), last.get());
  }

  private Optional<ProgrammeCalendar.Due> due(Row<ProgrammePage.Due> row) {
    ProgrammePage.Due due = row.content();
    EditionClause clause = clause(row.at() + "/clause", due.clause());
    if (clause == null) {
      return Optional.empty();
    }
    if (clause.parameters().get(due.parameter()) instanceof ParameterValue.Day day) {
      return Optional.of(new ProgrammeCalendar.Due(day.value(), clause.id()));
    }
    fault(
        row.at() + "/parameter",
        "條款 `%s` 沒有日期參數 `%s`".formatted(due.clause(), due.parameter()),
        "clause `%s` has no parameter `%s` that is a day".formatted(due.clause(), due.parameter()));
    return Optional.empty();
  }

  private ProgrammeCalendar.Correction correction(Row<ProgrammePage.Correction> row) {
    ProgrammePage.Correction correction = row.content();
    return new ProgrammeCalendar.Correction(
        period(row.at() + "/last", day(row, correction.first()), day(row, correction.last())),
        new Citation(correction.document(), correction.section(), correction.statement(), null));
  }

  /** Each begins on the day after the one before. */
  private List<ProgrammeCalendar.Quarter> quarters(Row<ProgrammePage.Quarters> row) {
    List<ProgrammeCalendar.Quarter> quarters = new ArrayList<>();
    LocalDate next = null;
    for (int i = 0; i < row.content().parts().size(); i++) {
      ProgrammePage.Quarter quarter = row.content().parts().get(i);
      String at = row.at() + "/parts/" + i;
      if (next != null && !quarter.first().equals(next)) {
        fault(
            at + "/first",
            "`%s` 未接續前一季，應為 `%s`".formatted(quarter.first(), next),
            "`%s` does not follow the quarter before; it should be `%s`"
                .formatted(quarter.first(), next));
      }
      next = quarter.last().plusDays(1);
      LocalDate first = day(row, quarter.first());
      clause(at + "/clause", quarter.clause());
      quarters.add(
          new ProgrammeCalendar.Quarter(
              quarter.name(),
              period(at + "/last", first, day(row, next).minusDays(1)),
              quarter.clause()));
    }
    return quarters;
  }

  private LocalDate day(Row<? extends Dated> row, LocalDate given) {
    return row.content().carried(given, year);
  }

  private Period period(String at, LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      fault(
          at,
          "期間起日 `%s` 晚於迄日 `%s`".formatted(first, last),
          "the period begins on `%s`, after its end on `%s`".formatted(first, last));
    }
    return new Period(first, last);
  }

  private @Nullable EditionClause clause(String at, String id) {
    EditionClause clause = clauses.get(id);
    if (clause == null) {
      fault(
          at,
          "%d 年度沒有條款 `%s`".formatted(year, id),
          "there is no clause `%s` in %d".formatted(id, year));
    }
    return clause;
  }

  private void fault(String at, String zhTw, String en) {
    faults.add(page.fault(at, zhTw, en));
  }

  private <T extends Dated> Optional<Row<T>> inForce(String at, List<T> rows) {
    return Dated.pick(rows, year).map(row -> new Row<>(at + "/" + rows.indexOf(row), row));
  }

  /**
   * A row in force.
   *
   * @param at JSON pointer of it in the page
   */
  private record Row<T>(String at, T content) {}
}
