package tw.plumbline.rules.reading;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What reading needs to know of the loaded rulebooks; the rulebooks say it. */
public interface Programmes {
  /** The programme of that name, if a rulebook for it is loaded. */
  Optional<Declared> programme(String id);

  /**
   * What a programme's rulebook declares of its reports.
   *
   * @param filingsByYear ROC years for which there is an edition, each with its filing kinds
   * @param figures names of the figures it declares beyond the contract's
   * @param schema JSON Schema (2020-12) of what its reports must bring beyond the contract, or
   *     null; a report of a programme whose schema declares no {@code facts} may bring none
   */
  record Declared(
      Map<Integer, Set<String>> filingsByYear, Set<String> figures, @Nullable String schema) {
    public Declared {
      filingsByYear = Map.copyOf(filingsByYear);
      figures = Set.copyOf(figures);
    }

    /** A programme whose every year has the same filing kinds. */
    public Declared(
        Set<Integer> years, Set<String> filings, Set<String> figures, @Nullable String schema) {
      this(
          years.stream().collect(Collectors.toMap(year -> year, year -> Set.copyOf(filings))),
          figures,
          schema);
    }

    /** ROC years for which there is an edition. */
    public Set<Integer> years() {
      return filingsByYear.keySet();
    }

    /** Filing kinds of a year; of a year without an edition, or where it is null, of any. */
    public Set<String> filings(@Nullable Integer year) {
      Set<String> ofYear = year == null ? null : filingsByYear.get(year);
      return ofYear != null
          ? ofYear
          : filingsByYear.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }
  }
}
