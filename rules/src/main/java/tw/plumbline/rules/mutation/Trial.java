package tw.plumbline.rules.mutation;

import java.util.List;
import java.util.Optional;
import tw.plumbline.rules.engine.EditionEngine;

/** Tells a mutant's engine from the right one. Safe for any number of threads. */
@FunctionalInterface
public interface Trial {
  /**
   * What gave the engine away; empty if nothing did.
   *
   * @param clause that the mutant changes: where to look first
   */
  Optional<String> failure(EditionEngine engine, String clause);

  /**
   * Whether what gave a mutant away passes on the engine of the rulebook as it is.
   *
   * @param failure as {@link #failure} told it
   */
  default boolean passes(EditionEngine sound, String clause, String failure) {
    return failure(sound, clause).isEmpty();
  }

  /**
   * The years in which something can be given away, the likeliest first.
   *
   * @param years of all editions
   */
  default List<Integer> years(List<Integer> years, String clause) {
    return years;
  }
}
