package tw.plumbline.service.database;

import io.r2dbc.spi.Parameters;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement with its values.
 *
 * @param name what it is called in traces, {@code submission.insert}
 * @param values of {@code $1}, {@code $2} …
 */
public record Sql(String name, String text, List<Object> values) {
  public Sql {
    values = List.copyOf(values);
  }

  /** A statement; a value that may be absent is wrapped by {@link #maybe}. */
  public static Sql of(String name, String text, Object... values) {
    return new Sql(name, text, Arrays.asList(values));
  }

  /** A value, or NULL of its type. */
  public static <T> Object maybe(@Nullable T value, Class<T> type) {
    return value == null ? Parameters.in(type) : value;
  }
}
