package tw.plumbline.service.submission;

import java.util.UUID;
import tw.plumbline.service.checking.Answer;
import tw.plumbline.service.problem.Problem;

/** What came of a submission. */
public sealed interface Outcome {
  /**
   * It is on disk.
   *
   * @param document the assessment's JSON
   * @param created false for a repetition that was stored before
   */
  record Stored(UUID id, byte[] document, boolean created) implements Outcome {}

  /** The text is no report; nothing was stored. */
  record Rejected(Answer.Rejected answer) implements Outcome {}

  /** It is a report that cannot be taken as it is meant; nothing was stored. */
  record Refused(Problem problem) implements Outcome {}
}
