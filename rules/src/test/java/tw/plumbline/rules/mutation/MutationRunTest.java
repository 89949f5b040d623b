package tw.plumbline.rules.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.mutation.MutationReport.Fate;
import tw.plumbline.rules.mutation.MutationReport.Outcome;

class MutationRunTest {
  private static final String UNREAD =
      """
      # no rule reads it
      members/t-1/rule.yaml
      value: 7
      NUMBER unread: 7 -> unread: 8
      nothing reads this parameter
      """;

  private static final String UNREAD_EDIT = "NUMBER unread: 7 -> unread: 8";

  private static Outcome outcome(MutationReport report, String change) {
    return report.outcomes().stream()
        .filter(outcome -> outcome.mutant().change().equals(change))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void cases_kill_what_they_look_at_and_nothing_else() {
    MutationReport report =
        MutationRun.of(TinyRulebook.rulebook()).except(Equivalents.of(UNREAD)).run();

    Outcome killed = outcome(report, "NUMBER limit: 0.50 -> limit: 0.51");
    assertThat(killed.fate()).isEqualTo(Fate.KILLED);
    assertThat(killed.why()).contains("TINY-1: a little more than the limit is");
    assertThat(outcome(report, "ENTRY -,-,VENDOR,TINY-1 -> (dropped)").fate())
        .isEqualTo(Fate.REFUSED);
    assertThat(outcome(report, "DATE lastDay: 2019-06-30 -> lastDay: 2019-07-01").fate())
        .isEqualTo(Fate.SURVIVED);
    assertThat(outcome(report, "NUMBER unread: 7 -> unread: 8").fate()).isEqualTo(Fate.EQUIVALENT);
    assertThat(outcome(report, "NUMBER unread: 7 -> unread: 6").fate()).isEqualTo(Fate.SURVIVED);
    assertThat(report.faults()).isEmpty();
  }

  @Test
  void the_score_leaves_out_what_nothing_can_notice() {
    MutationReport report =
        MutationRun.of(TinyRulebook.rulebook()).except(Equivalents.of(UNREAD)).run();
    MutationReport.Tally tally = report.tally();

    assertThat(tally.all()).isEqualTo(Mutants.of(TinyRulebook.rulebook()).size());
    assertThat(tally.equivalent()).isEqualTo(1);
    assertThat(tally.score())
        .isEqualTo((double) (tally.killed() + tally.refused()) / (tally.all() - 1));
    assertThat(report.passes(tally.score())).isTrue();
    assertThat(report.passes(tally.score() + 0.001)).isFalse();
    assertThat(MutationPage.of(report))
        .contains("| NUMBER | 8 | 6 | 0 | 1 | 1 | 85.7 % |")
        .contains("`TINY-1 members/t-1/rule.yaml:29 NUMBER unread: 7 -> unread: 6`");
  }

  @Test
  void an_entry_that_is_no_mutant_or_can_be_noticed_is_a_fault() {
    MutationReport report =
        MutationRun.of(TinyRulebook.rulebook())
            .except(
                Equivalents.of(
                    """
                    members/t-1/rule.yaml
                    value: 0.50 # per cent
                    NUMBER limit: 0.50 -> limit: 0.51
                    it only seems so

                    members/t-1/rule.yaml
                    value: 9
                    NUMBER unread: 9 -> unread: 8
                    it is 7 now
                    """))
            .run();

    assertThat(report.faults())
        .hasSize(2)
        .anySatisfy(fault -> assertThat(fault).startsWith("can be noticed: TINY-1"))
        .anySatisfy(fault -> assertThat(fault).startsWith("is no mutant: members/t-1/rule.yaml"));
    assertThat(report.passes(0)).isFalse();
  }

  @Test
  void what_is_trusted_to_be_beyond_notice_is_not_tried() {
    MutationRun run =
        MutationRun.of(TinyRulebook.rulebook())
            .in(file -> file.equals(TinyRulebook.CLAUSE_PAGE))
            .against(
                new Trial() {
                  @Override
                  public Optional<String> failure(EditionEngine engine, String clause) {
                    return Optional.of("everything is noticed");
                  }

                  @Override
                  public boolean passes(EditionEngine sound, String clause, String failure) {
                    return true;
                  }
                });

    assertThat(outcome(run.trusting(Equivalents.of(UNREAD)).run(), UNREAD_EDIT).fate())
        .isEqualTo(Fate.EQUIVALENT);
    assertThat(outcome(run.except(Equivalents.of(UNREAD)).run(), UNREAD_EDIT).fate())
        .isEqualTo(Fate.KILLED);
    assertThat(run.run().outcomes())
        .allSatisfy(
            outcome -> assertThat(outcome.mutant().file()).isEqualTo(TinyRulebook.CLAUSE_PAGE));
  }

  @Test
  void a_list_of_equivalents_comes_with_each_programme_that_has_one() {
    assertThat(Equivalents.builtIn("small-alliance").without(List.of())).hasSizeGreaterThan(100);
    assertThat(Equivalents.builtIn("tiny").without(List.of())).isEmpty();
  }

  @Test
  void a_change_that_no_edition_answers_otherwise_survives_without_a_trial() {
    MutationReport report =
        MutationRun.of(TinyRulebook.rulebook())
            .against(
                new Trial() {
                  @Override
                  public Optional<String> failure(EditionEngine engine, String clause) {
                    return Optional.empty();
                  }

                  @Override
                  public List<Integer> years(List<Integer> years, String clause) {
                    assertThat(years).isSubsetOf(108);
                    return List.of();
                  }
                })
            .run();

    assertThat(report.survivors()).isNotEmpty();
    assertThat(outcome(report, "ENTRY -,-,VENDOR,TINY-1 -> (dropped)").fate())
        .as("what is refused is refused, whatever is looked at")
        .isEqualTo(Fate.REFUSED);
  }

  @Test
  void only_the_clauses_asked_for_are_tried() {
    MutationReport report =
        MutationRun.of(TinyRulebook.rulebook())
            .only(List.of("tiny"))
            .against((engine, clause) -> Optional.empty())
            .run();

    assertThat(report.clauses()).containsExactly("tiny");
    assertThat(report.survivors()).hasSize(2);
  }

  @Test
  void a_rulebook_that_fails_its_own_cases_is_not_tried() {
    MutationRun run = MutationRun.of(TinyRulebook.withWrongCase());

    assertThatThrownBy(run::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no holding is never too much");
  }

  @Test
  void a_list_of_equivalents_has_four_lines_an_entry_and_each_once() {
    assertThatThrownBy(() -> Equivalents.of("a\nb\nc\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Equivalents.of("a\nb\nc\nd\n\na\nb\nc\ne\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
