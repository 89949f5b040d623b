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

  @ParameterizedTest
  @ValueSource(ints = {106, 107})
  void the_reference_and_both_engines_say_the_same_of_random_reports(int year) {
    List<String> differing =
        LongStream.range(0, REPORTS)
            .parallel()
            .mapToObj(seed -> differences(report(seed, year), seed))
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
      Reference106.of(report(seed, year))
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
              assertThat(statuses).as(clause).contains("MET");
              assertThat(statuses).as(clause).containsAnyOf("NOT_MET", "UNDETERMINED");
            });
  }

  /** Every other one is an application or a report of progress or result. */
  private static AllianceReport report(long seed, int year) {
    return seed % 2 == 0 ? RandomReports106.of(seed, year) : RandomApplications106.of(seed, year);
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
