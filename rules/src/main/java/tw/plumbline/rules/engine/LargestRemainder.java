package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.plumbline.rules.book.Edition.Formula;

/**
 * Divides a whole by weights so that the rounded parts add up to it: every part is rounded down,
 * and what is left goes, one last place each, to the largest remainders; of equal ones to the first
 * in the list.
 */
final class LargestRemainder {
  private static final int EXACT = 40;

  private LargestRemainder() {}

  /** One of the parts; what the last place cannot hold stays with none. */
  static BigDecimal share(BigDecimal whole, Formula.Share share) {
    return parts(whole, share.weights(), share.places()).getOrDefault(share.part(), whole);
  }

  static Map<String, BigDecimal> parts(
      BigDecimal whole, Map<String, BigDecimal> weights, int places) {
    BigDecimal all = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    Map<String, BigDecimal> parts = new LinkedHashMap<>();
    Map<String, BigDecimal> remainders = new LinkedHashMap<>();
    BigDecimal left = whole.setScale(places, RoundingMode.DOWN);
    for (Map.Entry<String, BigDecimal> weight : weights.entrySet()) {
      BigDecimal exact =
          all.signum() == 0
              ? BigDecimal.ZERO
              : whole.multiply(weight.getValue()).divide(all, EXACT, RoundingMode.HALF_EVEN);
      BigDecimal floor = exact.setScale(places, RoundingMode.DOWN);
      parts.put(weight.getKey(), floor);
      remainders.put(weight.getKey(), exact.subtract(floor));
      left = left.subtract(floor);
    }
    List<String> largest = new ArrayList<>(weights.keySet());
    largest.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
    BigDecimal step = BigDecimal.ONE.movePointLeft(places);
    for (int i = 0; all.signum() > 0 && i < largest.size() && left.compareTo(step) >= 0; i++) {
      parts.merge(largest.get(i), step, BigDecimal::add);
      left = left.subtract(step);
    }
    return parts;
  }
}
