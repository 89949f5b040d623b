package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.generic.GenericFacts.Money;

/** How the facts of generic items come to spans of time and numbers. */
final class Spans {
  private static final int PLACES = 4;

  private Spans() {}

  static String label(@Nullable String name, String id) {
    return name == null ? id : name;
  }

  static @Nullable BigDecimal value(@Nullable Money money) {
    return money == null ? null : plain(money.value());
  }

  static @Nullable String currency(@Nullable Money money) {
    return money == null ? null : money.currency();
  }

  /** Of one scale, so that equal numbers are equal objects. */
  static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros();
  }

  static @Nullable BigDecimal quotient(@Nullable BigDecimal amount, @Nullable BigDecimal by) {
    return amount == null || by == null || by.signum() == 0
        ? null
        : plain(amount.divide(by, PLACES, RoundingMode.HALF_UP));
  }

  static @Nullable LocalDate next(@Nullable LocalDate day) {
    return day == null ? null : day.plusDays(1);
  }

  /** From a day to the day before another. */
  static @Nullable Long fullMonths(@Nullable LocalDate from, @Nullable LocalDate end) {
    return from == null || end == null ? null : Period.between(from, end).toTotalMonths();
  }

  static @Nullable Long begunMonths(@Nullable LocalDate from, @Nullable LocalDate end) {
    if (from == null || end == null) {
      return null;
    }
    Period span = Period.between(from, end);
    return span.toTotalMonths() + (span.getDays() > 0 ? 1 : 0);
  }

  static @Nullable String both(@Nullable String one, @Nullable String other) {
    return one == null || other == null ? null : one + " " + other;
  }
}
