package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Items that a clause counts and adds up together.
 *
 * @param pointer of the item that states their total, or else of the first of them
 * @param name as the rulebook calls such groups
 * @param key what they have in common; null where they do not say it
 * @param count of the items
 * @param sum of the items; null where one of them does not say its number
 * @param total as the report states it
 * @param gap pointer of the first number that is absent
 */
public record GroupFact(
    ReportFact report,
    String pointer,
    String name,
    @Nullable String key,
    long count,
    @Nullable BigDecimal sum,
    @Nullable BigDecimal total,
    @Nullable String gap)
    implements Fact {
  public GroupFact {
    sum = Spans.plain(sum);
    total = Spans.plain(total);
  }

  @Override
  public String label() {
    return key == null ? name : key;
  }
}
