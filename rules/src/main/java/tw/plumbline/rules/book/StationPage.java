package tw.plumbline.rules.book;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code station.yaml}: what a station looks at, and in which sequence.
 *
 * @param rows files with the table of rows in which parties belong
 * @param lists by name of the report's list
 */
record StationPage(
    int formatVersion, String station, List<DatedFile> rows, Map<String, ItemList> lists) {
  static final String FILE = "station.yaml";

  /** A file that is in force for some years. */
  record DatedFile(int from, @Nullable Integer to, String file) implements Dated {}

  /**
   * A list whose items count or do not.
   *
   * @param findings whether only the first failure of an item gives findings, or every one
   * @param counted result of an item that passes; null: the row in which it belongs
   * @param notCounted result of an item that fails
   * @param tests clauses in the sequence of testing
   * @param countedBy the clause by which an item that passes counts; first line that fits
   */
  record ItemList(
      Findings findings,
      @Nullable String counted,
      String notCounted,
      List<String> tests,
      List<CountedBy> countedBy) {}

  enum Findings {
    FIRST,
    EVERY
  }

  /**
   * @param kinds of the item; empty for all
   */
  record CountedBy(List<String> kinds, String clause) {}
}
