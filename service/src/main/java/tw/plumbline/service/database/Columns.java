package tw.plumbline.service.database;

import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.RulebookRef;

/** The columns of a row by name. */
public record Columns(Row row) {
  /** A column that is never null. */
  public <T> T of(String name, Class<T> type) {
    T value = row.get(name, type);
    if (value == null) {
      throw new IllegalStateException("the column " + name + " is null");
    }
    return value;
  }

  public RulebookRef rulebook() {
    return new RulebookRef(
        of("rulebook", String.class),
        of("rulebook_version", Integer.class),
        of("rulebook_digest", String.class));
  }

  public <T> @Nullable T maybe(String name, Class<T> type) {
    return row.get(name, type);
  }
}
