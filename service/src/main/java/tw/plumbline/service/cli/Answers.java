package tw.plumbline.service.cli;

import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.checking.Checks;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemKind;

/** Writes what becomes of each report; each method answers an exit code. */
abstract class Answers {
  private final Checks checks;

  Answers(Checks checks) {
    this.checks = checks;
  }

  final int answer(String file, byte[] report) {
    try {
      return write(file, checks.check(report));
    } catch (EvaluationException | StackOverflowError failure) {
      return refuse(file, new Problem(ProblemKind.EVALUATION_FAILED));
    }
  }

  final int refuseLine(String file) {
    return refuse(file, new Problem(ProblemKind.TOO_LARGE));
  }

  private int write(String file, Answer answer) {
    if (answer instanceof Answer.Assessed assessed) {
      writeAssessed(file, assessed);
      return ExitCode.of(assessed.assessment().verdict());
    }
    writeRejected(file, (Answer.Rejected) answer);
    return ExitCode.UNREADABLE;
  }

  abstract void writeAssessed(String file, Answer.Assessed assessed);

  abstract void writeRejected(String file, Answer.Rejected rejected);

  /** Says why nothing was checked. */
  abstract int refuse(String file, Problem problem);
}
