package tw.plumbline.service.checking;

import java.util.List;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.reading.Fault;

/** What a check answers. */
public sealed interface Answer {
  /** The answer as one line of JSON in UTF-8, without a line feed. Not to be changed. */
  byte[] json();

  /** The rules were applied. */
  record Assessed(Assessment assessment, byte[] json) implements Answer {}

  /**
   * The text is no report.
   *
   * @param status as over HTTP: 400, 413 or 422
   * @param json problem details
   */
  record Rejected(int status, List<Fault> faults, byte[] json) implements Answer {
    public Rejected {
      faults = List.copyOf(faults);
    }
  }
}
