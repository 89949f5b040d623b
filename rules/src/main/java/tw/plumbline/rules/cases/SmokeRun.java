package tw.plumbline.rules.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.reading.Reading;

/** Tries out a loaded rulebook before anybody relies on it. */
public final class SmokeRun {
  private SmokeRun() {}

  /**
   * Assesses each report with which its cases begin; a rulebook without cases has nothing to try.
   *
   * @throws tw.plumbline.rules.engine.EvaluationException if the rules cannot be run to their end
   * @throws IllegalStateException if a report cannot be read
   */
  public static void of(Plumbline plumbline, String programme) {
    Rulebook rulebook = plumbline.book(programme);
    CaseBook cases = CaseBook.read(rulebook);
    for (String base : cases.bases()) {
      byte[] report = cases.base(base).toString().getBytes(UTF_8);
      if (!(plumbline.read(report) instanceof Reading.Accepted accepted)) {
        throw new IllegalStateException("the report `" + base + "` of its cases is refused");
      }
      plumbline.assess(accepted);
    }
  }
}
