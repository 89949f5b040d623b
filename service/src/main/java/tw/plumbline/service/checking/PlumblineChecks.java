package tw.plumbline.service.checking;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;

/** Checks by the rulebooks in force; each check stays with those it began with. */
public final class PlumblineChecks implements Checks {
  private final Supplier<Plumbline> inForce;
  private final SecondOpinions second;
  private final AssessmentWriter assessments = new AssessmentWriter();

  /** Checks that are answered by the rules alone. */
  public PlumblineChecks(Supplier<Plumbline> inForce) {
    this(inForce, SecondOpinions.off(inForce));
  }

  public PlumblineChecks(Supplier<Plumbline> inForce, SecondOpinions second) {
    this.inForce = inForce;
    this.second = second;
  }

  @Override
  public Answer check(byte[] report) {
    Plumbline rulebooks = inForce.get();
    Reading reading = rulebooks.read(report);
    if (reading instanceof Reading.Accepted accepted) {
      Assessment assessment = second.ofCheck(rulebooks, accepted, rulebooks.assess(accepted));
      return new Answer.Assessed(assessment, assessments.write(assessment));
    }
    return Answer.Rejected.of(reading);
  }

  @Override
  public Reading read(byte[] report) {
    return inForce.get().read(report);
  }

  @Override
  public Assessment assess(Plumbline rulebooks, Reading.Accepted report, Supply supply) {
    return rulebooks.assess(report, supply);
  }

  @Override
  public List<RulebookRef> editions() {
    return inForce.get().editions();
  }

  @Override
  public Optional<Edition> edition(String id) {
    return inForce.get().edition(id);
  }
}
