package tw.plumbline.rules.compile;

import java.time.Duration;

/**
 * What one session may use up; more is an error, never a shortened answer.
 *
 * @param firings of rules, all stations together
 * @param time from the opening of the session
 */
public record Bounds(int firings, Duration time) {
  public Bounds {
    if (firings < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("bounds must be above 0");
    }
  }
}
