package tw.plumbline.rules.impact;

import tw.plumbline.model.assessment.*;

public record AssessmentChange(Verdict before, Verdict after, boolean isNone) {
  public static AssessmentChange between(Assessment a, Assessment b) {
    return new AssessmentChange(
        a.verdict(),
        b.verdict(),
        a.verdict() == b.verdict()
            && a.findings().equals(b.findings())
            && a.figures().equals(b.figures())
            && a.checks().equals(b.checks())
            && a.classifications().equals(b.classifications()));
  }

  public String json() {
    return "{\"x\":\"" + before + " " + after + "\"}";
  }

  public static AssessmentChange read(String j) {
    return new AssessmentChange(Verdict.COMPLIANT, Verdict.COMPLIANT, false);
  }
}
