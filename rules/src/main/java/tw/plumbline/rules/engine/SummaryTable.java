package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FigureColumn;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.facts.FigureFact;
import tw.plumbline.rules.facts.ReportFact;

/** The summary table (成果綜整表): a line for each figure that the rulebook computes. */
final class SummaryTable {
  /** Group of a figure that the contract names and this rulebook does not compute. */
  private static final String NO_GROUP = "";

  private final Edition edition;
  private final FigureSheet sheet;
  private final ReportFact report;
  private final FigureSheet.Computed computed;
  private final ReportLists lists;

  SummaryTable(
      Edition edition, FigureSheet sheet, ReportFact report, FigureSheet.Computed computed) {
    this.edition = edition;
    this.sheet = sheet;
    this.report = report;
    this.computed = computed;
    this.lists = ReportLists.of(report.content(), edition);
  }

  /** A line for each figure of the rulebook, and for each other one that the report declares. */
  List<FigureFact> lines() {
    List<FigureFact> lines = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Edition.Figure figure : edition.figures()) {
      known.add(figure.name());
      lines.add(
          line(
              figure.name(),
              figure.group(),
              sheet.computable(figure.name(), report.grant(), computed),
              recomputed(figure)));
    }
    Map<String, BigDecimal> declared = report.content().declared();
    if (declared != null) {
      declared.keySet().stream()
          .filter(name -> !known.contains(name))
          .sorted()
          .forEach(name -> lines.add(line(name, NO_GROUP, false, null)));
    }
    return lines;
  }

  private @Nullable BigDecimal recomputed(Edition.Figure figure) {
    Map<String, BigDecimal> lastYear = FigureColumn.PREVIOUS_YEAR_ACTUALS.of(report.content());
    return lastYear == null ? null : sheet.recompute(figure, lastYear);
  }

  private FigureFact line(
      String name, String group, boolean computable, @Nullable BigDecimal recomputed) {
    AllianceReport content = report.content();
    Figure value = computed.figures().get(name);
    Map<String, String> notes = content.varianceNotes();
    return new FigureFact(
        report,
        name,
        group,
        computable,
        value == null ? null : value.value(),
        absent(name),
        of(content.targets(), name),
        of(content.originalTargets(), name),
        of(content.declared(), name),
        of(FigureColumn.PREVIOUS_YEAR_TARGETS.of(content), name),
        of(FigureColumn.PREVIOUS_YEAR_ACTUALS.of(content), name),
        recomputed,
        of(FigureColumn.PHASE_ONE_TARGETS.of(content), name),
        notes == null ? null : notes.get(name));
  }

  private List<String> absent(String figure) {
    List<String> absent = new ArrayList<>(computed.gaps().getOrDefault(figure, List.of()));
    sheet.needs(figure).stream()
        .map(FigureSheet::place)
        .filter(list -> !lists.get(list).given())
        .forEach(list -> absent.add("/" + list));
    return absent;
  }

  private static @Nullable BigDecimal of(@Nullable Map<String, BigDecimal> figures, String name) {
    return figures == null ? null : figures.get(name);
  }
}
