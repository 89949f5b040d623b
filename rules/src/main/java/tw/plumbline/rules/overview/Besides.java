package tw.plumbline.rules.overview;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.programme.ProgrammeCheck;
import tw.plumbline.model.programme.ProgrammeTotals;
import tw.plumbline.model.programme.Total;

/** Numbers that are read beside an answer. */
record Besides(YearPage page, ProgrammeTotals totals) {
  /**
   * @param figures what a figure comes to
   */
  List<ProgrammeCheck.Beside> of(
      String clause,
      List<OverviewPage.BesideRow> rows,
      Function<String, @Nullable BigDecimal> figures) {
    return rows.stream().map(row -> beside(clause, row, figures)).toList();
  }

  private ProgrammeCheck.Beside beside(
      String clause, OverviewPage.BesideRow row, Function<String, @Nullable BigDecimal> figures) {
    OverviewPage.Measure measure = row.measure();
    if (measure != null) {
      return new ProgrammeCheck.Beside(measure.key(), row.title(), measured(measure));
    }
    String figure = row.figure();
    if (figure != null) {
      return new ProgrammeCheck.Beside(figure, row.title(), figures.apply(figure));
    }
    String parameter = String.valueOf(row.parameter());
    return new ProgrammeCheck.Beside(parameter, row.title(), page.number(clause, parameter));
  }

  private @Nullable BigDecimal measured(OverviewPage.Measure measure) {
    Total total =
        switch (measure) {
          case DISTINCT_VENDORS -> totals.distinctVendors();
          case ABOVE_GRANT -> totals.sums().aboveGrant();
        };
    return total == null ? null : total.value();
  }
}
