package tw.plumbline.rules.summary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.programme.SummaryTable;
import tw.plumbline.model.programme.SummaryTable.Parts;
import tw.plumbline.model.programme.SummaryTable.Quarter;
import tw.plumbline.model.programme.SummaryTable.Row;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.TargetsAndActuals;
import tw.plumbline.rules.book.Edition;

/** Makes the summary tables of a programme year. It assesses nothing anew. Immutable. */
public final class SummaryTables {
  private final Edition edition;
  private final List<Quarter> quarters;

  /**
   * @param quarters parts of the programme year, in their order
   * @throws IllegalArgumentException if they overlap or are not in order
   */
  public SummaryTables(Edition edition, List<Quarter> quarters) {
    this.edition = edition;
    this.quarters = List.copyOf(quarters);
    LocalDate last = LocalDate.MIN;
    for (Quarter quarter : quarters) {
      if (!quarter.from().isAfter(last) || quarter.to().isBefore(quarter.from())) {
        throw new IllegalArgumentException("quarters must follow each other: " + quarters);
      }
      last = quarter.to();
    }
  }

  /**
   * The table of one report. A target, and a value of last year, is the report's own where it gives
   * one; else it comes from what is stored.
   *
   * @param assessment of that report
   * @param targets the filing of targets of the same year, if there is one
   * @param lastYear computed figures of the year before, as far as they are stored
   * @throws IllegalArgumentException if the assessment is of another report
   */
  public SummaryTable of(
      AllianceReport report,
      Assessment assessment,
      @Nullable AllianceReport targets,
      Map<String, BigDecimal> lastYear) {
    if (!assessment.allianceId().equals(report.alliance().id())
        || !assessment.filing().equals(report.filing())
        || assessment.programmeYear() != report.programmeYear()) {
      throw new IllegalArgumentException("the assessment is of another report");
    }
    Map<String, Figure> computed = new HashMap<>();
    assessment.figures().forEach(figure -> computed.put(figure.name(), figure));
    ItemDays days = new ItemDays(report);
    Map<String, BigDecimal> expected = merged(report.targets(), stored(targets));
    Map<String, BigDecimal> before = merged(actuals(report.previousYear()), lastYear);
    List<Row> rows = new ArrayList<>();
    for (Edition.Figure figure : edition.figures()) {
      Figure actual = computed.get(figure.name());
      Parts parts = actual == null || quotient(figure) ? null : parts(actual, days);
      BigDecimal value = actual == null ? null : actual.value();
      rows.add(row(figure, value, parts, report, expected, before));
    }
    return new SummaryTable(
        report.programme(),
        report.programmeYear(),
        report.alliance().id(),
        report.alliance().name(),
        report.filing(),
        assessment.rulebook(),
        quarters,
        rows);
  }

  private static Row row(
      Edition.Figure figure,
      @Nullable BigDecimal actual,
      @Nullable Parts parts,
      AllianceReport report,
      Map<String, BigDecimal> targets,
      Map<String, BigDecimal> lastYear) {
    BigDecimal target = targets.get(figure.name());
    Map<String, BigDecimal> declared = report.declared();
    Map<String, String> notes = report.varianceNotes();
    return new Row(
        figure.name(),
        figure.title(),
        figure.unit(),
        figure.clause(),
        target,
        actual,
        declared == null ? null : declared.get(figure.name()),
        actual == null || target == null ? null : actual.subtract(target),
        notes == null ? null : notes.get(figure.name()),
        lastYear.get(figure.name()),
        parts);
  }

  private Parts parts(Figure actual, ItemDays days) {
    List<BigDecimal> sums = new ArrayList<>(Collections.nCopies(quarters.size(), BigDecimal.ZERO));
    BigDecimal outside = BigDecimal.ZERO;
    BigDecimal undated = BigDecimal.ZERO;
    for (Figure.Term term : actual.terms()) {
      BigDecimal amount = term.amount().multiply(term.weight());
      LocalDate day = days.of(term.pointer());
      int quarter = day == null ? -1 : quarter(day);
      if (day == null) {
        undated = undated.add(amount);
      } else if (quarter < 0) {
        outside = outside.add(amount);
      } else {
        sums.set(quarter, sums.get(quarter).add(amount));
      }
    }
    return new Parts(sums, outside, undated);
  }

  private int quarter(LocalDate day) {
    for (int i = 0; i < quarters.size(); i++) {
      Quarter quarter = quarters.get(i);
      if (!day.isBefore(quarter.from()) && !day.isAfter(quarter.to())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean quotient(Edition.Figure figure) {
    return figure.formula() instanceof Edition.Formula.Quotient;
  }

  private static @Nullable Map<String, BigDecimal> stored(@Nullable AllianceReport targets) {
    return targets == null ? null : targets.targets();
  }

  private static @Nullable Map<String, BigDecimal> actuals(@Nullable TargetsAndActuals year) {
    return year == null ? null : year.actuals();
  }

  private static Map<String, BigDecimal> merged(
      @Nullable Map<String, BigDecimal> own, @Nullable Map<String, BigDecimal> stored) {
    Map<String, BigDecimal> merged = new HashMap<>(stored == null ? Map.of() : stored);
    merged.putAll(own == null ? Map.of() : own);
    return merged;
  }
}
