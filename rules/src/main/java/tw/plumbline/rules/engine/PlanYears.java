package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Alliance;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Application;
import tw.plumbline.model.report.PlanYear;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.facts.PlanYearFact;
import tw.plumbline.rules.facts.ReportFact;

/**
 * What the years of the plan promise that a report tells of: those it lists, else its own. Figures
 * are those that the rulebook can compute from their parts.
 */
final class PlanYears {
  private final FigureSheet sheet;
  private final List<Edition.Figure> figures;
  private final ReportFact report;
  private final AllianceReport content;

  PlanYears(Edition edition, FigureSheet sheet, ReportFact report) {
    this.sheet = sheet;
    this.figures =
        edition.figures().stream().filter(figure -> !figure.recomputeFrom().isEmpty()).toList();
    this.report = report;
    this.content = report.content();
  }

  List<PlanYearFact> facts() {
    Application application = content.application();
    List<PlanYear> years = application == null ? null : application.years();
    return years == null ? own() : listed(years);
  }

  private List<PlanYearFact> listed(List<PlanYear> years) {
    List<PlanYearFact> facts = new ArrayList<>();
    for (int i = 0; i < years.size(); i++) {
      PlanYear year = years.get(i);
      String at = "/application/years/" + i;
      for (Edition.Figure figure : figures) {
        facts.add(
            fact(
                figure,
                at + "/targets",
                at + "/grant",
                year.yearOfPhase(),
                year.grant(),
                year.targets()));
      }
    }
    return facts;
  }

  private List<PlanYearFact> own() {
    Alliance alliance = content.alliance();
    Integer year = alliance.yearOfPhase();
    if (year == null) {
      return List.of();
    }
    return figures.stream()
        .map(
            figure ->
                fact(
                    figure,
                    "/targets",
                    "/alliance/grant",
                    year,
                    alliance.grant(),
                    content.targets()))
        .toList();
  }

  private PlanYearFact fact(
      Edition.Figure figure,
      String at,
      String grantPointer,
      int year,
      @Nullable Long grant,
      @Nullable Map<String, BigDecimal> targets) {
    return new PlanYearFact(
        report,
        at + "/" + figure.name(),
        grantPointer,
        figure.name(),
        year,
        grant == null ? null : BigDecimal.valueOf(grant),
        targets == null ? null : sheet.recompute(figure, targets));
  }
}
