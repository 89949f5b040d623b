package tw.plumbline.service.waiver;

import io.r2dbc.spi.Row;
import java.util.Objects;

/** A column of a row that is never null. */
final class Cell {
  private Cell() {}

  static <T> T of(Row row, String name, Class<T> type) {
    return Objects.requireNonNull(row.get(name, type), name);
  }
}
