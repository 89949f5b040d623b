package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Agreement;
import tw.plumbline.model.report.Contract;
import tw.plumbline.model.report.Income;
import tw.plumbline.model.report.IncomeForm;
import tw.plumbline.model.report.IncomeKind;
import tw.plumbline.model.report.Party;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.report.Payer;
import tw.plumbline.rules.proof.Members.Judged;

/** Random incomes, technology transfers and cooperation projects. */
final class RandomMoney {
  private final Dice dice;
  private final RandomPeople people;
  private final LocalDate filedOn;

  RandomMoney(Dice dice, RandomPeople people, LocalDate filedOn) {
    this.dice = dice;
    this.people = people;
    this.filedOn = filedOn;
  }

  List<Income> incomes(int size) {
    Ids ids = new Ids(dice);
    List<Income> incomes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      IncomeKind kind = incomeKind();
      boolean inKind = dice.breaks() && dice.percent(60);
      incomes.add(
          new Income(
              ids.next(),
              kind,
              inKind ? IncomeForm.IN_KIND : IncomeForm.CASH,
              amount(dice.any(0L, 1L, 101L, 999L, 2_500L, 60_000L, 1_234_567L)),
              receivedOn(),
              payer(kind),
              !(dice.breaks() && dice.percent(40))));
    }
    return incomes;
  }

  private IncomeKind incomeKind() {
    if (dice.breaks() && dice.percent(50)) {
      return dice.any(IncomeKind.MINISTRY_GRANT, IncomeKind.INSTITUTION_SUPPORT);
    }
    if (dice.slips() && dice.percent(50)) {
      return IncomeKind.OTHER_GOVERNMENT_GRANT;
    }
    return dice.any(
        IncomeKind.MEMBERSHIP_FEE,
        IncomeKind.MEMBERSHIP_FEE,
        IncomeKind.TECHNICAL_SERVICE,
        IncomeKind.TECHNICAL_SERVICE,
        IncomeKind.DONATION,
        IncomeKind.SEMINAR_FEE,
        IncomeKind.COURSE_FEE,
        IncomeKind.OTHER);
  }

  private long amount(long usual) {
    if (dice.slips()) {
      return dice.any(100_000_001L, 120_000_000L, 900_000_000L);
    }
    return dice.percent(2) ? dice.any(99_999_999L, 100_000_000L) : usual;
  }

  private LocalDate receivedOn() {
    if (dice.slips()) {
      return dice.any(
          Reference.YEAR_FROM.minusDays(1),
          Reference.YEAR_TO.plusDays(1),
          filedOn.plusDays(1),
          dice.day());
    }
    return dice.day(Reference.YEAR_FROM, earlier(Reference.YEAR_TO, filedOn));
  }

  static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private @Nullable Payer payer(IncomeKind kind) {
    if (dice.forgets()) {
      return null;
    }
    boolean wrong = kind == IncomeKind.DONATION ? dice.slipsOften() : dice.breaksOften();
    return switch (kind) {
      case MEMBERSHIP_FEE -> wrong ? anyPayer() : listed(people.anyMember());
      case TECHNICAL_SERVICE, DONATION -> wrong ? anyPayer() : vendorPayer();
      default -> dice.percent(50) ? null : anyPayer();
    };
  }

  private Payer listed(String id) {
    return new Payer.ListedMember(id);
  }

  private Payer vendorPayer() {
    String id = people.vendorRowMember();
    if (id == null || dice.percent(40)) {
      return new Payer.InPlace(
          new Party(
              "虛構付款人",
              dice.any(PartyKind.COMPANY, PartyKind.TRADE_ASSOCIATION, PartyKind.BUSINESS),
              dice.any("TW", "HK", "MO", "JP", "US")));
    }
    return listed(id);
  }

  /** Each kind and jurisdiction in place, any member, or an id that names none. */
  private Payer anyPayer() {
    return dice.percent(70)
        ? new Payer.InPlace(dice.percent(50) ? noVendor() : anyParty())
        : listed(dice.percent(40) ? "nobody" : people.anyMember());
  }

  private Party noVendor() {
    boolean mainland = dice.percent(30);
    return new Party(
        "虛構一方",
        mainland
            ? PartyKind.COMPANY
            : dice.any(
                PartyKind.INDIVIDUAL,
                PartyKind.RESEARCH_INSTITUTE,
                PartyKind.SCHOOL,
                PartyKind.GOVERNMENT),
        mainland ? "CN" : dice.any("TW", "HK", "MO", "JP"));
  }

  private Party anyParty() {
    return new Party(
        "虛構一方", dice.any(PartyKind.values()), dice.any("TW", "CN", "HK", "MO", "JP", "US"));
  }

  List<Contract> transfers(int size) {
    return contracts(size, new Ids(dice), List.of());
  }

  /** Ids apart from those of the transfers, unless the report claims a contract twice. */
  List<Contract> projects(int size, List<Contract> transfers) {
    Ids ids = new Ids(dice);
    List<String> taken = transfers.stream().map(Contract::id).toList();
    return contracts(size, ids, taken);
  }

  private List<Contract> contracts(int size, Ids ids, List<String> taken) {
    List<Contract> contracts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean twice = !taken.isEmpty() && dice.breaks();
      String id = twice ? ids.nextLike(dice.any(taken)) : ids.next();
      while (!twice && taken.contains(id)) {
        id = ids.next();
      }
      Contract contract = contract(id);
      if (contract != null) {
        contracts.add(contract);
      }
    }
    return contracts;
  }

  /** Nothing, where a good report has no vendor to sign with. */
  private @Nullable Contract contract(String id) {
    Judged vendor = people.vendor();
    if (dice.breaks()) {
      String member = dice.percent(30) ? null : dice.percent(30) ? "nobody" : people.anyMember();
      Party partner = member == null && dice.percent(50) ? anyParty() : null;
      return new Contract(id, member, partner, null, dice.day(), money(), null);
    }
    Agreement agreement = vendor == null ? null : vendor.member().agreement();
    LocalDate endsOn = agreement == null ? null : agreement.endsOn();
    if (vendor == null || agreement == null || endsOn == null) {
      return people.areAbsent() && !dice.isCalm()
          ? new Contract(id, "x1", null, null, dice.day(), money(), null)
          : null;
    }
    return new Contract(
        id,
        vendor.member().id(),
        null,
        dice.maybe("線上量測模組"),
        signedOn(agreement.start(), endsOn),
        money(),
        dice.maybe(0L, 500_000L));
  }

  private LocalDate signedOn(LocalDate start, LocalDate endsOn) {
    if (dice.breaks()) {
      return dice.beside(Reference.CONTRACTS_FROM, Reference.CONTRACTS_TO);
    }
    if (dice.slips()) {
      return dice.percent(30) ? filedOn.plusDays(1) : dice.beside(start, endsOn);
    }
    LocalDate from = start.isAfter(Reference.CONTRACTS_FROM) ? start : Reference.CONTRACTS_FROM;
    return dice.day(from, earlier(earlier(endsOn, Reference.CONTRACTS_TO), filedOn));
  }

  private long money() {
    return dice.slips()
        ? dice.any(0L, 101L, 999L, 100_000_001L)
        : dice.any(
            1_000L, 1_001L, 1_003L, 60_000L, 1_500_001L, dice.percent(10) ? 100_000_000L : 7_777L);
  }
}
