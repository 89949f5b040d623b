package tw.plumbline.model.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application tells beyond a report.
 *
 * @param coreTechnologyReady whether the core technology exists already
 * @param years of the plan
 */
public record Application(
    @Nullable InstitutionKind institutionKind,
    @Nullable Boolean coreTechnologyReady,
    @Nullable List<PlanYear> years,
    @Nullable List<Investigator> investigators) {
  public Application {
    years = AllianceReport.copy(years);
    investigators = AllianceReport.copy(investigators);
  }
}
