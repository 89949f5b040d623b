package tw.plumbline.rules.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.AtRisk;
import tw.plumbline.model.programme.FilingDue;
import tw.plumbline.model.programme.NotFiled;
import tw.plumbline.model.programme.Shortfalls;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Template;

/**
 * Which alliances somebody should look at: those with a sign that the rulebook declares, and those
 * whose filing breaks rules or cannot be judged. What is unknown is no sign.
 */
final class RiskSigns {
  /** What the ratio is made of, besides the income; no figure of the rulebook has this name. */
  private static final String GRANT = "grant";

  private static final String RATIO = "ratio";

  private final YearPage page;
  private final Adding adding;
  private final List<FilingDue> overdue;

  RiskSigns(YearPage page, Adding adding, List<FilingDue> calendar, LocalDate today) {
    this.page = page;
    this.adding = adding;
    this.overdue = calendar.stream().filter(filing -> filing.due().isBefore(today)).toList();
  }

  /** In the order of their ids. */
  List<AtRisk> among(List<AllianceStanding> standings, List<NotFiled.Alliance> silent) {
    List<AtRisk> found = new ArrayList<>(silent(silent));
    for (AllianceStanding standing : standings) {
      List<AtRisk.Sign> signs = signs(standing);
      Verdict verdict = standing.verdict();
      if (!signs.isEmpty() || verdict == Verdict.NON_COMPLIANT || verdict == Verdict.UNDETERMINED) {
        found.add(
            new AtRisk(
                standing.allianceId(),
                standing.name(),
                standing.field(),
                standing.filing(),
                standing.submission(),
                verdict,
                signs));
      }
    }
    found.sort(Comparator.comparing(AtRisk::allianceId));
    return found;
  }

  /** Of whom nothing is known this year but what is overdue. */
  private List<AtRisk> silent(List<NotFiled.Alliance> alliances) {
    List<AtRisk.Sign> signs = new ArrayList<>();
    for (OverviewPage.SignRow row : page.signs()) {
      if (Boolean.TRUE.equals(row.overdue())) {
        overdue.forEach(filing -> signs.add(notFiled(filing).sign(row)));
      }
    }
    return signs.isEmpty()
        ? List.of()
        : alliances.stream()
            .map(one -> new AtRisk(one.allianceId(), one.name(), null, null, null, null, signs))
            .toList();
  }

  private List<AtRisk.Sign> signs(AllianceStanding standing) {
    List<AtRisk.Sign> signs = new ArrayList<>();
    for (OverviewPage.SignRow row : page.signs()) {
      String filings = row.filings();
      if (filings == null || page.texts(row.clause(), filings).contains(standing.filing())) {
        seen(row, standing).forEach(seen -> signs.add(seen.sign(row)));
      }
    }
    return signs;
  }

  /** What was seen of a sign; empty where there is none. */
  private List<Sighting> seen(OverviewPage.SignRow row, AllianceStanding standing) {
    if (row.none() != null) {
      return none(row.none(), standing);
    }
    if (row.ratioBelow() != null) {
      return ratioBelow(row.clause(), row.ratioBelow(), standing);
    }
    if (row.declines() != null && row.years() != null) {
      return declines(row.clause(), row.years(), row.declines(), standing);
    }
    if (row.repeats() != null) {
      return repeats(row.clause(), row.repeats(), standing);
    }
    return overdue.stream()
        .filter(filing -> !standing.filed().contains(filing.kind()))
        .map(RiskSigns::notFiled)
        .toList();
  }

  private List<Sighting> none(String figure, AllianceStanding standing) {
    BigDecimal value = standing.figures().get(figure);
    return value != null && value.signum() == 0
        ? List.of(
            new Sighting(
                Map.of(SignValues.FIGURE, page.figure(figure).title()),
                AtRisk.Seen.of(Map.of(), List.of(figure(figure, thisYear(), value)))))
        : List.of();
  }

  private static Sighting notFiled(FilingDue filing) {
    return new Sighting(
        Map.of(SignValues.FILING, filing.name(), SignValues.DUE, filing.due()),
        AtRisk.Seen.of(Map.of(), List.of()));
  }

  private List<Sighting> ratioBelow(String clause, String parameter, AllianceStanding standing) {
    BigDecimal least = page.number(clause, parameter);
    BigDecimal ratio = adding.ratio(standing);
    return ratio != null && ratio.compareTo(least) < 0
        ? List.of(
            new Sighting(
                Map.of(SignValues.ACTUAL, ratio, SignValues.REQUIRED, least),
                AtRisk.Seen.of(Map.of(parameter, least), ofRatio(ratio, standing))))
        : List.of();
  }

  private List<AtRisk.Figure> ofRatio(BigDecimal ratio, AllianceStanding standing) {
    List<AtRisk.Figure> figures = new ArrayList<>();
    OverviewPage.Figures named = page.figures();
    Long grant = standing.grant();
    BigDecimal income = named == null ? null : standing.figures().get(named.income());
    if (named != null && income != null && grant != null) {
      AtRisk.Figure earned = figure(named.income(), thisYear(), income);
      figures.add(earned);
      figures.add(new AtRisk.Figure(GRANT, thisYear(), BigDecimal.valueOf(grant), earned.unit()));
    }
    figures.add(new AtRisk.Figure(RATIO, thisYear(), ratio, null));
    return figures;
  }

  private List<Sighting> declines(
      String clause, String parameter, String name, AllianceStanding standing) {
    int years = page.number(clause, parameter).intValueExact();
    BigDecimal now = standing.figures().get(name);
    BigDecimal later = now;
    List<AtRisk.Figure> figures = new ArrayList<>();
    for (int back = 1; back <= years; back++) {
      BigDecimal before = earlier(standing, back, name);
      if (later == null || before == null || later.compareTo(before) >= 0) {
        return List.of();
      }
      figures.add(0, figure(name, thisYear() - back, before));
      later = before;
    }
    if (now == null || later == null) {
      return List.of();
    }
    figures.add(figure(name, thisYear(), now));
    return List.of(
        new Sighting(
            Map.of(
                SignValues.FIGURE, page.figure(name).title(),
                SignValues.ACTUAL, now,
                SignValues.BEFORE, later,
                SignValues.YEARS, years),
            AtRisk.Seen.of(Map.of(parameter, BigDecimal.valueOf(years)), figures)));
  }

  /** One sighting of each clause that was not met in this year and those before it. */
  private List<Sighting> repeats(String clause, String parameter, AllianceStanding standing) {
    int years = page.number(clause, parameter).intValueExact();
    List<String> assessments = new ArrayList<>();
    Set<String> repeated = new TreeSet<>();
    for (int year = thisYear() - years + 1; year <= thisYear(); year++) {
      Shortfalls shortfalls = standing.shortfalls().get(year);
      if (shortfalls == null) {
        return List.of();
      }
      if (assessments.isEmpty()) {
        repeated.addAll(shortfalls.clauses());
      } else {
        repeated.retainAll(shortfalls.clauses());
      }
      assessments.add(shortfalls.submission());
    }
    return repeated.stream().map(id -> repeated(id, parameter, years, assessments)).toList();
  }

  private Sighting repeated(String id, String parameter, int years, List<String> assessments) {
    return new Sighting(
        Map.of(SignValues.CLAUSE, id, SignValues.TITLE, page.title(id), SignValues.YEARS, years),
        new AtRisk.Seen(Map.of(parameter, BigDecimal.valueOf(years)), List.of(), id, assessments));
  }

  private AtRisk.Figure figure(String name, int year, BigDecimal value) {
    return new AtRisk.Figure(name, year, value, page.figure(name).unit());
  }

  private int thisYear() {
    return page.edition().year();
  }

  private @Nullable BigDecimal earlier(AllianceStanding standing, int back, String figure) {
    return standing.earlier().getOrDefault(thisYear() - back, Map.of()).get(figure);
  }

  /**
   * A sign that was seen.
   *
   * @param words what its reason may name
   */
  private record Sighting(Map<String, Object> words, AtRisk.Seen seen) {
    AtRisk.Sign sign(OverviewPage.SignRow row) {
      BilingualText reason = new Template(row.reason()).fill(words::get);
      return new AtRisk.Sign(row.sign(), row.clause(), reason, seen);
    }
  }
}
