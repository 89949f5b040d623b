package tw.plumbline.service.checking;

import java.util.List;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.ProblemWriter;
import tw.plumbline.rules.reading.Reading;

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
    private static final int UNPROCESSABLE = 422;
    private static final int UNREADABLE = 400;
    private static final int TOO_LARGE = 413;
    private static final ProblemWriter PROBLEMS = new ProblemWriter();

    public Rejected {
      faults = List.copyOf(faults);
    }

    /**
     * The answer to a text that is no report.
     *
     * @throws IllegalArgumentException if it is one
     */
    public static Rejected of(Reading reading) {
      if (reading instanceof Reading.Refused refused) {
        return new Rejected(UNPROCESSABLE, refused.faults(), PROBLEMS.write(refused));
      }
      if (reading instanceof Reading.Unreadable no) {
        return new Rejected(UNREADABLE, List.of(no.fault()), PROBLEMS.write(no));
      }
      if (reading instanceof Reading.TooLarge large) {
        return new Rejected(TOO_LARGE, List.of(large.fault()), PROBLEMS.write(large));
      }
      throw new IllegalArgumentException("it was accepted");
    }
  }
}
