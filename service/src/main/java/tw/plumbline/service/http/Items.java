package tw.plumbline.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A list as the contract answers it.
 *
 * @param next the cursor with which it goes on; null at its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Items<T>(List<T> items, @Nullable String next) {
  Items {
    items = List.copyOf(items);
  }

  /** A whole list. */
  static <T> Items<T> all(List<T> items) {
    return new Items<>(items, null);
  }

  /**
   * A page of a list of which one more item was read than is answered.
   *
   * @param position of an item, at which the list goes on after it
   */
  static <T> Items<T> page(List<T> read, int limit, ToLongFunction<T> position) {
    if (read.size() <= limit) {
      return all(read);
    }
    List<T> page = read.subList(0, limit);
    return new Items<>(page, StoredAnswers.cursor(position.applyAsLong(page.get(page.size() - 1))));
  }
}
