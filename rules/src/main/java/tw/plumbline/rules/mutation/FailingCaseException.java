package tw.plumbline.rules.mutation;

/** A rulebook that fails one of its own cases, so that no mutant can be told from it. */
public final class FailingCaseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final String failingCase;

  FailingCaseException(String failingCase) {
    super("the rulebook itself fails: " + failingCase);
    this.failingCase = failingCase;
  }

  /** The case, with its file and line. */
  public String failingCase() {
    return failingCase;
  }
}
