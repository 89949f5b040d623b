package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Contract;
import tw.plumbline.model.report.Income;

/** What counts of incomes and contracts in 106 and 107. */
final class Money106 {
  final List<Income> incomes = new ArrayList<>();
  final List<Contract> transfers;
  final List<Contract> projects;

  private final AllianceReport report;
  private final Ledger ledger;
  private final LocalDate filedOn;

  Money106(AllianceReport report, Ledger ledger) {
    this.report = report;
    this.ledger = ledger;
    this.filedOn = Reference.dayOf(report.filedAt());
    List<Income> given = Money.orEmpty(report.incomes());
    for (int i = 0; i < given.size(); i++) {
      income(given.get(i), Pointers.of("incomes", i));
    }
    Set<String> claimed =
        Money.orEmpty(report.technologyTransfers()).stream()
            .map(Contract::id)
            .collect(Collectors.toSet());
    transfers = contracts("technologyTransfers", report.technologyTransfers(), null);
    projects = contracts("cooperationProjects", report.cooperationProjects(), claimed);
  }

  private boolean thisYear(LocalDate day, String at) {
    return ledger.test(
        "SA105-G-03",
        at,
        Reference.within(day, Reference106.yearFrom(report), Reference106.yearTo(report)));
  }

  private void income(Income income, String at) {
    ledger.test("DR-03", at, income.amount() <= 100_000_000);
    ledger.test("DR-10", at, !income.receivedOn().isAfter(filedOn));
    boolean inTime = thisYear(income.receivedOn(), at);
    boolean ofTheAlliance =
        switch (income.kind()) {
          case MINISTRY_GRANT, OTHER_GOVERNMENT_GRANT, INSTITUTION_SUPPORT -> false;
          default -> true;
        };
    boolean counted = inTime && ofTheAlliance;
    ledger.classify(at, counted ? "COUNTED" : "NOT_COUNTED", inTime ? "SA105-I-01" : "SA105-G-03");
    if (counted) {
      incomes.add(income);
    }
  }

  /**
   * @param claimed ids that another category claims; null where nothing goes before
   */
  private List<Contract> contracts(
      String list, @Nullable List<Contract> given, @Nullable Set<String> claimed) {
    List<Contract> counted = new ArrayList<>();
    for (int i = 0; i < Money.orEmpty(given).size(); i++) {
      Contract contract = Money.orEmpty(given).get(i);
      String at = Pointers.of(list, i);
      ledger.test("DR-03", at, contract.amount() >= 1_000 && contract.amount() <= 100_000_000);
      ledger.test("DR-10", at, !contract.signedOn().isAfter(filedOn));
      boolean inTime = thisYear(contract.signedOn(), at);
      boolean once = true;
      if (claimed != null) {
        ledger.looksAt("DR-02");
        once = !inTime || ledger.test("DR-02", at, !claimed.contains(contract.id()));
      }
      boolean counts = inTime && once;
      String clause = inTime ? once ? "SA105-I-01" : "DR-02" : "SA105-G-03";
      ledger.classify(at, counts ? "COUNTED" : "NOT_COUNTED", clause);
      if (counts) {
        counted.add(contract);
      }
    }
    return counted;
  }
}
