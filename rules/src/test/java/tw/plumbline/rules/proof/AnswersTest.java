package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.text.BilingualText;

/** What holds of every assessment, whatever the rules say. */
class AnswersTest {
  private static final Pattern JSON_POINTER = Pattern.compile("(/([^~/]|~[01])*)*");
  private static final Pattern UNFILLED = Pattern.compile("\\{[a-zA-Z]*}|\\bnull\\b|^\\s*$");

  private static final List<String> SEVERITIES = List.of("VIOLATION", "WARNING", "MISSING");

  private static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding finding) -> SEVERITIES.indexOf(finding.severity().name()))
          .thenComparing(finding -> SectionEight.clauses().indexOf(finding.clause()))
          .thenComparing(Finding::pointer, Pointers.ORDER);

  @OverReports
  void the_verdict_follows_from_the_checks(@ForAll(supplier = Seeds.class) long seed) {
    Assessment assessment = Paper.of(seed).assess();
    Set<String> found = new HashSet<>();
    for (Check check : assessment.checks()) {
      found.add(check.severity() + " " + check.status());
    }

    Verdict expected =
        found.contains("VIOLATION NOT_MET")
            ? Verdict.NON_COMPLIANT
            : found.contains("VIOLATION UNDETERMINED") || found.contains("WARNING UNDETERMINED")
                ? Verdict.UNDETERMINED
                : found.contains("WARNING NOT_MET")
                    ? Verdict.COMPLIANT_WITH_WARNINGS
                    : Verdict.COMPLIANT;
    assertThat(assessment.verdict()).isEqualTo(expected);
  }

  @OverReports
  void a_check_is_what_its_findings_say_and_every_finding_has_a_check(
      @ForAll(supplier = Seeds.class) long seed) {
    Assessment assessment = Paper.of(seed).assess();
    Map<String, Set<Severity>> found =
        assessment.findings().stream()
            .collect(
                Collectors.groupingBy(
                    Finding::clause, Collectors.mapping(Finding::severity, Collectors.toSet())));

    assertThat(assessment.checks()).extracting(Check::clause).containsAll(found.keySet());
    for (Check check : assessment.checks()) {
      Set<Severity> severities = found.getOrDefault(check.clause(), Set.of());
      assertThat(severities).as(check.clause()).isSubsetOf(check.severity(), Severity.MISSING);
      assertThat(check.status() == Status.NOT_MET)
          .as("%s breached: %s", check, severities)
          .isEqualTo(severities.contains(check.severity()));
      assertThat(check.status() == Status.UNDETERMINED)
          .as("%s lacks a fact: %s", check, severities)
          .isEqualTo(severities.equals(Set.of(Severity.MISSING)));
    }
  }

  @OverReports
  void no_message_has_a_gap(@ForAll(supplier = Seeds.class) long seed) {
    Assessment assessment = Paper.of(seed).assess();
    List<@Nullable BilingualText> texts = new ArrayList<>();
    assessment.classifications().forEach(item -> texts.add(item.reason()));
    for (Finding finding : assessment.findings()) {
      texts.add(finding.message());
      texts.add(finding.remedy());
      texts.add(finding.citation().statement());
    }

    for (BilingualText text : texts) {
      assertThat(text).isNotNull();
      assertThat(text.zhTw()).doesNotContainPattern(UNFILLED);
      assertThat(text.en()).doesNotContainPattern(UNFILLED);
    }
  }

  @OverReports
  void findings_are_ordered_and_none_is_given_twice(@ForAll(supplier = Seeds.class) long seed) {
    List<Finding> findings = Paper.of(seed).assess().findings();

    assertThat(findings).isSortedAccordingTo(ORDER);
    assertThat(findings)
        .extracting(finding -> finding.clause() + finding.severity() + finding.pointer())
        .doesNotHaveDuplicates();
  }

  @OverReports
  void every_item_is_classified_in_the_order_of_the_report(
      @ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    List<String> pointers = new ArrayList<>();
    for (String list :
        List.of(
            "members",
            "incomes",
            "technologyTransfers",
            "cooperationProjects",
            "activities",
            "outcomes")) {
      for (int i = 0; i < report.items(list).size(); i++) {
        pointers.add("/" + list + "/" + i);
      }
    }

    assertThat(report.assess().classifications())
        .extracting(item -> item.pointer())
        .isEqualTo(pointers);
  }

  /** A breach points at what is there, a missing fact at where it should be. */
  @OverReports
  void every_pointer_is_a_json_pointer_to_what_is_there_or_should_be(
      @ForAll(supplier = Seeds.class) long seed) {
    Paper report = Paper.of(seed);
    Assessment assessment = report.assess();

    assertThat(assessment.classifications())
        .allSatisfy(item -> assertThat(item.pointer()).matches(JSON_POINTER));
    for (Finding finding : assessment.findings()) {
      assertThat(finding.pointer()).matches(JSON_POINTER);
      JsonNode there = report.tree().at(finding.pointer());
      boolean absent = there.isMissingNode() || (there.isArray() && there.isEmpty());
      boolean missing = finding.severity() == Severity.MISSING;
      if (missing || !finding.pointer().equals("/filings")) {
        assertThat(absent).as(finding.toString()).isEqualTo(missing);
      }
    }
    assertThat(assessment.absent())
        .allSatisfy(list -> assertThat(report.tree().at(list).isMissingNode()).isTrue());
  }
}
