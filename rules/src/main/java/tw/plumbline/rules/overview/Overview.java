package tw.plumbline.rules.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.AtRisk;
import tw.plumbline.model.programme.EarlierStanding;
import tw.plumbline.model.programme.FieldTotals;
import tw.plumbline.model.programme.FigureTotal;
import tw.plumbline.model.programme.FilingDue;
import tw.plumbline.model.programme.NotFiled;
import tw.plumbline.model.programme.ProgrammeAssessment;
import tw.plumbline.model.programme.ProgrammeTotals;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;

/**
 * The overview of one programme year. It assesses nothing anew and decides nothing. Immutable and
 * safe for any number of threads.
 */
public final class Overview {
  private static final int EARLIER_YEARS = 2;

  private final YearPage page;
  private final Adding adding;

  Overview(YearPage page) {
    this.page = page;
    this.adding = new Adding(page.figures());
  }

  /**
   * The overview of these alliances, the same in whatever order they come.
   *
   * @param silent alliances that filed in earlier years and nothing this year
   * @param calendar filings of the year with their due days, in their order
   * @throws IllegalArgumentException if an alliance comes twice
   */
  public ProgrammeAssessment of(
      RulebookRef rulebook,
      List<AllianceStanding> alliances,
      List<EarlierStanding> silent,
      List<FilingDue> calendar,
      LocalDate today) {
    List<AllianceStanding> standings = sorted(alliances);
    List<NotFiled.Alliance> overdue = ofLastYear(silent);
    ProgrammeTotals totals =
        new ProgrammeTotals(adding.sums(standings), adding.distinct(standings), figures(standings));
    TermAims aims = new TermAims(page, standings, silent, new Besides(page, totals), today);
    List<AtRisk> atRisk = new RiskSigns(page, adding, calendar, today).among(standings, overdue);
    return new ProgrammeAssessment(
        page.edition().programme(),
        page.edition().year(),
        today,
        rulebook,
        page.expected(),
        filings(standings),
        totals,
        Stream.concat(
                new ProgrammeChecks(page, standings, totals).checks().stream(),
                aims.checks().stream())
            .toList(),
        aims.phases(),
        byField(standings),
        calendar.stream().map(filing -> notFiled(filing, standings, overdue, today)).toList(),
        atRisk);
  }

  /**
   * Keys of the parties that an assessment counts as members, for {@link
   * AllianceStanding#countedParties()}: empty where it could not count them.
   *
   * @param report of which the assessment speaks
   */
  public List<String> countedParties(AllianceReport report, Assessment assessment) {
    OverviewPage.Figures figures = page.figures();
    if (figures == null) {
      return List.of();
    }
    return assessment.figures().stream()
        .filter(figure -> figure.name().equals(figures.distinct()))
        .findFirst()
        .map(figure -> PartyKeys.of(report, figure))
        .orElse(List.of());
  }

  /** The first year whose figures it looks at. */
  public int since() {
    int year = page.edition().year();
    int least =
        page.signs().stream()
            .mapToInt(sign -> year - page.yearsBack(sign))
            .reduce(year - EARLIER_YEARS, Math::min);
    return page.phases().stream().flatMap(phase -> phase.years().stream()).reduce(least, Math::min);
  }

  /** Who filed last year is expected this year. */
  private List<NotFiled.Alliance> ofLastYear(List<EarlierStanding> silent) {
    return silent.stream()
        .filter(one -> one.figures().containsKey(page.edition().year() - 1))
        .map(one -> new NotFiled.Alliance(one.allianceId(), one.name()))
        .toList();
  }

  private static List<AllianceStanding> sorted(List<AllianceStanding> alliances) {
    Set<String> seen = new HashSet<>();
    for (AllianceStanding standing : alliances) {
      if (!seen.add(standing.allianceId())) {
        throw new IllegalArgumentException("`%s` comes twice".formatted(standing.allianceId()));
      }
    }
    return alliances.stream().sorted(Comparator.comparing(AllianceStanding::allianceId)).toList();
  }

  private List<FigureTotal> figures(List<AllianceStanding> standings) {
    return page.edition().figures().stream()
        .filter(figure -> !(figure.formula() instanceof Edition.Formula.Quotient))
        .map(
            figure ->
                new FigureTotal(
                    figure.name(),
                    figure.title(),
                    figure.unit(),
                    Adding.sum(standings, figure.name())))
        .toList();
  }

  private static List<ProgrammeAssessment.FilingCount> filings(List<AllianceStanding> standings) {
    Map<String, Integer> counts = new TreeMap<>();
    standings.forEach(standing -> counts.merge(standing.filing(), 1, Integer::sum));
    List<ProgrammeAssessment.FilingCount> filings = new ArrayList<>();
    counts.forEach(
        (kind, number) -> filings.add(new ProgrammeAssessment.FilingCount(kind, number)));
    return filings;
  }

  private List<FieldTotals> byField(List<AllianceStanding> standings) {
    Map<String, BilingualText> names = page.fields();
    Map<String, List<AllianceStanding>> groups = new LinkedHashMap<>();
    names.keySet().forEach(code -> groups.put(code, new ArrayList<>()));
    Map<String, List<AllianceStanding>> unknown = new TreeMap<>();
    List<AllianceStanding> without = new ArrayList<>();
    for (AllianceStanding standing : standings) {
      String code = standing.field();
      if (code == null) {
        without.add(standing);
      } else {
        (groups.containsKey(code) ? groups : unknown)
            .computeIfAbsent(code, first -> new ArrayList<>())
            .add(standing);
      }
    }
    groups.putAll(unknown);
    List<FieldTotals> rows = new ArrayList<>();
    groups.forEach(
        (code, group) -> rows.add(new FieldTotals(code, names.get(code), adding.sums(group))));
    if (!without.isEmpty()) {
      rows.add(new FieldTotals(null, null, adding.sums(without)));
    }
    return rows;
  }

  private static NotFiled notFiled(
      FilingDue filing,
      List<AllianceStanding> standings,
      List<NotFiled.Alliance> silent,
      LocalDate today) {
    List<NotFiled.Alliance> alliances =
        Stream.concat(
                silent.stream(),
                standings.stream()
                    .filter(standing -> !standing.filed().contains(filing.kind()))
                    .map(one -> new NotFiled.Alliance(one.allianceId(), one.name())))
            .sorted(Comparator.comparing(NotFiled.Alliance::allianceId))
            .toList();
    return new NotFiled(
        filing.kind(), filing.name(), filing.due(), filing.due().isBefore(today), alliances);
  }
}
