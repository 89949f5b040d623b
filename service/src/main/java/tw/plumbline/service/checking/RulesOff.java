package tw.plumbline.service.checking;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.reading.AssessmentWriter;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.supply.Supply;

/**
 * For benchmarks only: reads and digests each report, then writes the assessment that the rules
 * made when they first saw it. What differs from a true check is thus the rules alone.
 */
public final class RulesOff implements Checks {
  private static final int MAX_PREPARED = 256;

  private final Checks checks;
  private final AssessmentWriter writer = new AssessmentWriter();
  private final Map<String, Assessment> assessed = new ConcurrentHashMap<>();

  public RulesOff(Checks checks) {
    this.checks = checks;
  }

  @Override
  public Answer check(byte[] report) {
    if (!(checks.read(report) instanceof Reading.Accepted accepted)) {
      return checks.check(report);
    }
    Assessment known = assessed.get(accepted.digest());
    if (known == null) {
      Answer answer = checks.check(report);
      if (answer instanceof Answer.Assessed first) {
        remember(accepted, first.assessment());
      }
      return answer;
    }
    return new Answer.Assessed(known, writer.write(known));
  }

  @Override
  public Reading read(byte[] report) {
    return checks.read(report);
  }

  @Override
  public Assessment assess(Plumbline rulebooks, Reading.Accepted report, Supply supply) {
    Assessment known = assessed.get(report.digest());
    if (known != null) {
      return known;
    }
    Assessment assessment = checks.assess(rulebooks, report, supply);
    remember(report, assessment);
    return assessment;
  }

  private void remember(Reading.Accepted report, Assessment assessment) {
    if (assessed.size() < MAX_PREPARED) {
      assessed.put(report.digest(), assessment);
    }
  }

  @Override
  public List<RulebookRef> editions() {
    return checks.editions();
  }
}
