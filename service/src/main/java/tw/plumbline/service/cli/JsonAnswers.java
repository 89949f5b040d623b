package tw.plumbline.service.cli;

import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.problem.Problem;

/** The contract's JSON, one answer a line. */
final class JsonAnswers extends Answers {
  private final Terminal terminal;

  JsonAnswers(Terminal terminal, Checks checks) {
    super(checks);
    this.terminal = terminal;
  }

  @Override
  void writeAssessed(String file, Answer.Assessed assessed) {
    terminal.line(assessed.json());
  }

  @Override
  void writeRejected(String file, Answer.Rejected rejected) {
    terminal.line(rejected.json());
  }

  @Override
  int refuse(String file, Problem problem) {
    terminal.line(problem.json());
    terminal.complain("plumbline: " + problem.message().zhTw() + " " + problem.message().en());
    return ExitCode.UNREADABLE;
  }
}
