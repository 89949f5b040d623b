package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Activity;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.BudgetCategory;
import tw.plumbline.model.report.BudgetItem;
import tw.plumbline.model.report.BudgetPurpose;
import tw.plumbline.model.report.Duty;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.model.report.OutcomeKind;
import tw.plumbline.model.report.Staff;
import tw.plumbline.model.report.StaffRole;
import tw.plumbline.rules.proof.Ledger.Answer;

/**
 * What the readings of small-alliance 106 and 107 say of a report, written from them alone: no rule
 * engine, no rulebook, every number a constant. {@link Members106} says who counts, {@link
 * Money106} what; this class the rest.
 */
final class Reference106 {
  private static final String TABLE =
      """
      SA105-M-01 VIOLATION
      DR-01 WARNING
      DR-04 WARNING
      SA105-G-12 VIOLATION
      SA105-G-03 WARNING
      DR-02 VIOLATION
      DR-03 WARNING
      SA105-D-11 WARNING
      DR-10 WARNING
      SA105-I-01 VIOLATION
      SA105-D-01 VIOLATION
      SA105-D-02 VIOLATION
      SA105-D-03 VIOLATION
      SA105-D-09 VIOLATION
      SA105-D-10 VIOLATION
      SA105-G-01 VIOLATION
      SA105-G-02 VIOLATION
      SA105-G-05 VIOLATION
      SA105-G-06 VIOLATION
      SA105-E-01 VIOLATION
      SA105-E-02 VIOLATION
      SA105-E-03 VIOLATION
      SA105-E-04 VIOLATION
      SA105-E-05 VIOLATION
      SA105-E-06 VIOLATION
      SA105-G-07 VIOLATION
      SA105-G-10 VIOLATION
      SA105-G-11 VIOLATION
      SA105-G-13 VIOLATION
      SA105-G-13b WARNING
      SA105-G-14 WARNING
      """;

  /** In 107 the calendar of applications is carried from the year before, and only warns. */
  static CheckTable checks(int year) {
    return CheckTable.read(
        year == 106 ? TABLE : TABLE.replaceAll("(SA105-D-0[123]) VIOLATION", "$1 WARNING"));
  }

  private final AllianceReport report;
  private final Ledger ledger;
  private final LocalDate filedOn;

  private Reference106(AllianceReport report) {
    this.report = report;
    this.ledger = new Ledger(checks(report.programmeYear()));
    this.filedOn = Reference.dayOf(report.filedAt());
  }

  /** Assesses a report of small-alliance 106 or 107. */
  static Reference.Outcome of(AllianceReport report) {
    return new Reference106(report).outcome();
  }

  private Reference.Outcome outcome() {
    Members106 members = new Members106(report, ledger);
    Money106 money = new Money106(report, ledger);
    Figures106 figures = new Figures106(report);
    figures.members(members.counted());
    figures.money(money);
    figures.service(activities(), outcomes());
    grantAndPhase();
    List<BudgetItem> budget = Money.orEmpty(report.budget());
    for (int i = 0; i < budget.size(); i++) {
      budgetItem(budget.get(i), Pointers.of("budget", i));
    }
    List<Staff> staff = Money.orEmpty(report.staff());
    for (int i = 0; i < staff.size(); i++) {
      if (staff.get(i).role() == StaffRole.POSTDOC) {
        postdoc(staff.get(i).duty(), Pointers.of("staff", i));
      }
    }
    new Deadlines106(report, ledger).judge();
    new Applications106(report, ledger).judge();
    return ledger.close(figures.values());
  }

  /** First day of the programme year: 1 February. */
  static LocalDate yearFrom(AllianceReport report) {
    return LocalDate.of(report.programmeYear() + 1911, 2, 1);
  }

  /** Last day of the programme year: 31 January. */
  static LocalDate yearTo(AllianceReport report) {
    return LocalDate.of(report.programmeYear() + 1912, 1, 31);
  }

  /** Whatever the alliance holds counts. */
  private List<Activity> activities() {
    List<Activity> activities = Money.orEmpty(report.activities());
    for (int i = 0; i < activities.size(); i++) {
      String at = Pointers.of("activities", i);
      ledger.test("DR-10", at, !activities.get(i).heldOn().isAfter(filedOn));
      ledger.classify(at, "COUNTED", "SA105-D-11");
    }
    return activities;
  }

  /** Whatever comes of it counts; an output value says how much it is. */
  private List<Outcome> outcomes() {
    List<Outcome> outcomes = Money.orEmpty(report.outcomes());
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      String at = Pointers.of("outcomes", i);
      LocalDate achievedOn = outcome.achievedOn();
      if (achievedOn != null) {
        ledger.test("DR-10", at, !achievedOn.isAfter(filedOn));
      }
      boolean said = true;
      if (outcome.kind() == OutcomeKind.OUTPUT_VALUE) {
        Answer amount = outcome.amount() == null ? Answer.ABSENT : Answer.YES;
        said = ledger.test("SA105-D-11", at, "amount", amount);
      }
      ledger.classify(at, said ? "COUNTED" : "NOT_COUNTED", "SA105-D-11");
    }
    return outcomes.stream()
        .filter(one -> one.kind() != OutcomeKind.OUTPUT_VALUE || one.amount() != null)
        .toList();
  }

  private void grantAndPhase() {
    Long grant = report.alliance().grant();
    if (grant == null) {
      ledger.missing("SA105-G-01", "/alliance/grant");
    } else {
      ledger.test("SA105-G-01", "/alliance/grant", grant <= 3_000_000);
    }
    Integer phase = report.alliance().phase();
    Integer year = report.alliance().yearOfPhase();
    ledger.test("SA105-G-02", "/alliance/phase", phase == null || phase <= 2);
    ledger.test("SA105-G-02", "/alliance/yearOfPhase", year == null || year <= 3);
  }

  private void budgetItem(BudgetItem item, String at) {
    ledger.test("SA105-G-07", at, item.category() != BudgetCategory.PI_FEE);
    if (item.category() == BudgetCategory.EQUIPMENT) {
      BudgetPurpose purpose = item.purpose();
      Answer fits = purpose == BudgetPurpose.RESEARCH ? Answer.NO : Answer.YES;
      ledger.test("SA105-G-10", at, "purpose", purpose == null ? Answer.ABSENT : fits);
    }
    ledger.test("SA105-G-11", at, item.purpose() != BudgetPurpose.CORE_DEVELOPMENT);
  }

  private void postdoc(@Nullable Duty duty, String at) {
    Answer fits = duty == Duty.RESEARCH ? Answer.NO : Answer.YES;
    ledger.test("SA105-G-13", at, "duty", duty == null ? Answer.ABSENT : fits);
    ledger.test("SA105-G-13b", at, duty != Duty.MIXED);
  }
}
