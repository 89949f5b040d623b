package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.TargetsAndActuals;

/**
 * Section 5. A clause that returns without a subject is NOT_APPLICABLE; that goes before
 * NOT_YET_DUE, and that before the subjects (section 9).
 */
final class Thresholds {
  private static final BigDecimal MORE_MEMBERS = BigDecimal.valueOf(3);

  private final AllianceReport report;
  private final FigureSums figures;
  private final Ledger ledger;
  private final int phase;
  private final int year;
  private final Map<String, BigDecimal> targets;
  private final Map<String, BigDecimal> lastTargets;
  private final Map<String, BigDecimal> lastActuals;

  Thresholds(AllianceReport report, FigureSums figures, Ledger ledger) {
    this.report = report;
    this.figures = figures;
    this.ledger = ledger;
    this.phase = Objects.requireNonNull(report.alliance().phase());
    this.year = Objects.requireNonNull(report.alliance().yearOfPhase());
    this.targets = orEmpty(report.targets());
    TargetsAndActuals last = report.previousYear();
    this.lastTargets = orEmpty(last == null ? null : last.targets());
    this.lastActuals = orEmpty(last == null ? null : last.actuals());
  }

  void judge() {
    phaseOneKept();
    targetAbovePlan();
    targetAboveLastTarget();
    membersAboveLastMembers();
    incomeAboveLastIncome();
    incomeAboveGrant();
    targetAboveGrant();
    targetsReached();
  }

  static Map<String, BigDecimal> orEmpty(@Nullable Map<String, BigDecimal> figures) {
    return figures == null ? Map.of() : figures;
  }

  private boolean isNew() {
    return phase == 1 && year == 1;
  }

  private boolean isSecondFiling() {
    return report.filing().equals("SECOND_KPI");
  }

  /** P-03 and P-03b: a target of phase 2 is not below that of phase 1's final year. */
  private void phaseOneKept() {
    if (phase != 2) {
      return;
    }
    TargetsAndActuals finalYear = report.phaseOneFinalYear();
    Map<String, BigDecimal> before = finalYear == null ? null : finalYear.targets();
    if (before == null) {
      ledger.missing("SA108-P-03", "/phaseOneFinalYear/targets");
      ledger.missing("SA108-P-03b", "/phaseOneFinalYear/targets");
      return;
    }
    for (Map.Entry<String, BigDecimal> figure : before.entrySet()) {
      String name = figure.getKey();
      if (FigureNames.isKnown(name)) {
        boolean warned = FigureNames.isMembers(name) || FigureNames.isMoney(name);
        String clause = warned ? "SA108-P-03b" : "SA108-P-03";
        String at = Pointers.below("/targets", name);
        BigDecimal target = targets.get(name);
        if (target == null) {
          ledger.missing(clause, at);
        } else {
          ledger.test(clause, at, target.compareTo(figure.getValue()) >= 0);
        }
      }
    }
  }

  /** P-04, always and for new alliances too. */
  private void targetAbovePlan() {
    BigDecimal target = target("SA108-P-04", "vendorMembers");
    BigDecimal planned = orEmpty(report.originalTargets()).get("vendorMembers");
    if (planned == null) {
      ledger.missing("SA108-P-04", "/originalTargets/vendorMembers");
    }
    if (target != null && planned != null) {
      ledger.test(
          "SA108-P-04", "/targets/vendorMembers", target.compareTo(planned.add(MORE_MEMBERS)) >= 0);
    }
  }

  /** P-05. */
  private void targetAboveLastTarget() {
    if (isNew()) {
      return;
    }
    BigDecimal target = target("SA108-P-05", "vendorMembers");
    BigDecimal last = lastTargets.get("vendorMembers");
    if (last == null) {
      ledger.missing("SA108-P-05", "/previousYear/targets/vendorMembers");
    }
    if (target != null && last != null) {
      ledger.test(
          "SA108-P-05",
          "/targets/vendorMembers",
          target.subtract(last).compareTo(MORE_MEMBERS) >= 0);
    }
  }

  /** P-05b. */
  private void membersAboveLastMembers() {
    if (isNew()) {
      return;
    }
    if (!isSecondFiling()) {
      ledger.notYetDue("SA108-P-05b");
      return;
    }
    String at = "/previousYear/actuals/vendorMembers";
    BigDecimal now = computed("SA108-P-05b", "vendorMembers");
    BigDecimal last = lastActuals.get("vendorMembers");
    if (last == null) {
      ledger.missing("SA108-P-05b", at);
    }
    if (now != null && last != null) {
      ledger.test("SA108-P-05b", at, now.subtract(last).compareTo(MORE_MEMBERS) >= 0);
    }
  }

  /** P-06. */
  private void incomeAboveLastIncome() {
    if (isNew()) {
      return;
    }
    if (!isSecondFiling()) {
      ledger.notYetDue("SA108-P-06");
      return;
    }
    BigDecimal now = computed("SA108-P-06", "totalIncome");
    BigDecimal last = lastTotalIncome();
    if (last == null) {
      ledger.missing("SA108-P-06", "/previousYear/actuals/totalIncome");
    }
    if (now != null && last != null) {
      ledger.test("SA108-P-06", "/previousYear/actuals", now.compareTo(last) > 0);
    }
  }

  /** P-06 and section 9: recomputed where all three are given, even beside a totalIncome. */
  private @Nullable BigDecimal lastTotalIncome() {
    BigDecimal recurring = lastActuals.get("recurringIncome");
    BigDecimal transfers = lastActuals.get("technologyTransferIncome");
    BigDecimal cooperation = lastActuals.get("cooperationAmount");
    if (recurring == null || transfers == null || cooperation == null) {
      return lastActuals.get("totalIncome");
    }
    return recurring.add(transfers).add(cooperation.multiply(FigureSums.COOPERATION_WEIGHT));
  }

  /** P-07. */
  private void incomeAboveGrant() {
    if (phase != 2 || year != 3) {
      return;
    }
    if (!isSecondFiling()) {
      ledger.notYetDue("SA108-P-07");
      return;
    }
    BigDecimal total = computed("SA108-P-07", "totalIncome");
    aboveGrant("SA108-P-07", total, "/alliance/grant");
  }

  /** P-07b. */
  private void targetAboveGrant() {
    if (phase == 2 && year == 3) {
      aboveGrant("SA108-P-07b", target("SA108-P-07b", "totalIncome"), "/targets/totalIncome");
    }
  }

  private void aboveGrant(String clause, @Nullable BigDecimal income, String at) {
    Long grant = report.alliance().grant();
    if (grant == null) {
      ledger.missing(clause, "/alliance/grant");
    } else if (income != null) {
      ledger.test(clause, at, income.compareTo(BigDecimal.valueOf(grant)) > 0);
    }
  }

  /** DR-11. */
  private void targetsReached() {
    if (!isSecondFiling()) {
      ledger.notYetDue("DR-11");
      return;
    }
    for (Map.Entry<String, BigDecimal> figure : targets.entrySet()) {
      if (figures.isComputed(figure.getKey())) {
        BigDecimal value = computed("DR-11", figure.getKey());
        if (value != null) {
          ledger.test(
              "DR-11",
              Pointers.below("/targets", figure.getKey()),
              value.compareTo(figure.getValue()) >= 0);
        }
      }
    }
  }

  private @Nullable BigDecimal target(String clause, String figure) {
    BigDecimal target = targets.get(figure);
    if (target == null) {
      ledger.missing(clause, "/targets/" + figure);
    }
    return target;
  }

  /** Head: a check that needs a figure is MISSING at each list that is absent. */
  private @Nullable BigDecimal computed(String clause, String figure) {
    FigureNames.absentLists(figure, report).forEach(list -> ledger.missing(clause, list));
    return figures.value(figure);
  }
}
