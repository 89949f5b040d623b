package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.BudgetCategory;
import tw.plumbline.model.report.BudgetItem;
import tw.plumbline.model.report.BudgetPurpose;
import tw.plumbline.model.report.Confirmer;
import tw.plumbline.model.report.Duty;
import tw.plumbline.model.report.Publicity;
import tw.plumbline.model.report.Staff;
import tw.plumbline.model.report.StaffRole;
import tw.plumbline.model.report.TargetsAndActuals;

/** Section 6 without its deadlines: tables that agree, budget, publicity, staff. */
final class Forms {
  private static final long LARGEST_GRANT = 3_000_000;

  private final AllianceReport report;
  private final FigureSums figures;
  private final Ledger ledger;

  Forms(AllianceReport report, FigureSums figures, Ledger ledger) {
    this.report = report;
    this.figures = figures;
    this.ledger = ledger;
  }

  void judge() {
    sumsAgree("/targets", report.targets());
    sumsAgree("/declared", report.declared());
    TargetsAndActuals last = report.previousYear();
    sumsAgree("/previousYear/actuals", last == null ? null : last.actuals());
    if (!report.filing().equals("TARGETS")) {
      declaredIsComputed();
      variancesExplained();
      listsGiven();
    }
    confirmed();
    grantAndPhase();
    List<BudgetItem> budget = Money.orEmpty(report.budget());
    for (int i = 0; i < budget.size(); i++) {
      budgetItem(budget.get(i), Pointers.of("budget", i));
    }
    List<Publicity> publicity = Money.orEmpty(report.publicity());
    for (int i = 0; i < publicity.size(); i++) {
      publicity(publicity.get(i), Pointers.of("publicity", i));
    }
    staff(Money.orEmpty(report.staff()));
  }

  /** K-20 and section 9: only sums that can be formed; Abroad absent is 0. */
  private void sumsAgree(String table, @Nullable Map<String, BigDecimal> given) {
    Map<String, BigDecimal> values = Thresholds.orEmpty(given);
    BigDecimal all = values.get("vendorMembers");
    BigDecimal paying = values.get("feePayingVendorMembers");
    BigDecimal free = values.get("freeVendorMembers");
    String at = table + "/vendorMembers";
    if (all != null && paying != null && free != null) {
      ledger.test("SA108-K-20", at, all.compareTo(paying.add(free)) == 0);
    }
    BigDecimal north = values.get("vendorMembersNorth");
    BigDecimal central = values.get("vendorMembersCentral");
    BigDecimal south = values.get("vendorMembersSouth");
    BigDecimal east = values.get("vendorMembersEast");
    BigDecimal abroad = values.getOrDefault("vendorMembersAbroad", BigDecimal.ZERO);
    if (all != null && north != null && central != null && south != null && east != null) {
      BigDecimal regions = north.add(central).add(south).add(east).add(abroad);
      ledger.test("SA108-K-20", at, all.compareTo(regions) == 0);
    }
  }

  /** DR-09. */
  private void declaredIsComputed() {
    for (Map.Entry<String, BigDecimal> figure : Thresholds.orEmpty(report.declared()).entrySet()) {
      if (figures.isComputed(figure.getKey())) {
        FigureNames.absentLists(figure.getKey(), report)
            .forEach(list -> ledger.missing("DR-09", list));
        BigDecimal value = figures.value(figure.getKey());
        if (value != null) {
          ledger.test(
              "DR-09",
              Pointers.below("/declared", figure.getKey()),
              value.compareTo(figure.getValue()) == 0);
        }
      }
    }
  }

  /** K-22 and section 9: the figures given in both. */
  private void variancesExplained() {
    Map<String, String> notes = report.varianceNotes() == null ? Map.of() : report.varianceNotes();
    Map<String, BigDecimal> targets = Thresholds.orEmpty(report.targets());
    for (Map.Entry<String, BigDecimal> figure : Thresholds.orEmpty(report.declared()).entrySet()) {
      BigDecimal target = targets.get(figure.getKey());
      if (target != null) {
        boolean explained = !notes.getOrDefault(figure.getKey(), "").isBlank();
        ledger.test(
            "SA108-K-22",
            Pointers.below("/declared", figure.getKey()),
            explained || figure.getValue().compareTo(target) == 0);
      }
    }
  }

  /** DR-12: an absent list is MISSING; an empty one is given. */
  private void listsGiven() {
    ledger.looksAt("DR-12");
    for (String list :
        List.of(
            "/members",
            "/incomes",
            "/technologyTransfers",
            "/cooperationProjects",
            "/activities",
            "/outcomes",
            "/declared")) {
      if (FigureNames.isAbsent(list, report)) {
        ledger.missing("DR-12", list);
      }
    }
  }

  /** D-14. */
  private void confirmed() {
    Confirmer by = report.confirmedBy();
    if (by == null) {
      ledger.missing("SA108-D-14", "/confirmedBy");
    } else {
      ledger.test("SA108-D-14", "/confirmedBy", by == Confirmer.PRINCIPAL_INVESTIGATOR);
    }
  }

  /** G-01 and G-02; section 9: one finding for each field that is too high. */
  private void grantAndPhase() {
    Long grant = report.alliance().grant();
    if (grant == null) {
      ledger.missing("SA105-G-01", "/alliance/grant");
    } else {
      ledger.test("SA105-G-01", "/alliance/grant", grant <= LARGEST_GRANT);
    }
    int phase = Objects.requireNonNull(report.alliance().phase());
    int year = Objects.requireNonNull(report.alliance().yearOfPhase());
    ledger.test("SA105-G-02", "/alliance/phase", phase <= 2);
    ledger.test("SA105-G-02", "/alliance/yearOfPhase", year <= 3);
  }

  /** G-10, G-11 (an absent purpose passes it, section 9), O-03. */
  private void budgetItem(BudgetItem item, String at) {
    if (item.category() == BudgetCategory.EQUIPMENT) {
      if (item.purpose() == null) {
        ledger.missing("SA105-G-10", at + "/purpose");
      } else {
        ledger.test("SA105-G-10", at, item.purpose() != BudgetPurpose.RESEARCH);
      }
    }
    ledger.test("SA105-G-11", at, item.purpose() != BudgetPurpose.CORE_DEVELOPMENT);
    if (item.category() == BudgetCategory.POSTDOC && item.movedTo() != null) {
      LocalDate movedOn = item.movedOn();
      LocalDate consentOn = item.consentOn();
      if (movedOn == null) {
        ledger.missing("SA108-O-03", at + "/movedOn");
      }
      boolean consented = consentOn != null && (movedOn == null || !consentOn.isAfter(movedOn));
      ledger.test("SA108-O-03", at, item.movedTo() == BudgetCategory.OPERATING && consented);
    }
  }

  /** O-01; section 9: no consent is a breach, not MISSING. */
  private void publicity(Publicity publicity, String at) {
    if (publicity.namesMinistry()) {
      LocalDate consentOn = publicity.consentOn();
      ledger.test(
          "SA108-O-01", at, consentOn != null && !consentOn.isAfter(publicity.publishedOn()));
    }
  }

  /** G-13 for each postdoc; O-15 for the list as a whole. */
  private void staff(List<Staff> staff) {
    boolean fullTime = false;
    boolean unknown = false;
    for (int i = 0; i < staff.size(); i++) {
      Staff one = staff.get(i);
      if (one.role() == StaffRole.POSTDOC) {
        String at = Pointers.of("staff", i);
        if (one.duty() == null) {
          ledger.missing("SA105-G-13", at + "/duty");
        } else {
          ledger.test("SA105-G-13", at, one.duty() != Duty.RESEARCH);
        }
      }
      if (one.role() == StaffRole.SERVICE_STAFF) {
        fullTime |= Boolean.TRUE.equals(one.fullTime());
        unknown |= one.fullTime() == null;
      }
    }
    if (fullTime) {
      ledger.looksAt("SA108-O-15");
    } else if (unknown) {
      fullTimeUnknown(staff);
    } else if (!staff.isEmpty()) {
      ledger.breach("SA108-O-15", "/staff");
    }
  }

  private void fullTimeUnknown(List<Staff> staff) {
    for (int i = 0; i < staff.size(); i++) {
      if (staff.get(i).role() == StaffRole.SERVICE_STAFF && staff.get(i).fullTime() == null) {
        ledger.missing("SA108-O-15", Pointers.of("staff", i) + "/fullTime");
      }
    }
  }
}
