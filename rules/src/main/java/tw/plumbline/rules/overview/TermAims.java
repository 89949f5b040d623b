package tw.plumbline.rules.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.EarlierStanding;
import tw.plumbline.model.programme.PhaseStanding;
import tw.plumbline.model.programme.ProgrammeCheck;
import tw.plumbline.model.programme.Total;
import tw.plumbline.rules.book.EditionClause;

/**
 * How far the programme came towards the aims of its term, by phase and in all, up to the year that
 * is looked at. No figure is negative, so an aim that is reached by what is known stays reached.
 */
final class TermAims {
  private static final List<BigDecimal> ONE = List.of(BigDecimal.ONE);

  private final YearPage page;
  private final Besides besides;
  private final LocalDate today;
  private final Map<String, NavigableMap<Integer, Map<String, BigDecimal>>> alliances =
      new TreeMap<>();

  TermAims(
      YearPage page,
      List<AllianceStanding> standings,
      List<EarlierStanding> silent,
      Besides besides,
      LocalDate today) {
    this.page = page;
    this.besides = besides;
    this.today = today;
    for (AllianceStanding one : standings) {
      years(one.allianceId()).putAll(one.earlier());
      years(one.allianceId()).put(page.edition().year(), one.figures());
    }
    silent.forEach(one -> years(one.allianceId()).putAll(one.figures()));
  }

  private NavigableMap<Integer, Map<String, BigDecimal>> years(String alliance) {
    return alliances.computeIfAbsent(alliance, first -> new TreeMap<>());
  }

  /** The aims of each phase. */
  List<PhaseStanding> phases() {
    List<PhaseStanding> phases = new ArrayList<>();
    for (int i = 0; i < page.phases().size(); i++) {
      OverviewPage.PhaseRow phase = page.phases().get(i);
      List<PhaseStanding.Aim> aims = new ArrayList<>();
      for (OverviewPage.AimRow aim : page.aims()) {
        if (aim.byPhase()) {
          aims.add(aim(aim, i));
        }
      }
      phases.add(
          new PhaseStanding(
              phase.phase(), phase.name(), phase.first(), phase.last(), phase.clause(), aims));
    }
    return phases;
  }

  private PhaseStanding.Aim aim(OverviewPage.AimRow aim, int index) {
    OverviewPage.PhaseRow phase = page.phases().get(index);
    EditionClause clause = page.clause(aim.clause());
    BigDecimal target = BigDecimal.ZERO;
    for (OverviewPage.PhaseRow one : page.phases().subList(0, index + 1)) {
      target = target.add(page.number(aim.clause(), one.target()));
    }
    boolean begun = phase.years().get(0) <= page.edition().year();
    Total reached = begun ? upTo(aim, aim.figure(), last(phase)) : new Total(null, 0, List.of());
    return new PhaseStanding.Aim(
        clause.id(),
        clause.title(),
        status(reached, target, phase),
        figure(aim),
        unit(aim),
        page.number(aim.clause(), phase.target()),
        begun ? within(aim, index, reached.value()) : null,
        target,
        reached.value(),
        reached.lacking(),
        clause.citation());
  }

  private @Nullable BigDecimal within(
      OverviewPage.AimRow aim, int index, @Nullable BigDecimal reached) {
    BigDecimal before =
        index == 0
            ? BigDecimal.ZERO
            : upTo(aim, aim.figure(), last(page.phases().get(index - 1))).value();
    return reached == null || before == null ? null : reached.subtract(before);
  }

  /** The aims of the whole term. */
  List<ProgrammeCheck> checks() {
    return page.aims().stream().map(this::check).toList();
  }

  private ProgrammeCheck check(OverviewPage.AimRow aim) {
    EditionClause clause = page.clause(aim.clause());
    int year = page.edition().year();
    Total reached = upTo(aim, aim.figure(), year);
    BigDecimal required = page.number(aim.clause(), aim.total());
    return new ProgrammeCheck(
        clause.id(),
        clause.title(),
        status(reached, required, page.phases().get(page.phases().size() - 1)),
        figure(aim),
        unit(aim),
        reached.value(),
        required,
        reached.lacking(),
        besides.of(clause.id(), aim.beside(), name -> upTo(aim, name, year).value()),
        clause.citation());
  }

  /** What all alliances came to from the first year to the last, both included. */
  private Total upTo(OverviewPage.AimRow aim, @Nullable String figure, int lastYear) {
    BigDecimal sum = BigDecimal.ZERO;
    int known = 0;
    List<String> lacking = new ArrayList<>();
    for (String alliance : alliances.keySet()) {
      NavigableMap<Integer, Map<String, BigDecimal>> years =
          years(alliance).headMap(lastYear, true);
      if (!years.isEmpty()) {
        List<BigDecimal> values = figure == null ? ONE : values(aim, figure, years);
        sum = values.stream().reduce(sum, BigDecimal::add);
        known += values.isEmpty() ? 0 : 1;
        if (figure != null && values.size() < (aim.standing() ? 1 : years.size())) {
          lacking.add(alliance);
        }
      }
    }
    return new Total(known == 0 && !lacking.isEmpty() ? null : sum, known, lacking);
  }

  /** What is known of a figure: of the newest year, or of each. */
  private static List<BigDecimal> values(
      OverviewPage.AimRow aim,
      String figure,
      NavigableMap<Integer, Map<String, BigDecimal>> years) {
    return (aim.standing() ? years.tailMap(years.lastKey()) : years)
        .values().stream().flatMap(year -> Stream.ofNullable(year.get(figure))).toList();
  }

  private Status status(Total reached, BigDecimal target, OverviewPage.PhaseRow phase) {
    BigDecimal value = reached.value();
    if (value != null && value.compareTo(target) >= 0) {
      return Status.MET;
    }
    if (page.edition().year() < last(phase) || !today.isAfter(phase.last())) {
      return Status.NOT_YET_DUE;
    }
    return alliances.isEmpty() || reached.missing() > 0 ? Status.UNDETERMINED : Status.NOT_MET;
  }

  private static int last(OverviewPage.PhaseRow phase) {
    return phase.years().get(phase.years().size() - 1);
  }

  private String figure(OverviewPage.AimRow aim) {
    String figure = aim.figure();
    return figure == null ? OverviewPage.ALLIANCES : figure;
  }

  private String unit(OverviewPage.AimRow aim) {
    String figure = aim.figure();
    return figure == null ? String.valueOf(aim.unit()) : page.figure(figure).unit();
  }
}
