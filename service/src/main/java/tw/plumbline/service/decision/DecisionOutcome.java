package tw.plumbline.service.decision;

import tw.plumbline.service.problem.Problem;

/** What came of recording a decision or of doing something with it. */
public sealed interface DecisionOutcome {
  /** It is on disk. */
  record Done(KeptDecision decision) implements DecisionOutcome {}

  /** Nothing was changed. */
  record Refused(Problem problem) implements DecisionOutcome {}
}
