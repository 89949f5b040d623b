package tw.plumbline.rules.second;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;

/** A second evaluator that says nothing, and a rulebook that has no words for it. */
class NoSecondOpinionTest {
  private static final RulebookFiles FILES = RulebookFiles.in(Path.of("rulebook/small-alliance"));
  private static final Plumbline PLUMBLINE = Plumbline.of(List.of(FILES), (of, all) -> 1);
  private static final Edition EDITION = PLUMBLINE.edition("small-alliance", 108).orElseThrow();
  private static final FigureTables TABLES = FigureTables.read(FILES, 108);
  private static final Reading.Accepted REPORT = report();
  private static final Assessment FIRST = PLUMBLINE.assess(REPORT);

  @AfterAll
  static void close() {
    PLUMBLINE.close();
  }

  @Test
  void one_that_reaches_a_bound_is_no_agreement() {
    undetermined(new EvaluationException("longer than PT20S"));
  }

  @Test
  void one_that_fails_is_no_agreement() {
    undetermined(new IllegalStateException("a line of the report"));
  }

  @Test
  void one_that_breaks_off_is_no_agreement() {
    SecondOpinion opinion =
        second(
                EDITION,
                (report, supply) -> {
                  throw new StackOverflowError();
                })
            .on(REPORT, Supply.NONE, FIRST);

    assertThat(opinion.disputes()).containsExactly(new Dispute.None("StackOverflowError"));
  }

  @Test
  void rules_that_say_nothing_of_a_disagreement_do_not_hide_it() {
    RulebookFiles silent = FILES.with("programme.yaml", withoutWords());
    try (Plumbline plumbline = Plumbline.of(List.of(silent), (of, all) -> 1)) {
      Edition edition = plumbline.edition("small-alliance", 108).orElseThrow();
      SecondEvaluator second =
          second(
              edition,
              (report, supply) -> {
                throw new IllegalStateException();
              });

      assertThat(edition.disputes()).isNull();
      assertThatThrownBy(() -> second.on(REPORT, Supply.NONE, FIRST))
          .isInstanceOf(EvaluationException.class)
          .hasMessageContaining("NONE IllegalStateException");
      assertThat(SecondOpinion.on(plumbline, REPORT, Supply.NONE).agrees()).isTrue();
    }
  }

  @Test
  void the_clause_of_a_disagreement_is_one_that_is_never_checked_otherwise() {
    byte[] page = page().replace("    clause: DR-13\n", "    clause: DR-12\n").getBytes(UTF_8);

    assertThatThrownBy(
            () -> Plumbline.of(List.of(FILES.with("programme.yaml", page)), (of, all) -> 1))
        .isInstanceOf(RulebookException.class)
        .hasMessageContaining("`DR-12` must be a clause of the year without a check");
  }

  @Test
  void a_sentence_names_only_what_can_be_filled_in() {
    byte[] page = page().replace("{place}", "{item}").getBytes(UTF_8);

    assertThatThrownBy(
            () -> Plumbline.of(List.of(FILES.with("programme.yaml", page)), (of, all) -> 1))
        .isInstanceOf(RulebookException.class)
        .hasMessageContaining("{item}");
  }

  @Test
  void what_was_stored_without_a_second_opinion_is_said_again_as_it_was() {
    assertThat(SecondOpinion.again(PLUMBLINE, REPORT, Supply.NONE, Set.of())).isEqualTo(FIRST);
  }

  private static void undetermined(RuntimeException failure) {
    SecondOpinion opinion =
        second(
                EDITION,
                (report, supply) -> {
                  throw failure;
                })
            .on(REPORT, Supply.NONE, FIRST);
    Assessment answer = opinion.assessment();

    assertThat(FIRST.verdict()).isEqualTo(Verdict.COMPLIANT);
    assertThat(answer.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(answer.checks())
        .startsWith(FIRST.checks().toArray(Check[]::new))
        .endsWith(new Check("DR-13", Severity.VIOLATION, Status.UNDETERMINED));
    Finding told = answer.findings().get(answer.findings().size() - 1);
    assertThat(told.clause()).isEqualTo("DR-13");
    assertThat(told.severity()).isEqualTo(Severity.MISSING);
    assertThat(told.message().zhTw()).contains("未能取得第二套評估");
    assertThat(Objects.requireNonNull(told.remedy()).en()).contains("A person decides");
    assertThat(told.message().en()).doesNotContain(String.valueOf(failure.getMessage()));
  }

  private static SecondEvaluator second(Edition edition, SecondEvaluator.Rules rules) {
    return SecondEvaluator.of(edition, rules, TABLES);
  }

  private static Reading.Accepted report() {
    CaseBook cases = CaseBook.read(PLUMBLINE.book("small-alliance"));
    byte[] json = cases.base("second-kpi").toString().getBytes(UTF_8);
    if (PLUMBLINE.read(json) instanceof Reading.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError("refused");
  }

  private static String page() {
    return Objects.requireNonNull(FILES.text("programme.yaml"));
  }

  private static byte[] withoutWords() {
    return page().substring(0, page().indexOf("secondOpinion:")).getBytes(UTF_8);
  }
}
