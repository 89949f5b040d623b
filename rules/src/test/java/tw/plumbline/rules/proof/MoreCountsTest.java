package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;

/** One more item that counts never lowers a figure, and raises its own. */
class MoreCountsTest {
  @OverReports
  void one_more_vendor_member(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = with(Paper.of(seed), "members");

    raises(
        report,
        "members",
        member -> {
          member.put("name", "新會員").put("claimedAs", "VENDOR").put("kind", "COMPANY");
          member.put("unifiedBusinessNumber", "12345678").put("county", "花蓮縣");
          member
              .putObject("agreement")
              .put("kind", "MEMBERSHIP_CONTRACT")
              .put("signedOn", "2019-02-01")
              .put("endsOn", "2019-10-31")
              .put("signatory", "PRINCIPAL_INVESTIGATOR")
              .put("fee", 0);
        },
        Map.of("vendorMembers", 1, "freeVendorMembers", 1, "vendorMembersEast", 1));
  }

  @OverReports
  void one_more_income(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = with(Paper.of(seed), "incomes");
    List<String> kinds = List.of("TECHNICAL_SERVICE", "DONATION", "SEMINAR_FEE", "OTHER");
    String kind = kinds.get(new Random(seed).nextInt(kinds.size()));
    String figure = kind.equals("TECHNICAL_SERVICE") ? "technicalServiceIncome" : "otherIncome";

    raises(
        report,
        "incomes",
        income -> {
          income.put("kind", kind).put("amount", 1_500).put("receivedOn", "2019-02-01");
          income.putObject("payer").put("name", "新付款人").put("kind", "COMPANY");
        },
        Map.of(figure, 1_500, "recurringIncome", 1_500));
  }

  @OverReports
  void one_more_membership_fee(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = with(Paper.of(seed), "incomes");
    List<ObjectNode> members = report.items("members");
    Assume.that(!members.isEmpty());
    String anyOfThem = members.get(members.size() - 1).get("id").asString();

    raises(
        report,
        "incomes",
        income -> {
          income.put("kind", "MEMBERSHIP_FEE").put("amount", 1).put("receivedOn", "2020-01-31");
          income.putObject("payer").put("member", anyOfThem);
        },
        Map.of("membershipFeeIncome", 1, "recurringIncome", 1));
  }

  @OverReports
  void one_more_technology_transfer(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = with(Paper.of(seed), "technologyTransfers");
    ObjectNode vendor = vendor(report);

    raises(
        report,
        "technologyTransfers",
        contract(vendor),
        Map.of("technologyTransfers", 1, "technologyTransferIncome", 1_000));
  }

  @OverReports
  void one_more_cooperation_project(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = with(Paper.of(seed), "cooperationProjects");
    ObjectNode vendor = vendor(report);

    raises(
        report,
        "cooperationProjects",
        contract(vendor),
        Map.of(
            "cooperationProjects", 1,
            "cooperationAmount", 1_000,
            "countableCooperationIncome", 300));
  }

  @OverReports
  void one_more_promotion(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = with(Paper.of(seed), "activities");

    raises(
        report,
        "activities",
        one -> one.put("kind", "PROMOTION").put("role", "CO_HOST").put("heldOn", "2019-03-01"),
        Map.of("promotionActivities", 1));
  }

  @OverReports
  void one_more_consultation(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = with(Paper.of(seed), "activities");
    ObjectNode vendor = vendor(report);

    raises(
        report,
        "activities",
        one ->
            one.put("kind", "CONSULTATION")
                .put("member", vendor.get("id").asString())
                .put("heldOn", start(vendor).toString()),
        Map.of("consultations", 1));
  }

  @OverReports
  void one_more_line_of_new_hires(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = with(Paper.of(seed), "outcomes");
    ObjectNode vendor = vendor(report);

    raises(
        report,
        "outcomes",
        one ->
            one.put("kind", "NEW_HIRES")
                .put("member", vendor.get("id").asString())
                .put("count", 4)
                .put("causedByAlliance", true),
        Map.of("newHires", 4));
  }

  @OverReports
  void what_does_not_count_can_be_dropped_without_a_change_of_any_figure(
      @ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Assessment before = report.assess();
    List<String> refused =
        before.classifications().stream()
            .filter(item -> item.result().equals("NOT_COUNTED"))
            .map(item -> item.pointer())
            .toList();

    Assessment after =
        report
            .with(
                tree -> {
                  for (String list : List.of("incomes", "cooperationProjects", "outcomes")) {
                    for (int i = Paper.items(tree, list).size() - 1; i >= 0; i--) {
                      if (refused.contains("/" + list + "/" + i)) {
                        ((ArrayNode) tree.get(list)).remove(i);
                      }
                    }
                  }
                })
            .assess();

    assertThat(FiguresTest.values(after)).isEqualTo(FiguresTest.values(before));
  }

  /** A report that brings the list, be it empty. */
  private static Paper with(Paper report, String list) {
    Assume.that(report.tree().has(list));
    return report;
  }

  /** A member who counts, and whose agreement has a first day that is not after its last. */
  private static ObjectNode vendor(Paper report) {
    List<ObjectNode> vendors =
        report.assess().classifications().stream()
            .filter(item -> item.result().equals("VENDOR"))
            .map(item -> (ObjectNode) report.tree().at(item.pointer()))
            .filter(member -> !start(member).isAfter(day(member, "endsOn")))
            .toList();
    Assume.that(!vendors.isEmpty());
    return vendors.get(0);
  }

  /** The first day of the agreement on which a contract of this year can be signed. */
  private static LocalDate start(ObjectNode member) {
    LocalDate start =
        day(member, member.get("agreement").has("startsOn") ? "startsOn" : "signedOn");
    return start.isBefore(Reference.CONTRACTS_FROM) ? Reference.CONTRACTS_FROM : start;
  }

  private static LocalDate day(ObjectNode member, String field) {
    return LocalDate.parse(member.get("agreement").get(field).asString());
  }

  private static Consumer<ObjectNode> contract(ObjectNode vendor) {
    return contract ->
        contract
            .put("member", vendor.get("id").asString())
            .put("signedOn", start(vendor).toString())
            .put("amount", 1_000);
  }

  private static void raises(
      Paper report, String list, Consumer<ObjectNode> item, Map<String, Integer> rises) {
    Assessment before = report.assess();
    Assessment after =
        report
            .with(
                tree -> {
                  ObjectNode one = ((ArrayNode) tree.get(list)).addObject();
                  item.accept(one.put("id", "one more"));
                })
            .assess();

    Map<String, BigDecimal> old = FiguresTest.values(before);
    Map<String, BigDecimal> now = FiguresTest.values(after);
    old.forEach(
        (figure, value) -> assertThat(now.get(figure)).as(figure).isGreaterThanOrEqualTo(value));
    rises.forEach(
        (figure, rise) ->
            assertThat(now.get(figure))
                .as(figure)
                .isEqualByComparingTo(
                    Objects.requireNonNull(old.get(figure)).add(BigDecimal.valueOf(rise))));
    for (String clause : List.of("SA108-P-05b", "SA108-P-06", "SA108-P-07", "DR-11")) {
      NeverWorseTest.assertNotWorse(clause, before, after);
    }
  }
}
