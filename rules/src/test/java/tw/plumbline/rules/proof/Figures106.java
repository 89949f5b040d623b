package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import tw.plumbline.model.report.Activity;
import tw.plumbline.model.report.ActivityKind;
import tw.plumbline.model.report.Agreement;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Contract;
import tw.plumbline.model.report.IncomeKind;
import tw.plumbline.model.report.Member;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.model.report.OutcomeKind;
import tw.plumbline.rules.proof.Members106.Counted;

/** The figures of 106 and 107: half of a cooperation, no other income in the sum, three regions. */
final class Figures106 {
  private static final Map<String, String> REGIONS =
      Map.of(
          "North", "基隆市 臺北市 新北市 宜蘭縣 桃園市 新竹縣 新竹市",
          "Central", "苗栗縣 臺中市 彰化縣 南投縣 雲林縣",
          "South", "嘉義縣 嘉義市 臺南市 高雄市 屏東縣 澎湖縣");

  private final AllianceReport report;
  private final SortedMap<String, BigDecimal> values = new TreeMap<>();

  Figures106(AllianceReport report) {
    this.report = report;
  }

  SortedMap<String, BigDecimal> values() {
    return values;
  }

  void members(List<Counted> members) {
    Predicate<Counted> vendor = one -> one.result().equals("VENDOR");
    count("vendorMembers", members, vendor);
    count("feePayingVendorMembers", members, vendor.and(Figures106::pays));
    count("freeVendorMembers", members, vendor.and(one -> !pays(one)));
    for (String region : REGIONS.keySet()) {
      count("vendorMembers" + region, members, vendor.and(one -> isIn(region, one.member())));
    }
    count(
        "vendorMembersAbroad",
        members,
        vendor.and(one -> !one.member().jurisdiction().equals("TW")));
    count("individualMembers", members, one -> one.result().equals("INDIVIDUAL"));
    count("otherMembers", members, one -> one.result().equals("OTHER"));
  }

  private static boolean pays(Counted one) {
    Agreement agreement = one.member().agreement();
    return agreement != null && agreement.fee() > 0;
  }

  private static boolean isIn(String region, Member member) {
    String county = member.county();
    return member.jurisdiction().equals("TW")
        && county != null
        && List.of(REGIONS.getOrDefault(region, "").split(" ")).contains(county.replace('台', '臺'));
  }

  private void count(String figure, List<Counted> members, Predicate<Counted> which) {
    put(figure, BigDecimal.valueOf(members.stream().filter(which).count()));
  }

  void money(Money106 money) {
    BigDecimal fees = incomes(money, IncomeKind.MEMBERSHIP_FEE);
    BigDecimal service = incomes(money, IncomeKind.TECHNICAL_SERVICE);
    BigDecimal other =
        incomes(money, IncomeKind.DONATION)
            .add(incomes(money, IncomeKind.SEMINAR_FEE))
            .add(incomes(money, IncomeKind.COURSE_FEE))
            .add(incomes(money, IncomeKind.OTHER));
    BigDecimal transfers = contracts(money.transfers);
    BigDecimal cooperation = contracts(money.projects);
    BigDecimal half = cooperation.divide(BigDecimal.valueOf(2));
    BigDecimal sum = fees.add(service).add(transfers).add(half);
    put("membershipFeeIncome", fees);
    put("technicalServiceIncome", service);
    put("otherIncome", other);
    put("recurringIncome", fees.add(service).add(other));
    put("technologyTransfers", BigDecimal.valueOf(money.transfers.size()));
    put("technologyTransferIncome", transfers);
    put("cooperationProjects", BigDecimal.valueOf(money.projects.size()));
    put("cooperationAmount", cooperation);
    put("countableCooperationIncome", half);
    put("totalIncome", sum);
    Long grant = report.alliance().grant();
    if (grant != null && grant > 0) {
      put("selfSufficiencyRatio", sum.divide(BigDecimal.valueOf(grant), 4, RoundingMode.HALF_UP));
    }
  }

  private static BigDecimal incomes(Money106 money, IncomeKind kind) {
    return BigDecimal.valueOf(
        money.incomes.stream()
            .filter(income -> income.kind() == kind)
            .mapToLong(income -> income.amount())
            .sum());
  }

  private static BigDecimal contracts(List<Contract> contracts) {
    return BigDecimal.valueOf(contracts.stream().mapToLong(Contract::amount).sum());
  }

  void service(List<Activity> activities, List<Outcome> outcomes) {
    held("promotionActivities", activities, ActivityKind.PROMOTION);
    held("technicalSeminars", activities, ActivityKind.SEMINAR);
    held("consultations", activities, ActivityKind.CONSULTATION);
    held("siteVisits", activities, ActivityKind.SITE_VISIT);
    came("newProducts", outcomes, OutcomeKind.NEW_PRODUCT);
    came("newTechnologies", outcomes, OutcomeKind.NEW_TECHNOLOGY);
    came("patents", outcomes, OutcomeKind.PATENT);
    came("newHires", outcomes, OutcomeKind.NEW_HIRES);
    came("outputValue", outcomes, OutcomeKind.OUTPUT_VALUE);
  }

  private void held(String figure, List<Activity> activities, ActivityKind kind) {
    put(figure, BigDecimal.valueOf(activities.stream().filter(one -> one.kind() == kind).count()));
  }

  private void came(String figure, List<Outcome> outcomes, OutcomeKind kind) {
    long sum =
        outcomes.stream().filter(one -> one.kind() == kind).mapToLong(Figures106::quantity).sum();
    put(figure, BigDecimal.valueOf(sum));
  }

  private static long quantity(Outcome outcome) {
    Long amount = outcome.amount();
    return switch (outcome.kind()) {
      case NEW_HIRES -> outcome.count();
      case OUTPUT_VALUE -> amount == null ? 0 : amount;
      default -> 1;
    };
  }

  private void put(String figure, BigDecimal value) {
    boolean given =
        figure.equals("recurringIncome")
            ? report.incomes() != null
            : FigureNames.absentLists(figure, report).isEmpty();
    if (given) {
      values.put(figure, FigureSums.plain(value));
    }
  }
}
