package tw.plumbline.rules.book;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of a rulebook that is in force from one programme year to another. */
public interface Dated {
  /** First ROC programme year. */
  int from();

  /** Last ROC programme year; null while no end is known. */
  @Nullable Integer to();

  /** Whether the row is in force in that programme year. */
  default boolean in(int year) {
    Integer to = to();
    return from() <= year && (to == null || year <= to);
  }

  /** The row's day in that year: it is given for the first year and moves by whole years. */
  default LocalDate carried(LocalDate given, int year) {
    return given.plusYears(year - from());
  }

  /** The newest of the rows in force in that year. */
  static <T extends Dated> Optional<T> pick(List<T> rows, int year) {
    return rows.stream()
        .filter(row -> row.in(year))
        .max(java.util.Comparator.comparingInt(Dated::from));
  }
}
