package tw.plumbline.rules.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.AtRisk;
import tw.plumbline.model.programme.FilingDue;
import tw.plumbline.model.programme.NotFiled;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Template;

/**
 * Which alliances somebody should look at: those with a sign that the rulebook declares, and those
 * whose filing breaks rules or cannot be judged. What is unknown is no sign.
 */
final class RiskSigns {
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
        overdue.forEach(filing -> signs.add(sign(row, notFiled(filing))));
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
        for (Map<String, Object> seen : seen(row, standing)) {
          signs.add(sign(row, seen));
        }
      }
    }
    return signs;
  }

  private static AtRisk.Sign sign(OverviewPage.SignRow row, Map<String, Object> seen) {
    BilingualText reason = new Template(row.reason()).fill(seen::get);
    return new AtRisk.Sign(row.sign(), row.clause(), reason);
  }

  /** What was seen of a sign, as its reason names it; empty where there is none. */
  private List<Map<String, Object>> seen(OverviewPage.SignRow row, AllianceStanding standing) {
    if (row.none() != null) {
      return none(row.none(), standing);
    }
    if (row.ratioBelow() != null) {
      return ratioBelow(page.number(row.clause(), row.ratioBelow()), standing);
    }
    if (row.declines() != null && row.years() != null) {
      int years = page.number(row.clause(), row.years()).intValueExact();
      return declines(row.declines(), years, standing);
    }
    return overdue.stream()
        .filter(filing -> !standing.filed().contains(filing.kind()))
        .map(RiskSigns::notFiled)
        .toList();
  }

  private List<Map<String, Object>> none(String figure, AllianceStanding standing) {
    BigDecimal value = standing.figures().get(figure);
    return value != null && value.signum() == 0
        ? List.of(Map.of(SignValues.FIGURE, page.figure(figure).title()))
        : List.of();
  }

  private static Map<String, Object> notFiled(FilingDue filing) {
    return Map.of(SignValues.FILING, filing.name(), SignValues.DUE, filing.due());
  }

  private List<Map<String, Object>> ratioBelow(BigDecimal least, AllianceStanding standing) {
    BigDecimal ratio = adding.ratio(standing);
    return ratio != null && ratio.compareTo(least) < 0
        ? List.of(Map.of(SignValues.ACTUAL, ratio, SignValues.REQUIRED, least))
        : List.of();
  }

  private List<Map<String, Object>> declines(String figure, int years, AllianceStanding standing) {
    BigDecimal now = standing.figures().get(figure);
    BigDecimal later = now;
    for (int back = 1; back <= years; back++) {
      BigDecimal before = earlier(standing, back, figure);
      if (later == null || before == null || later.compareTo(before) >= 0) {
        return List.of();
      }
      later = before;
    }
    if (now == null || later == null) {
      return List.of();
    }
    return List.of(
        Map.of(
            SignValues.FIGURE, page.figure(figure).title(),
            SignValues.ACTUAL, now,
            SignValues.BEFORE, later,
            SignValues.YEARS, years));
  }

  private @Nullable BigDecimal earlier(AllianceStanding standing, int back, String figure) {
    return standing.earlier().getOrDefault(page.edition().year() - back, Map.of()).get(figure);
  }
}
