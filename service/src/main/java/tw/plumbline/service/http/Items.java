package tw.plumbline.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
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

  /**
   * A page of a list of which at least one more item was read than is answered, if there is one.
   *
   * @param after the cursor with which the list goes on after an item
   */
  static <T> Items<T> page(List<T> read, int limit, Function<T, String> after) {
    if (read.size() <= limit) {
      return new Items<>(read, null);
    }
    List<T> page = read.subList(0, limit);
    return new Items<>(page, after.apply(page.get(limit - 1)));
  }

  <U> Items<U> map(Function<T, U> form) {
    return new Items<>(items.stream().map(form).toList(), next);
  }
}
