package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.report.AllianceReport;

/** The reference of 106 and 107 against both engines, on random reports. */
class Reference106Test {
  private static final int REPORTS = 1_500;

  /** Clauses that only an application is asked about; the cases of the rulebook try them. */
  private static final Set<String> OF_APPLICATIONS =
      Set.of(
          "SA105-I-01",
          "SA105-D-03",
          "SA105-G-05",
          "SA105-G-06",
          "SA105-G-14",
          "SA105-E-01",
          "SA105-E-02",
          "SA105-E-03",
          "SA105-E-04",
          "SA105-E-05",
          "SA105-E-06");

  @ParameterizedTest
  @ValueSource(ints = {106, 107})
  void the_reference_and_both_engines_say_the_same_of_random_reports(int year) {
    List<String> differing =
        LongStream.range(0, REPORTS)
            .parallel()
            .mapToObj(seed -> differences(RandomReports106.of(seed, year), seed))
            .filter(text -> !text.isEmpty())
            .limit(5)
            .toList();

    assertThat(differing).isEmpty();
  }

  /** A random report that never breaks a clause would prove nothing about it. */
  @ParameterizedTest
  @ValueSource(ints = {106, 107})
  void every_clause_is_met_and_breached_or_missing_in_some_of_them(int year) {
    Map<String, Set<String>> seen = new TreeMap<>();
    for (long seed = 0; seed < REPORTS; seed++) {
      Reference106.of(RandomReports106.of(seed, year))
          .checks()
          .forEach(
              (clause, status) ->
                  seen.computeIfAbsent(clause, none -> new TreeSet<>()).add(status));
    }

    assertThat(seen.keySet())
        .containsExactlyInAnyOrderElementsOf(Reference106.checks(year).clauses());
    assertThat(seen)
        .allSatisfy(
            (clause, statuses) -> {
              if (OF_APPLICATIONS.contains(clause)) {
                return;
              }
              assertThat(statuses).as(clause).contains("MET");
              assertThat(statuses).as(clause).containsAnyOf("NOT_MET", "UNDETERMINED");
            });
  }

  private static String differences(AllianceReport report, long seed) {
    Reference.Outcome expected = Reference106.of(report);
    List<String> lines = new ArrayList<>();
    Assessment first = Engines.executableModel().assess(report);
    Assessment second = Engines.mvel().assess(report);
    lines.addAll(Differences.between(Reference106.checks(report.programmeYear()), expected, first));
    lines.addAll(
        Differences.between(Reference106.checks(report.programmeYear()), expected, second));
    return lines.isEmpty() ? "" : "seed " + seed + ": " + String.join("; ", lines);
  }
}
