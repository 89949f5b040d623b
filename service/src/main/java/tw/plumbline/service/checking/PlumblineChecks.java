package tw.plumbline.service.checking;

import java.util.List;
import java.util.Optional;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;

/** Checks by the loaded rulebooks. */
public final class PlumblineChecks implements Checks {
  private final Plumbline plumbline;
  private final AssessmentWriter assessments = new AssessmentWriter();

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
    return Answer.Rejected.of(reading);
  }

  @Override
  public Reading read(byte[] report) {
    return plumbline.read(report);
  }

  @Override
  public Assessment assess(Reading.Accepted report, Supply supply) {
    return plumbline.assess(report, supply);
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
