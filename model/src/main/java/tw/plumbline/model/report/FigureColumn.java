package tw.plumbline.model.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A place at which a report may bring figures. */
public enum FigureColumn {
  TARGETS("/targets", AllianceReport::targets),
  ORIGINAL_TARGETS("/originalTargets", AllianceReport::originalTargets),
  DECLARED("/declared", AllianceReport::declared),
  PREVIOUS_YEAR_TARGETS("/previousYear/targets", report -> targets(report.previousYear())),
  PREVIOUS_YEAR_ACTUALS("/previousYear/actuals", report -> actuals(report.previousYear())),
  PHASE_ONE_TARGETS("/phaseOneFinalYear/targets", report -> targets(report.phaseOneFinalYear())),
  PHASE_ONE_ACTUALS("/phaseOneFinalYear/actuals", report -> actuals(report.phaseOneFinalYear()));

  private final String pointer;
  private final Function<AllianceReport, @Nullable Map<String, BigDecimal>> figures;

  FigureColumn(
      String pointer, Function<AllianceReport, @Nullable Map<String, BigDecimal>> figures) {
    this.pointer = pointer;
    this.figures = figures;
  }

  /** The place that a JSON pointer names, if figures may stand there. */
  public static Optional<FigureColumn> at(String pointer) {
    return Arrays.stream(values()).filter(column -> column.pointer.equals(pointer)).findFirst();
  }

  /** JSON pointer into the report. */
  public String pointer() {
    return pointer;
  }

  /** The figures that a report brings there; null where it brings none. */
  public @Nullable Map<String, BigDecimal> of(AllianceReport report) {
    return figures.apply(report);
  }

  private static @Nullable Map<String, BigDecimal> targets(@Nullable TargetsAndActuals year) {
    return year == null ? null : year.targets();
  }

  private static @Nullable Map<String, BigDecimal> actuals(@Nullable TargetsAndActuals year) {
    return year == null ? null : year.actuals();
  }
}
