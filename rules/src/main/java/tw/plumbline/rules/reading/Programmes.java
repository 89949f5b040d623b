package tw.plumbline.rules.reading;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What reading needs to know of the loaded rulebooks; the rulebooks say it. */
public interface Programmes {
  /** The programme of that name, if a rulebook for it is loaded. */
  Optional<Declared> programme(String id);

  /**
   * What a programme's rulebook declares of its reports.
   *
   * @param years ROC years for which there is an edition
   * @param filings names of its filing kinds
   * @param figures names of the figures it declares beyond the contract's
   * @param schema JSON Schema (2020-12) of what its reports must bring beyond the contract, or
   *     null; a report of a programme whose schema declares no {@code facts} may bring none
   */
  record Declared(
      Set<Integer> years, Set<String> filings, Set<String> figures, @Nullable String schema) {
    public Declared {
      years = Set.copyOf(years);
      filings = Set.copyOf(filings);
      figures = Set.copyOf(figures);
    }
  }
}
