package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Activity;
import tw.plumbline.model.report.ActivityKind;
import tw.plumbline.model.report.Agreement;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Contract;
import tw.plumbline.model.report.Income;
import tw.plumbline.model.report.IncomeKind;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.model.report.OutcomeKind;
import tw.plumbline.rules.proof.Members.Judged;

/** Section 4: the figures, as far as their lists are given. */
final class FigureSums {
  /** I-02: the share of a cooperation project that enters total income. */
  static final BigDecimal COOPERATION_WEIGHT = new BigDecimal("0.30");

  private static final Map<String, List<String>> COUNTIES =
      Map.of(
          "North", List.of("基隆市", "臺北市", "新北市", "桃園市", "新竹縣", "新竹市", "宜蘭縣"),
          "Central", List.of("苗栗縣", "臺中市", "彰化縣", "南投縣", "雲林縣"),
          "South", List.of("嘉義縣", "嘉義市", "臺南市", "高雄市", "屏東縣", "澎湖縣"),
          "East", List.of("花蓮縣", "臺東縣"));

  private final AllianceReport report;
  private final SortedMap<String, BigDecimal> values = new TreeMap<>();

  FigureSums(AllianceReport report, Members members, Money money, Service service, Ledger ledger) {
    this.report = report;
    regionsKnown(members, ledger);
    members(members);
    money(money);
    activities(service.countedActivities());
    outcomes(service.countedOutcomes());
  }

  SortedMap<String, BigDecimal> values() {
    return values;
  }

  @Nullable BigDecimal value(String figure) {
    return values.get(figure);
  }

  /**
   * Section 9, DR-11 and DR-09: named in the contract for the small alliance; a ratio for which
   * there is no grant is none that we compute.
   */
  boolean isComputed(String figure) {
    return FigureNames.isKnown(figure) && (!figure.equals(FigureNames.RATIO) || grant() > 0);
  }

  private long grant() {
    Long grant = report.alliance().grant();
    return grant == null ? 0 : grant;
  }

  /** K-21: counted vendors registered in TW have a county that is in the list. */
  private static void regionsKnown(Members members, Ledger ledger) {
    for (int i = 0; i < members.all().size(); i++) {
      Judged one = members.all().get(i);
      if (one.isVendor() && one.member().jurisdiction().equals("TW")) {
        String at = Pointers.of("members", i);
        if (one.member().county() == null) {
          ledger.missing("SA108-K-21", at + "/county");
        } else {
          ledger.test("SA108-K-21", at, region(one) != null);
        }
      }
    }
  }

  private static @Nullable String region(Judged one) {
    if (!one.member().jurisdiction().equals("TW")) {
      return "Abroad";
    }
    String county = one.member().county();
    String name = county == null ? "" : county.replace('台', '臺');
    return COUNTIES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private void members(Members members) {
    put("vendorMembers", count(members, Judged::isVendor));
    put("feePayingVendorMembers", count(members, one -> one.isVendor() && pays(one)));
    put("freeVendorMembers", count(members, one -> one.isVendor() && !pays(one)));
    for (String region : List.of("North", "Central", "South", "East", "Abroad")) {
      put(
          "vendorMembers" + region,
          count(members, one -> one.isVendor() && region.equals(region(one))));
    }
    put("individualMembers", count(members, one -> one.result().equals("INDIVIDUAL")));
    put("otherMembers", count(members, one -> one.result().equals("OTHER")));
  }

  private static boolean pays(Judged one) {
    Agreement agreement = one.member().agreement();
    return agreement != null && agreement.fee() > 0;
  }

  private static BigDecimal count(Members members, Predicate<Judged> which) {
    return BigDecimal.valueOf(members.all().stream().filter(which).count());
  }

  private void money(Money money) {
    BigDecimal fees = incomes(money, List.of(IncomeKind.MEMBERSHIP_FEE));
    BigDecimal technical = incomes(money, List.of(IncomeKind.TECHNICAL_SERVICE));
    BigDecimal other =
        incomes(
            money,
            List.of(
                IncomeKind.SEMINAR_FEE,
                IncomeKind.COURSE_FEE,
                IncomeKind.DONATION,
                IncomeKind.OTHER));
    BigDecimal recurring = fees.add(technical).add(other);
    BigDecimal transfers = contracts(money.countedTransfers());
    BigDecimal cooperation = contracts(money.countedProjects());
    BigDecimal countable = cooperation.multiply(COOPERATION_WEIGHT);
    BigDecimal total = recurring.add(transfers).add(countable);
    put("membershipFeeIncome", fees);
    put("technicalServiceIncome", technical);
    put("otherIncome", other);
    put("recurringIncome", recurring);
    put("technologyTransfers", BigDecimal.valueOf(money.countedTransfers().size()));
    put("technologyTransferIncome", transfers);
    put("cooperationProjects", BigDecimal.valueOf(money.countedProjects().size()));
    put("cooperationAmount", cooperation);
    put("countableCooperationIncome", countable);
    put("totalIncome", total);
    if (grant() > 0) {
      put(FigureNames.RATIO, total.divide(BigDecimal.valueOf(grant()), 4, RoundingMode.HALF_UP));
    }
  }

  private static BigDecimal incomes(Money money, List<IncomeKind> kinds) {
    return money.countedIncomes().stream()
        .filter(income -> kinds.contains(income.kind()))
        .map(Income::amount)
        .map(BigDecimal::valueOf)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal contracts(List<Contract> contracts) {
    return contracts.stream()
        .map(Contract::amount)
        .map(BigDecimal::valueOf)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void activities(List<Activity> counted) {
    put("promotionActivities", held(counted, ActivityKind.PROMOTION));
    put("technicalSeminars", held(counted, ActivityKind.SEMINAR));
    put("consultations", held(counted, ActivityKind.CONSULTATION));
    put("siteVisits", held(counted, ActivityKind.SITE_VISIT));
  }

  private static BigDecimal held(List<Activity> counted, ActivityKind kind) {
    return BigDecimal.valueOf(counted.stream().filter(activity -> activity.kind() == kind).count());
  }

  private void outcomes(List<Outcome> counted) {
    put("newProducts", sum(counted, OutcomeKind.NEW_PRODUCT, 1L));
    put("newTechnologies", sum(counted, OutcomeKind.NEW_TECHNOLOGY, 1L));
    put("patents", sum(counted, OutcomeKind.PATENT, 1L));
    put("newHires", sum(counted, OutcomeKind.NEW_HIRES, null));
    put("outputValue", sum(counted, OutcomeKind.OUTPUT_VALUE, null));
  }

  private static BigDecimal sum(List<Outcome> counted, OutcomeKind kind, @Nullable Long each) {
    return counted.stream()
        .filter(outcome -> outcome.kind() == kind)
        .map(outcome -> BigDecimal.valueOf(each == null ? quantity(outcome) : each))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static long quantity(Outcome outcome) {
    Long amount = outcome.amount();
    return outcome.kind() == OutcomeKind.NEW_HIRES ? outcome.count() : amount == null ? 0 : amount;
  }

  /** Only a figure whose lists are given is answered (head, "an absent list"). */
  private void put(String figure, BigDecimal value) {
    if (FigureNames.absentLists(figure, report).isEmpty()) {
      values.put(figure, plain(value));
    }
  }

  /** The contract: no trailing zeros and no exponent. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
