package tw.plumbline.service.cli;

import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.page.AssessmentPage;
import tw.plumbline.service.page.EditionWords;
import tw.plumbline.service.page.RejectionPage;
import tw.plumbline.service.page.Words;
import tw.plumbline.service.problem.Problem;

/** Pages for people, one after the other. */
final class TextAnswers extends Answers {
  private final Terminal terminal;
  private final Checks checks;
  private final Words words;
  private final boolean several;

  /**
   * @param several whether each page is headed by its file
   */
  TextAnswers(Terminal terminal, Checks checks, Words words, boolean several) {
    super(checks);
    this.terminal = terminal;
    this.checks = checks;
    this.words = words;
    this.several = several;
  }

  @Override
  void writeAssessed(String file, Answer.Assessed assessed) {
    String id = assessed.assessment().rulebook().id();
    EditionWords edition = EditionWords.of(checks.edition(id).orElseThrow());
    page(file, AssessmentPage.of(assessed.assessment(), words, terminal.style(), edition));
  }

  @Override
  void writeRejected(String file, Answer.Rejected rejected) {
    page(file, RejectionPage.of(rejected.faults(), words, terminal.style()));
  }

  @Override
  int refuse(String file, Problem problem) {
    terminal.complain("plumbline: " + words.of(problem.message()));
    return ExitCode.UNREADABLE;
  }

  private void page(String file, String page) {
    if (several) {
      terminal.say("── " + file);
    }
    terminal.out().print(page);
    terminal.say("");
  }
}
