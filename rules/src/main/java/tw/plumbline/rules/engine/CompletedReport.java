package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Supplied;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FigureColumn;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.TargetsAndActuals;
import tw.plumbline.rules.supply.Supply;

/**
 * A report, and what was supplied of that which it does not bring.
 *
 * @param content the report with the supplied figures; its lists are as received, so that a list of
 *     filings that was only supplied counts as not given
 * @param records of filings: those that the report brings, then the supplied ones
 * @param original when the original was filed, if the report corrects one within its window
 * @param used the supplied facts that complete the report, by pointer
 */
record CompletedReport(
    AllianceReport content,
    List<FilingRecord> records,
    @Nullable OffsetDateTime original,
    List<Supplied> used) {

  /**
   * Completes a report; what it brings itself stays.
   *
   * @throws IllegalArgumentException if a supplied record does not follow those before it
   */
  static CompletedReport of(AllianceReport report, Supply supply) {
    List<FilingRecord> given = report.filings();
    List<FilingRecord> records = new ArrayList<>(given == null ? List.of() : given);
    Map<FigureColumn, Map<String, BigDecimal>> figures = new EnumMap<>(FigureColumn.class);
    List<Supplied> used = new ArrayList<>();
    for (Supplied fact : inOrder(supply)) {
      if (fact.value() instanceof Supplied.Figures column) {
        FigureColumn place = FigureColumn.at(fact.pointer()).orElseThrow();
        if (place.of(report) == null) {
          figures.put(place, column.byName());
          used.add(fact);
        }
      } else if (fact.value() instanceof Supplied.Filing filing
          && (given == null || isOriginal(filing.record(), report, supply))) {
        if (!fact.pointer().equals("/filings/" + records.size())) {
          throw new IllegalArgumentException(
              "a record supplied at %s does not follow %d records"
                  .formatted(fact.pointer(), records.size()));
        }
        records.add(filing.record());
        used.add(fact);
      }
    }
    return new CompletedReport(with(report, figures), records, supply.originalFiledAt(), used);
  }

  /** When the report, or the original that it corrects, was filed. */
  OffsetDateTime decidingAt() {
    return original == null ? content.filedAt() : original;
  }

  private static List<Supplied> inOrder(Supply supply) {
    return supply.facts().stream()
        .sorted(Comparator.comparing(Supplied::pointer, PointerOrder.INSTANCE))
        .toList();
  }

  private static boolean isOriginal(FilingRecord record, AllianceReport report, Supply supply) {
    OffsetDateTime original = supply.originalFiledAt();
    return original != null
        && record.kind().equals(report.filing())
        && record.filedAt().isEqual(original);
  }

  private static AllianceReport with(
      AllianceReport report, Map<FigureColumn, Map<String, BigDecimal>> figures) {
    if (figures.isEmpty()) {
      return report;
    }
    return new AllianceReport(
        report.programme(),
        report.programmeYear(),
        report.filing(),
        report.filedAt(),
        report.confirmedBy(),
        report.alliance(),
        report.members(),
        report.incomes(),
        report.technologyTransfers(),
        report.cooperationProjects(),
        report.activities(),
        report.outcomes(),
        figures.getOrDefault(FigureColumn.TARGETS, report.targets()),
        report.originalTargets(),
        report.declared(),
        year(
            report.previousYear(),
            figures.get(FigureColumn.PREVIOUS_YEAR_TARGETS),
            figures.get(FigureColumn.PREVIOUS_YEAR_ACTUALS)),
        year(
            report.phaseOneFinalYear(),
            figures.get(FigureColumn.PHASE_ONE_TARGETS),
            figures.get(FigureColumn.PHASE_ONE_ACTUALS)),
        report.varianceNotes(),
        report.filings(),
        report.budget(),
        report.publicity(),
        report.staff(),
        report.liaisonCentre(),
        report.facts(),
        report.parts(),
        report.application());
  }

  private static @Nullable TargetsAndActuals year(
      @Nullable TargetsAndActuals given,
      @Nullable Map<String, BigDecimal> targets,
      @Nullable Map<String, BigDecimal> actuals) {
    if (targets == null && actuals == null) {
      return given;
    }
    return new TargetsAndActuals(
        targets == null && given != null ? given.targets() : targets,
        actuals == null && given != null ? given.actuals() : actuals);
  }
}
