package tw.plumbline.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.compile.ClauseRules;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.reading.Reading;

class CompletenessTest {
  static List<Edition> editions() {
    return SmallAlliance.ATTESTED;
  }

  /** What a report lacks is no breach of theirs: each absence is only a missing fact. */
  private static final Map<Integer, Set<String>> NEVER_BREACHED =
      Map.of(106, Set.of("SA105-D-11"), 108, Set.of("DR-12"));

  private static final Set<String> FOR_WANT_OF_A_FACT =
      Set.of("missing", "unknown", "missingLists");

  @ParameterizedTest
  @MethodSource("editions")
  void every_clause_with_a_check_has_words_source_and_severity(Edition edition) {
    for (EditionClause clause : checked(edition)) {
      assertThat(clause.severity()).as(clause.id()).isIn(Severity.VIOLATION, Severity.WARNING);
      assertThat(clause.citation().document()).as(clause.id()).isNotBlank();
      assertThat(clause.citation().section()).as(clause.id()).isNotBlank();
      inBothLanguages(clause.id(), clause.title());
      inBothLanguages(clause.id(), clause.citation().statement());
    }
  }

  @ParameterizedTest
  @MethodSource("editions")
  void every_message_remedy_and_reason_speaks_both_languages(Edition edition) {
    for (EditionClause clause : edition.clauses().values()) {
      clause
          .findings()
          .forEach(
              (rule, text) -> {
                inBothLanguages(clause.id() + " " + rule, text.message().text());
                inBothLanguages(clause.id() + " " + rule, text.remedy().text());
                assertThat(text.remedy()).as(clause.id() + " " + rule).isNotEqualTo(text.message());
              });
      clause.reasons().forEach((result, text) -> inBothLanguages(clause.id(), text.text()));
    }
  }

  @ParameterizedTest
  @MethodSource("editions")
  void every_check_has_a_case_that_passes(Edition edition) {
    assertThat(without(edition, one -> one.expected().status() == Status.MET)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void every_check_has_a_case_that_breaches_it(Edition edition) {
    assertThat(without(edition, CompletenessTest::ownBreach))
        .containsExactlyInAnyOrderElementsOf(NEVER_BREACHED.getOrDefault(edition.year(), Set.of()));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void every_check_that_may_want_a_fact_has_a_case_that_wants_it(Edition edition) {
    Set<String> wanting = new TreeSet<>();
    for (ClauseRules rules : EditionCompiler.guarded(edition)) {
      if (rules.rules().rules().stream()
          .anyMatch(rule -> FOR_WANT_OF_A_FACT.contains(rule.conclusion().method().getName()))) {
        wanting.add(rules.clause());
      }
    }
    wanting.retainAll(without(edition, one -> one.expected().status() == Status.UNDETERMINED));

    assertThat(wanting).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void every_rule_with_words_concludes_in_some_case(Edition edition) {
    Set<String> silent = new TreeSet<>();
    for (EditionClause clause : edition.clauses().values()) {
      clause.findings().keySet().forEach(rule -> silent.add(clause.id() + " \"" + rule + "\""));
    }
    try (EditionEngine engine = SmallAlliance.engine(edition, Evaluator.EXECUTABLE_MODEL)) {
      for (ClauseCase one : SmallAlliance.cases(edition)) {
        Reading.Accepted report = SmallAlliance.read(SmallAlliance.BOOK.report(one));
        engine.trace(report.report()).forEach(found -> silent.remove(found.rule().toString()));
      }
    }
    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void every_reason_is_given_in_some_case(Edition edition) {
    Set<String> unused = new TreeSet<>();
    for (EditionClause clause : edition.clauses().values()) {
      clause.reasons().keySet().forEach(result -> unused.add(clause.id() + " " + result));
    }
    for (Classification item : all(edition, Assessment::classifications)) {
      EditionClause clause = edition.clauses().get(item.clause());
      var reason = clause == null ? null : clause.reasons().get(item.result());
      if (reason != null && reason.text().equals(item.reason())) {
        unused.remove(item.clause() + " " + item.result());
      }
    }
    assertThat(unused).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void every_figure_is_expected_above_nothing_in_some_case(Edition edition) {
    Set<String> unseen = new TreeSet<>();
    edition.figures().stream().map(Edition.Figure::name).forEach(unseen::add);
    for (ClauseCase one : SmallAlliance.cases(edition)) {
      one.expected()
          .figures()
          .forEach(
              (name, value) -> {
                if (value.isPresent() && value.get().signum() > 0) {
                  unseen.remove(name);
                }
              });
    }
    assertThat(unseen).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void every_figure_is_answered_with_terms_in_some_case(Edition edition) {
    Set<String> unseen = new TreeSet<>();
    edition.figures().stream()
        .filter(figure -> !(figure.formula() instanceof Edition.Formula.Quotient))
        .map(Edition.Figure::name)
        .forEach(unseen::add);
    for (Figure figure : all(edition, Assessment::figures)) {
      if (!figure.terms().isEmpty()) {
        unseen.remove(figure.name());
      }
    }
    assertThat(unseen).isEmpty();
  }

  /** Clauses none of whose cases is such. */
  private static Set<String> without(Edition edition, Predicate<ClauseCase> such) {
    Set<String> clauses = new TreeSet<>();
    checked(edition).forEach(clause -> clauses.add(clause.id()));
    SmallAlliance.cases(edition).stream()
        .filter(such)
        .map(ClauseCase::clause)
        .forEach(clauses::remove);
    return clauses;
  }

  private static boolean ownBreach(ClauseCase one) {
    return one.expected().status() == Status.NOT_MET
        && one.expected().findings().stream()
            .anyMatch(
                found ->
                    found.clause().equals(one.clause()) && found.severity() != Severity.MISSING);
  }

  private static List<EditionClause> checked(Edition edition) {
    return edition.clauses().values().stream().filter(EditionClause::checked).toList();
  }

  private static <T> List<T> all(
      Edition edition, java.util.function.Function<Assessment, List<T>> of) {
    List<T> all = new ArrayList<>();
    try (EditionEngine engine = SmallAlliance.engine(edition, Evaluator.EXECUTABLE_MODEL)) {
      for (ClauseCase one : SmallAlliance.cases(edition)) {
        Reading.Accepted report = SmallAlliance.read(SmallAlliance.BOOK.report(one));
        all.addAll(of.apply(engine.assess(report.report(), report.digest())));
      }
    }
    return all;
  }

  /** An English text may name a unit, 仟元, but is no Chinese sentence. */
  private static void inBothLanguages(String of, BilingualText text) {
    assertThat(text.zhTw()).as(of).containsPattern("\\p{IsHan}");
    assertThat(text.en()).as(of).isNotBlank().doesNotContainPattern("\\p{IsHan}{3}|。|，");
  }
}
