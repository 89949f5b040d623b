package tw.plumbline.service.checking;

import java.util.List;
import java.util.Optional;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.ProblemWriter;
import tw.plumbline.rules.reading.Reading;

/** Checks by the loaded rulebooks. */
public final class PlumblineChecks implements Checks {
  private static final int UNPROCESSABLE = 422;
  private static final int UNREADABLE = 400;
  private static final int TOO_LARGE = 413;

  private final Plumbline plumbline;
  private final AssessmentWriter assessments = new AssessmentWriter();
  private final ProblemWriter problems = new ProblemWriter();

  public PlumblineChecks(Plumbline plumbline) {
    this.plumbline = plumbline;
  }

  @Override
  public Answer check(byte[] report) {
    Reading reading = plumbline.read(report);
    if (reading instanceof Reading.Accepted accepted) {
      Assessment assessment = plumbline.assess(accepted);
      return new Answer.Assessed(assessment, assessments.write(assessment));
    }
    if (reading instanceof Reading.Refused refused) {
      return new Answer.Rejected(UNPROCESSABLE, refused.faults(), problems.write(refused));
    }
    if (reading instanceof Reading.Unreadable no) {
      return new Answer.Rejected(UNREADABLE, List.of(no.fault()), problems.write(no));
    }
    Reading.TooLarge large = (Reading.TooLarge) reading;
    return new Answer.Rejected(TOO_LARGE, List.of(large.fault()), problems.write(large));
  }

  @Override
  public List<RulebookRef> editions() {
    return plumbline.editions();
  }

  @Override
  public Optional<Edition> edition(String id) {
    return plumbline.edition(id);
  }
}
