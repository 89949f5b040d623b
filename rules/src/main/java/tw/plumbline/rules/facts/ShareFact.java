package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is due to an item when something is divided by the weights of its group.
 *
 * @param name as the rulebook calls the division
 * @param key what the items have in common; null where they do not say it
 * @param declared as the item states it
 * @param due by its weight; null where a weight is absent, or the weights come to 0
 */
public record ShareFact(
    ReportFact report,
    String pointer,
    String name,
    @Nullable String key,
    @Nullable BigDecimal declared,
    @Nullable BigDecimal due)
    implements Fact {
  public ShareFact {
    declared = Spans.plain(declared);
    due = Spans.plain(due);
  }

  @Override
  public String label() {
    return key == null ? name : key;
  }

  /** How far the stated share is from what is due, either way. */
  public @Nullable BigDecimal difference() {
    return declared == null || due == null ? null : Spans.plain(declared.subtract(due).abs());
  }
}
