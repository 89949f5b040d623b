package tw.plumbline.model.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the alliances of a programme year come to.
 *
 * @param distinctVendors members that count, one in several alliances only once; null where the
 *     rulebook does not say which figure counts members
 * @param figures every figure that adds up, in the order of the rulebook
 */
public record ProgrammeTotals(
    Sums sums, @Nullable Total distinctVendors, List<FigureTotal> figures) {
  public ProgrammeTotals {
    figures = List.copyOf(figures);
  }
}
