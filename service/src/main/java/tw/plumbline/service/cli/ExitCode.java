package tw.plumbline.service.cli;

import tw.plumbline.model.assessment.Verdict;

/** What a command says to the shell. */
final class ExitCode {
  static final int OK = 0;
  static final int NOT_COMPLIANT = 1;
  static final int UNREADABLE = 2;

  /** A dossier fits, but values are left out of it, so that nothing could be assessed again. */
  static final int NOT_REPLAYED = 3;

  /** The command's threads go on when it returns; no code is given yet. */
  static final int SERVING = -1;

  private ExitCode() {}

  static int of(Verdict verdict) {
    return switch (verdict) {
      case COMPLIANT, COMPLIANT_WITH_WARNINGS -> OK;
      case NON_COMPLIANT, UNDETERMINED -> NOT_COMPLIANT;
    };
  }
}
