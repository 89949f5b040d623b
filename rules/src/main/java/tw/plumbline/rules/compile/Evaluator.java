package tw.plumbline.rules.compile;

/** How rules are evaluated. A version on which the two disagree must not be published. */
public enum Evaluator {
  /** Drools' executable model: serves. */
  EXECUTABLE_MODEL,
  /** Drools' MVEL evaluator: the second opinion. */
  MVEL
}
