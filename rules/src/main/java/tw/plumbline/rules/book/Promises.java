package tw.plumbline.rules.book;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.PageFormat.Page;

/**
 * What plans promised by the formula of an earlier edition: a figure's own formula in the year in
 * which the phase began. Where that is the formula of today, there is nothing to show beside it.
 */
final class Promises {
  private final SortedMap<Integer, Edition> editions;

  Promises(SortedMap<Integer, Edition> editions) {
    this.editions = editions;
  }

  /** The edition, with what stands in the pages of its clauses. */
  Edition kept(Edition edition, Map<String, Page<ClausePage>> pages) {
    return edition.withFigures(
        edition.figures().stream().map(figure -> kept(edition, figure, pages)).toList());
  }

  private Edition.Figure kept(
      Edition edition, Edition.Figure figure, Map<String, Page<ClausePage>> pages) {
    ClausePage.PromisedRow row = row(edition.year(), figure, pages.get(figure.clause()));
    Edition earlier = row == null ? null : editions.get(edition.year() - row.yearOfPhase() + 1);
    if (row == null || earlier == null) {
      return figure;
    }
    Map<String, BigDecimal> then = weights(earlier, figure.name());
    if (then.isEmpty() || then.equals(weights(edition, figure.name()))) {
      return figure;
    }
    return new Edition.Figure(
        figure.name(),
        figure.clause(),
        figure.title(),
        figure.unit(),
        figure.group(),
        figure.formula(),
        figure.recomputeFrom(),
        new Edition.Promise(row.phase(), row.yearOfPhase(), earlier.id(), then));
  }

  private static ClausePage.@Nullable PromisedRow row(
      int year, Edition.Figure figure, @Nullable Page<ClausePage> page) {
    return page == null
        ? null
        : page.content().figures().stream()
            .filter(row -> row.in(year) && row.name().equals(figure.name()))
            .findFirst()
            .map(ClausePage.FigureRow::promised)
            .orElse(null);
  }

  /** The figure as a sum of figures that are summed over items; empty where it is none. */
  private static Map<String, BigDecimal> weights(Edition edition, String name) {
    Map<String, BigDecimal> weights = new LinkedHashMap<>();
    add(edition, name, BigDecimal.ONE, weights);
    return weights;
  }

  private static void add(
      Edition edition, String name, BigDecimal weight, Map<String, BigDecimal> weights) {
    Optional<Edition.Formula> formula =
        edition.figures().stream()
            .filter(figure -> figure.name().equals(name))
            .map(Edition.Figure::formula)
            .findFirst();
    if (formula.orElse(null) instanceof Edition.Formula.Weighted sum) {
      sum.weights().forEach((part, share) -> add(edition, part, weight.multiply(share), weights));
    } else if (formula.orElse(null) instanceof Edition.Formula.Items) {
      weights.merge(name, weight.stripTrailingZeros(), BigDecimal::add);
    }
  }
}
