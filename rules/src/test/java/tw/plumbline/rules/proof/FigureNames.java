package tw.plumbline.rules.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.plumbline.model.report.AllianceReport;

/** The figures that the contract names for the small alliance, and the lists that each needs. */
final class FigureNames {
  static final String RATIO = "selfSufficiencyRatio";

  private static final List<String> MONEY_LISTS =
      List.of("/incomes", "/technologyTransfers", "/cooperationProjects");
  private static final Map<String, List<String>> LISTS = lists();

  private FigureNames() {}

  static List<String> all() {
    return List.copyOf(LISTS.keySet());
  }

  static boolean isKnown(String figure) {
    return LISTS.containsKey(figure);
  }

  static boolean isMembers(String figure) {
    return figure.contains("Members");
  }

  static boolean isMoney(String figure) {
    return figure.endsWith("Income") || figure.equals("cooperationAmount");
  }

  /** Head, "an absent list": the lists that a figure needs and the report does not bring. */
  static List<String> absentLists(String figure, AllianceReport report) {
    List<String> absent = new ArrayList<>();
    for (String list : LISTS.getOrDefault(figure, List.of())) {
      if (isAbsent(list, report)) {
        absent.add(list);
      }
    }
    return absent;
  }

  static boolean isAbsent(String list, AllianceReport report) {
    return switch (list) {
      case "/members" -> report.members() == null;
      case "/incomes" -> report.incomes() == null;
      case "/technologyTransfers" -> report.technologyTransfers() == null;
      case "/cooperationProjects" -> report.cooperationProjects() == null;
      case "/activities" -> report.activities() == null;
      case "/outcomes" -> report.outcomes() == null;
      case "/declared" -> report.declared() == null;
      default -> throw new IllegalArgumentException(list);
    };
  }

  private static Map<String, List<String>> lists() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (String figure :
        List.of(
            "vendorMembers",
            "feePayingVendorMembers",
            "freeVendorMembers",
            "vendorMembersNorth",
            "vendorMembersCentral",
            "vendorMembersSouth",
            "vendorMembersEast",
            "vendorMembersAbroad",
            "individualMembers",
            "otherMembers")) {
      lists.put(figure, List.of("/members"));
    }
    for (String figure :
        List.of(
            "membershipFeeIncome", "technicalServiceIncome", "otherIncome", "recurringIncome")) {
      lists.put(figure, List.of("/incomes"));
    }
    lists.put("technologyTransfers", List.of("/technologyTransfers"));
    lists.put("technologyTransferIncome", List.of("/technologyTransfers"));
    lists.put("cooperationProjects", List.of("/cooperationProjects"));
    lists.put("cooperationAmount", List.of("/cooperationProjects"));
    lists.put("countableCooperationIncome", List.of("/cooperationProjects"));
    lists.put("totalIncome", MONEY_LISTS);
    lists.put(RATIO, MONEY_LISTS);
    for (String figure :
        List.of("promotionActivities", "technicalSeminars", "consultations", "siteVisits")) {
      lists.put(figure, List.of("/activities"));
    }
    for (String figure :
        List.of("newProducts", "newTechnologies", "patents", "newHires", "outputValue")) {
      lists.put(figure, List.of("/outcomes"));
    }
    return lists;
  }
}
