package tw.plumbline.rules.overview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.ProgrammeCheck;
import tw.plumbline.model.programme.ProgrammeTotals;
import tw.plumbline.model.programme.Total;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;

/**
 * The checks over all alliances.
 *
 * <p>No figure and no grant is negative, so what is unknown can only make a sum larger: a sum that
 * has been reached stays reached, and one that is whole and too small stays too small. Between them
 * nothing is said. They speak of the alliances that are there.
 */
final class ProgrammeChecks {
  private final YearPage page;
  private final List<AllianceStanding> standings;
  private final ProgrammeTotals totals;

  ProgrammeChecks(YearPage page, List<AllianceStanding> standings, ProgrammeTotals totals) {
    this.page = page;
    this.standings = standings;
    this.totals = totals;
  }

  List<ProgrammeCheck> checks() {
    List<ProgrammeCheck> checks = new ArrayList<>();
    for (OverviewPage.CheckRow row : page.checks()) {
      String sum = row.sum();
      checks.add(sum == null ? added(row) : check(row, sum));
    }
    return checks;
  }

  /** Whether the clause's own numbers add up. */
  private ProgrammeCheck added(OverviewPage.CheckRow row) {
    EditionClause clause = page.clause(row.clause());
    String total = String.valueOf(row.total());
    BigDecimal required = page.number(clause.id(), total);
    BigDecimal actual =
        row.adds().stream()
            .map(part -> page.number(clause.id(), part))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ProgrammeCheck(
        clause.id(),
        clause.title(),
        actual.compareTo(required) == 0 ? Status.MET : Status.NOT_MET,
        total,
        String.valueOf(row.unit()),
        actual,
        required,
        List.of(),
        List.of(),
        clause.citation());
  }

  private ProgrammeCheck check(OverviewPage.CheckRow row, String sum) {
    Total actual = Adding.sum(standings, sum);
    Total required = required(row);
    Set<String> lacking = new LinkedHashSet<>(actual.lacking());
    lacking.addAll(required.lacking());
    EditionClause clause = page.clause(row.clause());
    Edition.Figure figure = page.figure(sum);
    return new ProgrammeCheck(
        clause.id(),
        clause.title(),
        status(row, actual, required),
        figure.name(),
        figure.unit(),
        actual.value(),
        required.value(),
        List.copyOf(lacking),
        new Besides(page, totals).of(row.clause(), row.beside(), none -> null),
        clause.citation());
  }

  private Total required(OverviewPage.CheckRow row) {
    String parameter = row.atLeast();
    return parameter == null
        ? Adding.grants(standings)
        : new Total(page.number(row.clause(), parameter), standings.size(), List.of());
  }

  private Status status(OverviewPage.CheckRow row, Total actual, Total required) {
    boolean fixed = row.atLeast() != null;
    int difference = known(actual).compareTo(known(required));
    boolean reached = fixed ? difference >= 0 : difference > 0;
    if (reached && (fixed || whole(required))) {
      return Status.MET;
    }
    return !reached && whole(actual) ? Status.NOT_MET : Status.UNDETERMINED;
  }

  private boolean whole(Total total) {
    return !standings.isEmpty() && total.missing() == 0;
  }

  private static BigDecimal known(Total total) {
    return Objects.requireNonNullElse(total.value(), BigDecimal.ZERO);
  }
}
