package tw.plumbline.rules.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.reading.AssessmentWriter;

class EnginesAgreeTest {
  private static final int EVERY_RUN = 2_000;
  private static final int PROOF = 20_000;
  private static final int LARGE = 10;
  private static final int ITEMS = 300;

  /** How many differing reports are shown. */
  private static final int SHOWN = 5;

  private final AssessmentWriter writer = new AssessmentWriter();
  private final Plumbline model = Engines.executableModel();
  private final Plumbline mvel = Engines.mvel();

  @Test
  void the_reference_and_both_engines_say_the_same_of_2_000_random_reports() {
    assertThat(differing(0, EVERY_RUN, RandomReports::of)).isEmpty();
  }

  @Test
  void they_say_the_same_of_large_reports() {
    assertThat(differing(0, LARGE, seed -> RandomReports.large(seed, ITEMS))).isEmpty();
  }

  /** System property {@code plumbline.proof.reports}: of how many reports. */
  @Test
  @Tag("proof")
  void they_say_the_same_of_20_000_random_reports_and_more() {
    int reports = Integer.getInteger("plumbline.proof.reports", PROOF);

    assertThat(differing(0, reports, RandomReports::of)).isEmpty();
    System.out.printf("%d random reports: the reference and both engines agree%n", reports);
  }

  @Test
  void a_difference_in_any_part_would_be_noticed() {
    AllianceReport report = RandomReports.of(25);
    Assessment right = model.assess(report);

    assertThat(noticed(report, right)).isEmpty();
    assertThat(noticed(report, with(right, opposite(right.verdict())))).containsExactly("verdict");
    assertThat(noticed(report, withClassifications(right, shorter(right.classifications()))))
        .containsExactly("classifications");
    assertThat(noticed(report, withFigures(right, shorter(right.figures()))))
        .containsExactly("figures");
    assertThat(noticed(report, withChecks(right, reversed(right.checks()))))
        .containsExactly("checks");
    assertThat(noticed(report, withFindings(right, reversed(right.findings()))))
        .containsExactly("findings");
  }

  /** A readable line or more for each of the first reports on which not all agree. */
  private String differing(long from, long to, LongFunction<AllianceReport> reports) {
    List<String> differing =
        LongStream.range(from, to)
            .parallel()
            .mapToObj(seed -> differences(seed, reports.apply(seed)))
            .filter(text -> !text.isEmpty())
            .toList();
    return differing.isEmpty()
        ? ""
        : "%d of %d reports differ%n%s"
            .formatted(
                differing.size(),
                to - from,
                differing.stream().limit(SHOWN).collect(Collectors.joining()));
  }

  private String differences(long seed, AllianceReport report) {
    Assessment first = model.assess(report);
    Assessment second = mvel.assess(report);
    List<String> lines = new ArrayList<>();
    Differences.between(Reference.of(report), first)
        .forEach(line -> lines.add("executable model against reference: " + line));
    Differences.between(Reference.of(report), second)
        .forEach(line -> lines.add("mvel against reference: " + line));
    byte[] one = writer.write(first);
    byte[] other = writer.write(second);
    if (!Arrays.equals(one, other)) {
      lines.add("executable model: " + around(one, other));
      lines.add("mvel:             " + around(other, one));
    }
    return lines.isEmpty()
        ? ""
        : "seed %d (%s)%n  %s%n".formatted(seed, report.filing(), String.join("\n  ", lines));
  }

  /** The bytes from a little before the first difference to a little after it. */
  private static String around(byte[] one, byte[] other) {
    int at = Math.max(0, Arrays.mismatch(one, other));
    int from = Math.max(0, at - 100);
    return "… " + new String(one, from, Math.min(one.length, at + 100) - from, UTF_8) + " …";
  }

  private static List<String> noticed(AllianceReport report, Assessment assessment) {
    return Differences.between(Reference.of(report), assessment).stream()
        .map(line -> line.substring(0, line.indexOf(':')))
        .toList();
  }

  private static <T> List<T> shorter(List<T> list) {
    assertThat(list).isNotEmpty();
    return list.subList(1, list.size());
  }

  private static <T> List<T> reversed(List<T> list) {
    assertThat(list).hasSizeGreaterThan(1);
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  private static Verdict opposite(Verdict verdict) {
    return verdict == Verdict.COMPLIANT ? Verdict.NON_COMPLIANT : Verdict.COMPLIANT;
  }

  private static Assessment with(Assessment a, Verdict verdict) {
    return copy(a, verdict, a.classifications(), a.figures(), a.checks(), a.findings());
  }

  private static Assessment withClassifications(Assessment a, List<Classification> other) {
    return copy(a, a.verdict(), other, a.figures(), a.checks(), a.findings());
  }

  private static Assessment withFigures(Assessment a, List<Figure> other) {
    return copy(a, a.verdict(), a.classifications(), other, a.checks(), a.findings());
  }

  private static Assessment withChecks(Assessment a, List<Check> other) {
    return copy(a, a.verdict(), a.classifications(), a.figures(), other, a.findings());
  }

  private static Assessment withFindings(Assessment a, List<Finding> other) {
    return copy(a, a.verdict(), a.classifications(), a.figures(), a.checks(), other);
  }

  private static Assessment copy(
      Assessment a,
      Verdict verdict,
      List<Classification> classifications,
      List<Figure> figures,
      List<Check> checks,
      List<Finding> findings) {
    return new Assessment(
        a.id(),
        a.assessedAt(),
        a.programme(),
        a.programmeYear(),
        a.filing(),
        a.allianceId(),
        a.reportDigest(),
        a.rulebook(),
        a.absent(),
        verdict,
        classifications,
        figures,
        checks,
        findings);
  }
}
