package tw.plumbline.rules.proof;

import java.nio.file.Path;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.compile.Evaluator;

/** This project's rulebook, compiled once in each way for all tests of the package. */
final class Engines {
  static final Path RULEBOOK = Path.of("rulebook");

  private Engines() {}

  /** The build that serves. */
  static Plumbline executableModel() {
    return ExecutableModel.ENGINE;
  }

  /** The second opinion. */
  static Plumbline mvel() {
    return Mvel.ENGINE;
  }

  private static final class ExecutableModel {
    static final Plumbline ENGINE = Plumbline.load(RULEBOOK, Evaluator.EXECUTABLE_MODEL);
  }

  private static final class Mvel {
    static final Plumbline ENGINE = Plumbline.load(RULEBOOK, Evaluator.MVEL);
  }
}
