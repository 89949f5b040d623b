package tw.plumbline.service.waiver;

import tw.plumbline.service.problem.Problem;

/** What came of asking for a waiver or of deciding on one. */
public sealed interface WaiverOutcome {
  /** It is on disk. */
  record Done(KeptWaiver waiver) implements WaiverOutcome {}

  /** Nothing was changed. */
  record Refused(Problem problem) implements WaiverOutcome {}
}
