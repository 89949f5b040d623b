package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.ClaimedRow;
import tw.plumbline.model.report.Contract;
import tw.plumbline.model.report.Income;
import tw.plumbline.model.report.IncomeForm;
import tw.plumbline.model.report.IncomeKind;
import tw.plumbline.model.report.Party;
import tw.plumbline.model.report.Payer;
import tw.plumbline.rules.proof.Ledger.Answer;

/** Section 2: incomes, technology transfers, cooperation projects. */
final class Money {
  private static final long LARGEST_AMOUNT = 100_000_000;
  private static final long SMALLEST_CONTRACT = 1_000;

  private final Members members;
  private final Ledger ledger;
  private final LocalDate filedOn;
  private final Set<String> transferIds;
  private final List<Income> countedIncomes = new ArrayList<>();
  private final List<Contract> countedTransfers;
  private final List<Contract> countedProjects;

  Money(AllianceReport report, Members members, Ledger ledger) {
    this.members = members;
    this.ledger = ledger;
    this.filedOn = Reference.dayOf(report.filedAt());
    this.transferIds =
        orEmpty(report.technologyTransfers()).stream()
            .map(Contract::id)
            .collect(Collectors.toSet());
    List<Income> incomes = orEmpty(report.incomes());
    for (int i = 0; i < incomes.size(); i++) {
      income(incomes.get(i), Pointers.of("incomes", i));
    }
    countedTransfers = contracts("technologyTransfers", report.technologyTransfers(), false);
    countedProjects = contracts("cooperationProjects", report.cooperationProjects(), true);
  }

  List<Income> countedIncomes() {
    return countedIncomes;
  }

  List<Contract> countedTransfers() {
    return countedTransfers;
  }

  List<Contract> countedProjects() {
    return countedProjects;
  }

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** Section 2, incomes: the first line that fits. */
  private void income(Income income, String at) {
    subjects(income);
    ledger.test("DR-03", at, income.amount() <= LARGEST_AMOUNT);
    ledger.test("DR-10", at, !income.receivedOn().isAfter(filedOn));
    String refusal = refusal(income);
    if (refusal != null) {
      ledger.breach(refusal, at);
      ledger.classify(at, "NOT_COUNTED", refusal);
      return;
    }
    String clause = clauseOf(income.kind());
    boolean counted = ledger.test(clause, at, "payer", payerFits(income));
    ledger.classify(at, counted ? "COUNTED" : "NOT_COUNTED", clause);
    if (counted) {
      countedIncomes.add(income);
    }
  }

  /** Section 8: the subjects of the clauses on incomes. */
  private void subjects(Income income) {
    for (String clause :
        List.of("SA108-I-08", "SA108-I-20", "SA108-I-06", "SA108-I-04", "SA108-D-01")) {
      ledger.looksAt(clause);
    }
    if (income.kind() == IncomeKind.DONATION) {
      ledger.looksAt("SA108-I-07");
    }
    switch (income.kind()) {
      case MINISTRY_GRANT, OTHER_GOVERNMENT_GRANT, INSTITUTION_SUPPORT -> {}
      default -> ledger.looksAt(clauseOf(income.kind()));
    }
  }

  /** Section 2: the first five lines. */
  private static @Nullable String refusal(Income income) {
    if (income.kind() == IncomeKind.MINISTRY_GRANT) {
      return "SA108-I-08";
    }
    if (income.kind() == IncomeKind.OTHER_GOVERNMENT_GRANT) {
      return "SA108-I-20";
    }
    if (income.kind() == IncomeKind.INSTITUTION_SUPPORT) {
      return "SA108-I-06";
    }
    if (income.form() == IncomeForm.IN_KIND) {
      return income.kind() == IncomeKind.DONATION ? "SA108-I-07" : "SA108-I-04";
    }
    if (!income.freelyUsable()) {
      return "SA108-I-04";
    }
    boolean thisYear =
        Reference.within(income.receivedOn(), Reference.YEAR_FROM, Reference.YEAR_TO);
    return thisYear ? null : "SA108-D-01";
  }

  private static String clauseOf(IncomeKind kind) {
    return switch (kind) {
      case TECHNICAL_SERVICE -> "SA108-I-05";
      case MEMBERSHIP_FEE -> "SA108-I-03";
      case DONATION, SEMINAR_FEE, COURSE_FEE, OTHER -> "SA108-I-09";
      default -> throw new IllegalArgumentException(kind.name());
    };
  }

  /** Section 2: the last four lines. */
  private Answer payerFits(Income income) {
    return switch (income.kind()) {
      case TECHNICAL_SERVICE, DONATION -> payerIsVendor(income.payer());
      case MEMBERSHIP_FEE -> payerIsListed(income.payer());
      default -> Answer.YES;
    };
  }

  private Answer payerIsVendor(@Nullable Payer payer) {
    if (payer == null) {
      return Answer.ABSENT;
    }
    if (payer instanceof Payer.ListedMember listed) {
      return members.isInVendorRow(listed.member());
    }
    Party party = ((Payer.InPlace) payer).party();
    boolean vendor = Members.row(party.kind(), party.jurisdiction()).row() == ClaimedRow.VENDOR;
    return vendor ? Answer.YES : Answer.NO;
  }

  private Answer payerIsListed(@Nullable Payer payer) {
    if (payer == null) {
      return Answer.ABSENT;
    }
    return payer instanceof Payer.ListedMember listed
        ? members.isListed(listed.member())
        : Answer.NO;
  }

  private List<Contract> contracts(
      String list, @Nullable List<Contract> contracts, boolean cooperation) {
    List<Contract> counted = new ArrayList<>();
    for (int i = 0; i < orEmpty(contracts).size(); i++) {
      Contract contract = orEmpty(contracts).get(i);
      String at = Pointers.of(list, i);
      long amount = contract.amount();
      ledger.test("DR-03", at, amount >= SMALLEST_CONTRACT && amount <= LARGEST_AMOUNT);
      ledger.test("DR-10", at, !contract.signedOn().isAfter(filedOn));
      String first = cooperation ? "SA108-I-11" : "SA108-I-10";
      String failure = failure(contract, at, cooperation);
      ledger.classify(
          at, failure == null ? "COUNTED" : "NOT_COUNTED", failure == null ? first : failure);
      if (failure == null) {
        counted.add(contract);
      }
    }
    return counted;
  }

  /** Section 2, contracts: the first failure alone gives a finding (section 9). */
  private @Nullable String failure(Contract contract, String at, boolean cooperation) {
    String partner = cooperation ? "SA108-I-11" : "SA108-I-10";
    String window = cooperation ? "SA108-I-14" : "SA108-I-12";
    ledger.looksAt(window);
    ledger.looksAt("SA108-M-12");
    if (cooperation) {
      ledger.looksAt("DR-02");
    }
    Answer vendor = contract.member() == null ? Answer.NO : members.isVendor(contract.member());
    if (!ledger.test(partner, at, "member", vendor)) {
      return partner;
    }
    LocalDate signedOn = contract.signedOn();
    boolean inWindow = Reference.within(signedOn, Reference.CONTRACTS_FROM, Reference.CONTRACTS_TO);
    if (!ledger.test(window, at, inWindow)) {
      return window;
    }
    if (!ledger.test("SA108-M-12", at, members.agreementCovers(contract.member(), signedOn))) {
      return "SA108-M-12";
    }
    boolean twice = cooperation && transferIds.contains(contract.id());
    if (twice) {
      ledger.breach("DR-02", at);
    }
    return twice ? "DR-02" : null;
  }
}
