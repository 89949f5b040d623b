package tw.plumbline.rules.second;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.cases.ClauseCase;
import tw.plumbline.rules.proof.RandomReports;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportWriter;
import tw.plumbline.rules.supply.Supply;

/** Where the second evaluator has nothing to say against the rules, nothing changes. */
class AgreementTest {
  private static final Plumbline PLUMBLINE = Plumbline.load(Path.of("rulebook"));
  private static final int RANDOM = 100;

  @AfterAll
  static void close() {
    PLUMBLINE.close();
  }

  static List<String> programmes() {
    return RulebookFiles.under(Path.of("rulebook")).stream().map(RulebookFiles::programme).toList();
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void both_say_the_same_of_every_case(String programme) {
    Rulebook rulebook = PLUMBLINE.book(programme);
    CaseBook cases = CaseBook.read(rulebook);
    List<String> disputed = new ArrayList<>();
    for (ClauseCase each : cases.cases()) {
      byte[] json = cases.report(each).toString().getBytes(UTF_8);
      if (PLUMBLINE.read(json) instanceof Reading.Accepted report) {
        Assessment first = PLUMBLINE.assess(report);
        SecondOpinion second = PLUMBLINE.secondOpinion(report, Supply.NONE, first);
        if (!second.agrees() || second.assessment() != first) {
          disputed.add(each + ": " + second.disputes());
        }
      }
    }

    assertThat(disputed).isEmpty();
  }

  @Test
  void both_say_the_same_of_random_reports() {
    List<String> disputed = new ArrayList<>();
    for (long seed = 0; seed < RANDOM; seed++) {
      Reading.Accepted report = accepted(new ReportWriter().write(RandomReports.of(seed)));
      SecondOpinion second = SecondOpinion.on(PLUMBLINE, report, Supply.NONE);
      if (!second.agrees()) {
        disputed.add(seed + ": " + second.disputes());
      }
    }

    assertThat(disputed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("programmes")
  void every_edition_has_words_for_a_disagreement(String programme) {
    for (Edition edition : PLUMBLINE.editions(programme)) {
      assertThat(edition.disputes()).as(edition.id()).isNotNull();
    }
  }

  /** A figure on which the tables have no opinion would never be disputed. */
  @ParameterizedTest
  @MethodSource("programmes")
  void the_tables_have_an_opinion_on_every_figure_but_those_that_are_made_of_several_fields(
      String programme) {
    for (Edition edition : PLUMBLINE.editions(programme)) {
      FigureTables tables = FigureTables.read(PLUMBLINE.book(programme).files(), edition.year());
      assertThat(tables.tables().keySet())
          .containsExactlyInAnyOrderElementsOf(
              edition.figures().stream().map(Edition.Figure::name).toList());
      assertThat(
              tables.tables().values().stream()
                  .filter(table -> table.way() instanceof FigureTable.Unknown)
                  .map(FigureTable::name)
                  .toList())
          .isEqualTo(programme.equals("benchmark-jp") ? List.of("labAreaMonths") : List.of());
    }
  }

  private static Reading.Accepted accepted(byte[] json) {
    if (PLUMBLINE.read(json) instanceof Reading.Accepted report) {
      return report;
    }
    throw new AssertionError("refused");
  }
}
