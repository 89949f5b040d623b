package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.proof.Reference.Outcome;

class RandomReportsTest {
  private static final int SEEDS = 3_000;
  private static final int OFTEN = 10;

  /** Clauses that are due on a day or at a filing: no other is ever NOT_YET_DUE. */
  private static final Set<String> WITH_DAY =
      Set.of(
          "SA108-P-05b",
          "SA108-P-06",
          "SA108-P-07",
          "DR-11",
          "SA108-D-02",
          "SA108-D-07",
          "SA108-D-10",
          "SA108-D-04",
          "SA108-D-08");

  /** Clauses whose subject is the report or a required field: never NOT_APPLICABLE. */
  private static final Set<String> ALWAYS =
      Set.of(
          "SA108-P-04",
          "SA108-D-02",
          "SA108-D-07",
          "SA108-D-10",
          "SA108-D-04",
          "SA108-D-08",
          "SA108-D-14",
          "SA105-G-01",
          "SA105-G-02");

  /** Clauses that can lack no fact: never UNDETERMINED, no MISSING. */
  private static final Set<String> WITHOUT_MISSING =
      Set.of(
          "SA108-M-08",
          "SA108-M-04",
          "SA108-M-03",
          "SA108-M-07",
          "SA108-M-05b",
          "SA108-M-10",
          "SA108-M-01",
          "SA108-M-13",
          "DR-04",
          "SA105-G-12",
          "SA108-I-08",
          "SA108-I-20",
          "SA108-I-06",
          "SA108-I-07",
          "SA108-I-04",
          "SA108-D-01",
          "SA108-I-12",
          "SA108-I-14",
          "SA108-M-12",
          "DR-02",
          "DR-03",
          "SA108-K-02",
          "DR-10",
          "SA108-K-20",
          "SA108-K-22",
          "SA105-G-02",
          "SA105-G-11",
          "SA108-O-01");

  /** Of DR-12 a breach is always a MISSING. */
  private static final Set<String> NEVER_BREACHED = Set.of("DR-12");

  @Test
  void every_status_and_severity_that_a_clause_can_have_occurs_often_and_no_other() {
    Map<String, Integer> seen = new TreeMap<>();
    for (AllianceReport report : RandomReports.first(SEEDS)) {
      count(Reference.of(report), seen);
    }

    Set<String> possible = possible();
    assertThat(seen.keySet()).isSubsetOf(possible);
    assertThat(possible).allSatisfy(pair -> assertThat(seen.get(pair)).isGreaterThan(OFTEN));
  }

  @Test
  void every_verdict_occurs_often() {
    Map<String, Integer> verdicts = new TreeMap<>();
    for (AllianceReport report : RandomReports.first(SEEDS)) {
      verdicts.merge(Reference.of(report).verdict(), 1, Integer::sum);
    }

    assertThat(verdicts)
        .containsOnlyKeys("COMPLIANT", "COMPLIANT_WITH_WARNINGS", "NON_COMPLIANT", "UNDETERMINED")
        .allSatisfy((verdict, times) -> assertThat(times).isGreaterThan(SEEDS / 20));
  }

  @Test
  void the_same_seed_gives_the_same_report() {
    for (long seed = 0; seed < 100; seed++) {
      assertThat(RandomReports.of(seed)).isEqualTo(RandomReports.of(seed));
      assertThat(RandomReports.large(seed, 50)).isEqualTo(RandomReports.large(seed, 50));
    }
  }

  @Test
  void a_large_report_has_about_as_many_items_as_asked_for() {
    AllianceReport report = RandomReports.large(1, 2_000);

    assertThat(Reference.of(report).classifications()).hasSizeBetween(1_900, 2_000);
  }

  private static void count(Outcome outcome, Map<String, Integer> seen) {
    outcome
        .checks()
        .forEach((clause, status) -> seen.merge(clause + " " + status, 1, Integer::sum));
    Set<String> pairs = new HashSet<>();
    outcome.findings().forEach(found -> pairs.add(found.clause() + " " + found.severity()));
    pairs.forEach(pair -> seen.merge(pair, 1, Integer::sum));
  }

  private static Set<String> possible() {
    Set<String> possible = new HashSet<>();
    for (String clause : SectionEight.clauses()) {
      List<String> words = new ArrayList<>(List.of("MET"));
      if (!NEVER_BREACHED.contains(clause)) {
        words.addAll(List.of("NOT_MET", SectionEight.severity(clause)));
      }
      if (!WITHOUT_MISSING.contains(clause)) {
        words.addAll(List.of("UNDETERMINED", "MISSING"));
      }
      if (!ALWAYS.contains(clause)) {
        words.add("NOT_APPLICABLE");
      }
      if (WITH_DAY.contains(clause)) {
        words.add("NOT_YET_DUE");
      }
      words.forEach(word -> possible.add(clause + " " + word));
    }
    return possible;
  }
}
