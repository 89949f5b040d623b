package tw.plumbline.model.assessment;

import java.math.BigDecimal;
import java.util.Map;
import tw.plumbline.model.report.FilingRecord;

/**
 * A fact that a report does not bring and that was taken from a stored submission.
 *
 * @param pointer where the fact would stand in the report
 * @param submission id of the submission it was taken from
 * @param digest {@code sha256:} of that submission's report
 */
public record Supplied(String pointer, Content value, String submission, String digest) {
  /** What was taken. */
  public sealed interface Content {}

  /** Figures by name. */
  public record Figures(Map<String, BigDecimal> byName) implements Content {
    public Figures {
      byName = Map.copyOf(byName);
    }
  }

  /** That something was filed. */
  public record Filing(FilingRecord record) implements Content {}
}
