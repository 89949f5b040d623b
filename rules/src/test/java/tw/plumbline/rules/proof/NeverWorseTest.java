package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Status;

/** What a clause asks more of never makes that clause worse. */
class NeverWorseTest {
  private static final List<String> DEADLINES =
      List.of("SA108-D-02", "SA108-D-07", "SA108-D-10", "SA108-D-04", "SA108-D-08");

  @OverReports
  void a_later_end_of_its_agreement_never_uncounts_a_member(
      @ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    List<ObjectNode> members = report.items("members");
    Random choice = new Random(seed);
    Assume.that(!members.isEmpty());
    int index = choice.nextInt(members.size());
    Assume.that(members.get(index).at("/agreement").has("endsOn"));

    Assessment before = report.assess();
    Assessment after =
        report
            .with(tree -> later((ObjectNode) tree.at("/members/" + index + "/agreement"), choice))
            .assess();

    assertNotWorse("SA108-M-05", before, after);
    if (counts(before, index)) {
      assertThat(counts(after, index)).isTrue();
    }
  }

  private static void later(ObjectNode agreement, Random choice) {
    LocalDate end = LocalDate.parse(agreement.get("endsOn").asString());
    agreement.put("endsOn", end.plusDays(1 + choice.nextInt(400)).toString());
  }

  private static boolean counts(Assessment assessment, int member) {
    return assessment.classifications().stream()
        .filter(item -> item.pointer().equals("/members/" + member))
        .map(Classification::result)
        .anyMatch(result -> !result.equals("NOT_COUNTED"));
  }

  @OverReports
  void higher_targets(@ForAll(supplier = Seeds.class) long seed) {
    neverWorse(
        seed,
        tree -> each(tree, "/targets", value -> value.add(BigDecimal.ONE)),
        "SA108-P-03",
        "SA108-P-03b",
        "SA108-P-04",
        "SA108-P-05",
        "SA108-P-07b");
  }

  @OverReports
  void lower_targets_to_be_reached(@ForAll(supplier = Seeds.class) long seed) {
    neverWorse(seed, tree -> each(tree, "/targets", NeverWorseTest::half), "DR-11");
  }

  @OverReports
  void a_lower_plan_and_lower_figures_of_other_years(@ForAll(supplier = Seeds.class) long seed) {
    neverWorse(
        seed,
        tree ->
            List.of(
                    "/originalTargets",
                    "/previousYear/targets",
                    "/previousYear/actuals",
                    "/phaseOneFinalYear/targets")
                .forEach(place -> each(tree, place, NeverWorseTest::half)),
        "SA108-P-03",
        "SA108-P-03b",
        "SA108-P-04",
        "SA108-P-05",
        "SA108-P-05b",
        "SA108-P-06");
  }

  @OverReports
  void a_lower_grant(@ForAll(supplier = Seeds.class) long seed) {
    neverWorse(
        seed,
        tree -> {
          ObjectNode alliance = (ObjectNode) tree.get("alliance");
          if (alliance.has("grant")) {
            alliance.put("grant", alliance.get("grant").asLong() * 2 / 3);
          }
        },
        "SA105-G-01",
        "SA108-P-07",
        "SA108-P-07b");
  }

  @OverReports
  void an_earlier_phase_and_year(@ForAll(supplier = Seeds.class) long seed) {
    neverWorse(
        seed,
        tree -> {
          ObjectNode alliance = (ObjectNode) tree.get("alliance");
          for (String field : List.of("phase", "yearOfPhase")) {
            alliance.put(field, Math.max(1, alliance.get(field).asInt() - 1));
          }
        },
        "SA105-G-02");
  }

  /** Here pointers may move: to a record that now is the earliest. */
  @OverReports
  void an_earlier_day_of_filing(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Duration days = Duration.ofDays(1 + new Random(seed).nextInt(100));
    Assessment before = report.assess();
    Assessment after =
        report
            .with(
                tree ->
                    tree.put(
                        "filedAt",
                        OffsetDateTime.parse(tree.get("filedAt").asString())
                            .minus(days)
                            .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)))
            .assess();

    DEADLINES.forEach(clause -> assertStatusNotWorse(clause, before, after));
  }

  @OverReports
  void one_more_record_of_what_was_filed_in_time(@ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Assume.that(report.tree().has("filings"));
    Assessment before = report.assess();
    Assessment after = report.with(NeverWorseTest::fileInTime).assess();

    DEADLINES.forEach(clause -> assertNotWorse(clause, before, after));
  }

  private static void fileInTime(ObjectNode report) {
    for (String kind : List.of("TARGETS", "FIRST_KPI", "SECOND_KPI", "INTERIM_REPORT")) {
      ObjectNode record = ((ArrayNode) report.get("filings")).addObject().put("kind", kind);
      record.put("filedAt", "2018-12-31T23:59:59+08:00").putArray("parts").add("FULL").add("SHORT");
    }
  }

  @OverReports
  void an_earlier_website(@ForAll(supplier = Seeds.class) long seed) {
    neverWorse(
        seed, tree -> sooner((ObjectNode) tree.get("alliance"), "websiteOnlineOn"), "SA108-D-04");
  }

  @OverReports
  void an_earlier_consent(@ForAll(supplier = Seeds.class) long seed) {
    neverWorse(
        seed,
        tree -> {
          Paper.items(tree, "budget").forEach(item -> sooner(item, "consentOn"));
          Paper.items(tree, "publicity").forEach(item -> sooner(item, "consentOn"));
        },
        "SA108-O-01",
        "SA108-O-03");
  }

  private static void sooner(ObjectNode object, String field) {
    if (object.has(field)) {
      object.put(field, LocalDate.parse(object.get(field).asString()).minusDays(3).toString());
    }
  }

  @OverReports
  void one_more_full_time_member_of_staff(@ForAll(supplier = Seeds.class) long seed) {
    neverWorse(
        seed,
        tree ->
            tree.withArray("staff")
                .addObject()
                .put("id", "one more")
                .put("role", "SERVICE_STAFF")
                .put("fullTime", true),
        "SA108-O-15");
  }

  @OverReports
  void a_reason_for_every_variance(@ForAll(supplier = Seeds.class) long seed) {
    neverWorse(
        seed,
        tree -> {
          ObjectNode notes = tree.putObject("varianceNotes");
          tree.path("declared").propertyNames().forEach(name -> notes.put(name, "招募超出預期"));
        },
        "SA108-K-22");
  }

  private static BigDecimal half(BigDecimal value) {
    return BigDecimal.valueOf(value.longValue() / 2);
  }

  private static void each(ObjectNode report, String place, UnaryOperator<BigDecimal> change) {
    if (report.at(place) instanceof ObjectNode figures) {
      for (String name : List.copyOf(figures.propertyNames())) {
        figures.put(name, change.apply(figures.get(name).decimalValue()));
      }
    }
  }

  private static void neverWorse(long seed, Consumer<ObjectNode> change, String... clauses) {
    Paper report = Paper.of(seed);
    Assessment before = report.assess();
    Assessment after = report.with(change).assess();
    for (String clause : clauses) {
      assertNotWorse(clause, before, after);
    }
  }

  /** No worse a status, and no finding that was not there. */
  static void assertNotWorse(String clause, Assessment before, Assessment after) {
    assertStatusNotWorse(clause, before, after);
    assertThat(findings(clause, before)).as(clause).containsAll(findings(clause, after));
  }

  private static void assertStatusNotWorse(String clause, Assessment before, Assessment after) {
    assertThat(gravity(clause, after)).as(clause).isLessThanOrEqualTo(gravity(clause, before));
  }

  private static int gravity(String clause, Assessment assessment) {
    Status status = Paper.status(assessment, clause);
    return status == Status.NOT_MET ? 2 : status == Status.UNDETERMINED ? 1 : 0;
  }

  private static Set<String> findings(String clause, Assessment assessment) {
    return assessment.findings().stream()
        .filter(finding -> finding.clause().equals(clause))
        .map(finding -> finding.severity() + " " + finding.pointer())
        .collect(Collectors.toSet());
  }
}
