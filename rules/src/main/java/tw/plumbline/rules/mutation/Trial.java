package tw.plumbline.rules.mutation;

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
}
