package tw.plumbline.model.programme;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * An alliance that filed in earlier years and not in the year that is looked at.
 *
 * @param figures of those years, by ROC year and name
 */
public record EarlierStanding(
    String allianceId, String name, Map<Integer, Map<String, BigDecimal>> figures) {
  public EarlierStanding {
    Map<Integer, Map<String, BigDecimal>> years = new HashMap<>();
    figures.forEach((year, values) -> years.put(year, Map.copyOf(values)));
    figures = Map.copyOf(years);
  }
}
