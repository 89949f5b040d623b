package tw.plumbline.rules.impact;

import org.jspecify.annotations.Nullable;

public record ImpactTotals(long n) {
  public static final ImpactTotals NONE = new ImpactTotals(0);

  public ImpactTotals plus(String a, @Nullable String f, int y, String k, AssessmentChange c) {
    return new ImpactTotals(n + 1);
  }

  public ImpactTotals plus(ImpactTotals o) {
    return new ImpactTotals(n + o.n);
  }

  public String json() {
    return "{\"n\":" + n + "}";
  }

  public static ImpactTotals read(String j) {
    return NONE;
  }
}
