package tw.plumbline.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Automation;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.engine.TracedFinding;
import tw.plumbline.rules.reading.Reading;

/** What is asked of every rulebook over generic facts; none of them has a line of Java. */
class GenericRulebooksTest {
  static List<OneRulebook> rulebooks() {
    return OneRulebook.generic();
  }

  @ParameterizedTest
  @MethodSource("rulebooks")
  void both_evaluators_answer_every_case_as_it_says(OneRulebook one) {
    for (Evaluator evaluator : Evaluator.values()) {
      try (EditionEngine engine = one.engine(evaluator)) {
        List<CaseResult> results = new CaseRunner(engine, one.reader(), one.book()).run();

        assertThat(results).hasSameSizeAs(one.book().cases()).allMatch(CaseResult::passed);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rulebooks")
  void every_base_report_is_compliant_and_used(OneRulebook one) {
    Set<String> unused = new TreeSet<>(one.book().bases());
    one.book().cases().forEach(each -> unused.remove(each.base()));
    assertThat(unused).isEmpty();
    try (EditionEngine engine = one.engine(Evaluator.EXECUTABLE_MODEL)) {
      for (String base : one.book().bases()) {
        Reading.Accepted report = one.read(one.book().base(base));
        Assessment assessment = engine.assess(report.report(), report.digest());
        assertThat(assessment.findings()).isEmpty();
        assertThat(assessment.verdict()).isEqualTo(Verdict.COMPLIANT);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rulebooks")
  void every_check_has_cases_that_pass_and_fail_and_give_nothing_to_look_at(OneRulebook one) {
    for (Status status : List.of(Status.MET, Status.NOT_MET, Status.NOT_APPLICABLE)) {
      Set<String> without = new TreeSet<>();
      checked(one).forEach(clause -> without.add(clause.id()));
      one.book().cases().stream()
          .filter(each -> each.expected().status() == status)
          .forEach(each -> without.remove(each.clause()));
      assertThat(without).as(status.name()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("rulebooks")
  void every_rule_with_words_concludes_in_some_case_and_what_its_remedy_says_removes_it(
      OneRulebook one) {
    Set<String> silent = new TreeSet<>();
    for (EditionClause clause : one.edition().clauses().values()) {
      clause.findings().keySet().forEach(rule -> silent.add(clause.id() + " \"" + rule + "\""));
    }
    Mending mending = new Mending(one.edition());
    List<String> inVain = new ArrayList<>();
    try (EditionEngine engine = one.engine(Evaluator.EXECUTABLE_MODEL)) {
      for (ClauseCase each : one.book().cases()) {
        ObjectNode report = one.book().report(each);
        for (TracedFinding found : engine.trace(one.read(report).report())) {
          silent.remove(found.rule().toString());
          if (!mending.changes(found).isEmpty()
              && engine.trace(one.read(mending.mended(report, found)).report()).stream()
                  .anyMatch(left -> left.finding().equals(found.finding()))) {
            inVain.add("%s of %s".formatted(found.rule(), each));
          }
        }
      }
    }
    assertThat(silent).isEmpty();
    assertThat(inVain).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rulebooks")
  void every_clause_has_words_in_both_languages_and_a_source(OneRulebook one) {
    for (EditionClause clause : one.edition().clauses().values()) {
      inBothLanguages(clause.id(), clause.title());
      inBothLanguages(clause.id(), clause.citation().statement());
      assertThat(clause.citation().document()).as(clause.id()).isNotBlank();
      assertThat(clause.citation().section()).as(clause.id()).isNotBlank();
      clause
          .findings()
          .forEach(
              (rule, text) -> {
                inBothLanguages(clause.id() + " " + rule, text.message().text());
                inBothLanguages(clause.id() + " " + rule, text.remedy().text());
              });
    }
  }

  @ParameterizedTest
  @MethodSource("rulebooks")
  void the_readme_names_every_clause_that_is_left_to_people(OneRulebook one) {
    String readme =
        new String(
            Objects.requireNonNull(one.rulebook().files().bytes("README.md")),
            StandardCharsets.UTF_8);
    for (EditionClause clause : one.edition().clauses().values()) {
      if (clause.automation() == Automation.OFFICE || clause.automation() == Automation.PERSON) {
        String number = clause.id().substring(clause.id().lastIndexOf('-') + 1);
        assertThat(readme).as(clause.id()).contains(number);
      }
    }
  }

  private static List<EditionClause> checked(OneRulebook one) {
    return one.edition().clauses().values().stream().filter(EditionClause::checked).toList();
  }

  private static void inBothLanguages(String of, BilingualText text) {
    assertThat(text.zhTw()).as(of).containsPattern("\\p{IsHan}");
    assertThat(text.en()).as(of).isNotBlank().doesNotContainPattern("。|，");
  }
}
