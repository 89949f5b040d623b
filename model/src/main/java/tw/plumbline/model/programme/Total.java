package tw.plumbline.model.programme;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value over several alliances, and over which of them.
 *
 * @param value null where it cannot be told of any of them
 * @param of number of alliances that it covers
 * @param lacking ids of the alliances for which it is unknown; they are not taken for zero
 */
public record Total(@Nullable BigDecimal value, int of, List<String> lacking) {
  public Total {
    lacking = List.copyOf(lacking);
  }

  /** Number of alliances for which it is unknown. */
  public int missing() {
    return lacking.size();
  }
}
