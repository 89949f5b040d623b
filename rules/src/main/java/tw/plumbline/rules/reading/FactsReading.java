package tw.plumbline.rules.reading;

import java.util.Map;
import tw.plumbline.model.generic.GenericFacts;

/** Makes generic facts of what a report carries in {@code facts}. */
public final class FactsReading {
  private FactsReading() {}

  /**
   * The facts that these fields describe.
   *
   * @throws IllegalArgumentException if they are none; of a report that was read they are
   */
  public static GenericFacts of(Map<String, Object> fields) {
    try {
      return Records.read(GenericFacts.class, fields);
    } catch (ClassCastException | IllegalStateException | java.util.NoSuchElementException wrong) {
      throw new IllegalArgumentException("these are no generic facts", wrong);
    }
  }
}
