package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.reading.AssessmentWriter;

/** Facts of which no clause speaks. */
class IrrelevantFactsTest {
  private static final Map<String, Consumer<ObjectNode>> CHANGES = changes();

  @OverReports
  void irrelevant_facts_never_change_the_outcome(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Paper changed = report.with(tree -> CHANGES.values().forEach(change -> change.accept(tree)));

    if (!outcome(changed).equals(outcome(report))) {
      assertThat(culprits(report)).isEmpty();
    }
    assertThat(outcome(changed)).isEqualTo(outcome(report));
  }

  @OverReports
  void relevant_ones_do_so_that_the_comparison_would_notice(
      @ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Paper changed = report.with(tree -> alliance(tree).put("grant", 3_000_002));

    assertThat(outcome(changed)).isNotEqualTo(outcome(report));
  }

  /** The changes that alone make a difference. */
  private static List<String> culprits(Paper report) {
    JsonNode before = outcome(report);
    List<String> culprits = new ArrayList<>();
    CHANGES.forEach(
        (name, change) -> {
          if (!outcome(report.with(change)).equals(before)) {
            culprits.add(name);
          }
        });
    return culprits;
  }

  /** The assessment without digests and without the words, which may repeat a name. */
  private static JsonNode outcome(Paper report) {
    Assessment assessment = report.assess();
    ObjectNode tree = (ObjectNode) Paper.tree(new AssessmentWriter().write(assessment));
    tree.remove("reportDigest");
    for (String list : List.of("classifications", "findings")) {
      tree.get(list)
          .forEach(one -> ((ObjectNode) one).remove(List.of("reason", "message", "remedy")));
    }
    return tree;
  }

  private static Map<String, Consumer<ObjectNode>> changes() {
    Map<String, Consumer<ObjectNode>> changes = new LinkedHashMap<>();
    changes.put("name of the alliance", tree -> alliance(tree).put("name", "另一聯盟"));
    changes.put("institution", tree -> alliance(tree).put("institution", "另一大學"));
    changes.put("field", tree -> alliance(tree).put("field", "TE2"));
    changes.put("day of founding", tree -> alliance(tree).put("foundedOn", "2017-01-01"));
    changes.put("grant of last year", tree -> alliance(tree).put("previousGrant", 9_000_000));
    changes.put(
        "execution period",
        tree ->
            alliance(tree)
                .putObject("executionPeriod")
                .put("from", "2018-02-01")
                .put("to", "2021-01-31"));
    changes.put("name of a member", each("members", member -> member.put("name", "改名公司")));
    changes.put("trade", each("members", member -> member.put("trade", "AGRICULTURE")));
    changes.put("leader", each("members", member -> member.put("internationalLeader", true)));
    changes.put("name of a payer", each("incomes", IrrelevantFactsTest::renamePayer));
    for (String list : List.of("technologyTransfers", "cooperationProjects")) {
      changes.put("title in " + list, each(list, one -> one.put("title", "另一標題")));
      changes.put("share in " + list, each(list, one -> one.put("governmentShare", 7)));
    }
    activities(changes);
    outcomes(changes);
    forms(changes);
    return changes;
  }

  private static void activities(Map<String, Consumer<ObjectNode>> changes) {
    Predicate<ObjectNode> service = kind("CONSULTATION", "SITE_VISIT");
    changes.put(
        "title and place of a service",
        each("activities", service, one -> one.put("title", "參訪").put("place", "別處")));
    changes.put(
        "role in what is no promotion",
        each("activities", kind("PROMOTION").negate(), one -> one.put("role", "PARTICIPANT")));
    changes.put(
        "member of what is no service",
        each("activities", service.negate(), one -> one.put("member", "nobody")));
  }

  private static void outcomes(Map<String, Consumer<ObjectNode>> changes) {
    changes.put(
        "amount of no output value",
        each("outcomes", kind("OUTPUT_VALUE").negate(), one -> one.put("amount", 77)));
    changes.put(
        "count of no hires",
        each("outcomes", kind("NEW_HIRES").negate(), one -> one.put("count", 5)));
    changes.put(
        "applicants of no patent",
        each(
            "outcomes",
            kind("PATENT").negate(),
            one -> one.putArray("applicants").add("INSTITUTION")));
    changes.put(
        "cause of what is no effect",
        each(
            "outcomes",
            kind("NEW_HIRES", "OUTPUT_VALUE").negate(),
            one -> one.put("causedByAlliance", false)));
  }

  private static void forms(Map<String, Consumer<ObjectNode>> changes) {
    changes.put("amount of the budget", each("budget", item -> item.put("amount", 31)));
    changes.put("monthly pay", each("staff", one -> one.put("monthlyPay", 1)));
    changes.put("experience", each("staff", one -> one.put("industryExperience", false)));
    changes.put("another reason", IrrelevantFactsTest::rewriteNotes);
    changes.put(
        "a plan beside the members", tree -> putIfGiven(tree, "/originalTargets", "patents", 9));
    changes.put(
        "targets of last year beside the members",
        tree -> putIfGiven(tree, "/previousYear/targets", "totalIncome", 9_999_999));
    changes.put(
        "actuals of phase 1",
        tree -> putIfGiven(tree, "/phaseOneFinalYear", "actuals", Map.of("vendorMembers", 999)));
    changes.put(
        "a progress report",
        tree ->
            putIfGiven(
                tree,
                "/filings",
                Map.of("kind", "PROGRESS_REPORT", "filedAt", "2031-01-01T00:00:00Z")));
  }

  private static ObjectNode alliance(ObjectNode report) {
    return (ObjectNode) report.get("alliance");
  }

  private static Consumer<ObjectNode> each(String list, Consumer<ObjectNode> change) {
    return each(list, item -> true, change);
  }

  private static Consumer<ObjectNode> each(
      String list, Predicate<ObjectNode> which, Consumer<ObjectNode> change) {
    return report -> Paper.items(report, list).stream().filter(which).forEach(change);
  }

  private static Predicate<ObjectNode> kind(String... kinds) {
    return item -> Set.of(kinds).contains(Paper.text(item, "kind"));
  }

  private static void renamePayer(ObjectNode income) {
    if (income.get("payer") instanceof ObjectNode payer && payer.has("name")) {
      payer.put("name", "另一付款人");
    }
  }

  /** Another text, but a blank one stays blank. */
  private static void rewriteNotes(ObjectNode report) {
    if (report.get("varianceNotes") instanceof ObjectNode notes) {
      List.copyOf(notes.propertyNames()).stream()
          .filter(name -> !notes.get(name).asString().isBlank())
          .forEach(name -> notes.put(name, "另一理由"));
    }
  }

  private static void putIfGiven(ObjectNode report, String place, String field, Object value) {
    if (report.at(place) instanceof ObjectNode object) {
      object.putPOJO(field, value);
    }
  }

  private static void putIfGiven(ObjectNode report, String place, Object item) {
    if (report.at(place) instanceof tools.jackson.databind.node.ArrayNode list) {
      list.addPOJO(item);
    }
  }
}
