package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Activity;
import tw.plumbline.model.report.Alliance;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.BudgetItem;
import tw.plumbline.model.report.Confirmer;
import tw.plumbline.model.report.Contract;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.Income;
import tw.plumbline.model.report.Member;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.model.report.Publicity;
import tw.plumbline.model.report.Staff;
import tw.plumbline.model.report.TargetsAndActuals;

/** A report under construction. */
final class Draft {
  final String filing;
  final OffsetDateTime filedAt;
  Alliance alliance;
  @Nullable Confirmer confirmedBy;
  @Nullable List<Member> members;
  @Nullable List<Income> incomes;
  @Nullable List<Contract> technologyTransfers;
  @Nullable List<Contract> cooperationProjects;
  @Nullable List<Activity> activities;
  @Nullable List<Outcome> outcomes;
  @Nullable Map<String, BigDecimal> targets;
  @Nullable Map<String, BigDecimal> originalTargets;
  @Nullable Map<String, BigDecimal> declared;
  @Nullable TargetsAndActuals previousYear;
  @Nullable TargetsAndActuals phaseOneFinalYear;
  @Nullable Map<String, String> varianceNotes;
  @Nullable List<FilingRecord> filings;
  @Nullable List<BudgetItem> budget;
  @Nullable List<Publicity> publicity;
  @Nullable List<Staff> staff;

  Draft(String filing, OffsetDateTime filedAt, Alliance alliance) {
    this.filing = filing;
    this.filedAt = filedAt;
    this.alliance = alliance;
  }

  AllianceReport build() {
    return new AllianceReport(
        "small-alliance",
        108,
        filing,
        filedAt,
        confirmedBy,
        alliance,
        members,
        incomes,
        technologyTransfers,
        cooperationProjects,
        activities,
        outcomes,
        targets,
        originalTargets,
        declared,
        previousYear,
        phaseOneFinalYear,
        varianceNotes,
        filings,
        budget,
        publicity,
        staff,
        null,
        null,
        null,
        null);
  }
}
