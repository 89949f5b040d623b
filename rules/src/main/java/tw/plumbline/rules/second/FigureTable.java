package tw.plumbline.rules.second;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a rulebook's table says that one figure is computed. */
record FigureTable(String name, String unit, Way way) {
  sealed interface Way {}

  /**
   * Lines of a list are counted, or one of their fields is summed.
   *
   * @param where fields that must have one of the values
   * @param whereNot fields that must have none of them
   * @param amount null: lines are counted
   */
  record Lines(
      String list,
      Map<String, Set<String>> where,
      Map<String, Set<String>> whereNot,
      @Nullable String amount)
      implements Way {}

  /** Other figures are summed by weight. */
  record Weighted(Map<String, BigDecimal> weights) implements Way {}

  /** One figure is divided by another, or by the grant. */
  record Ratio(String dividend, String divisor, int places) implements Way {}

  /** One part of a figure that is divided by weights without losing a unit. */
  record Part(String whole, Map<String, BigDecimal> among, int places) implements Way {}

  /** The alliance's own word. */
  record Declared() implements Way {}

  /** Something of which this evaluator understands nothing. */
  record Unknown() implements Way {}
}
