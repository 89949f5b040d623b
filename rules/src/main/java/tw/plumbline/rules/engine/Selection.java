package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.Edition.Formula;
import tw.plumbline.rules.book.GenericRules;
import tw.plumbline.rules.facts.GenericFields;

/**
 * Which items a figure takes, and what it takes of each.
 *
 * @param currency what the measure of an item is told in; null where that is no question
 * @param path what an item lacks that does not say its measure
 */
record Selection(
    List<Condition> conditions,
    @Nullable Function<Judged<?>, @Nullable BigDecimal> measure,
    @Nullable Function<Judged<?>, @Nullable String> currency,
    String path) {
  static Selection of(Formula.Items items) {
    String list = items.list();
    List<Condition> conditions = new ArrayList<>();
    items
        .where()
        .forEach(
            (field, values) ->
                conditions.add(new Condition(ItemFields.text(list, field), values, true)));
    items
        .whereNot()
        .forEach(
            (field, values) ->
                conditions.add(new Condition(ItemFields.text(list, field), values, false)));
    String amount = items.amount();
    if (amount == null) {
      return new Selection(conditions, null, null, "");
    }
    boolean money = GenericRules.LISTS.contains(list) && GenericFields.isMoney(list, amount);
    return new Selection(
        conditions,
        ItemFields.number(list, amount),
        money ? ItemFields.text(list, "currency") : null,
        GenericFields.path(list, amount));
  }

  boolean takes(Judged<?> item) {
    for (Condition condition : conditions) {
      String value = condition.field().apply(item);
      if ((value != null && condition.values().contains(value)) != condition.wanted()) {
        return false;
      }
    }
    return true;
  }

  /** Null where the item does not say it. */
  @Nullable BigDecimal amount(Judged<?> item) {
    return measure == null ? BigDecimal.ONE : measure.apply(item);
  }

  @Nullable String currency(Judged<?> item) {
    return currency == null ? null : currency.apply(item);
  }

  record Condition(
      Function<Judged<?>, @Nullable String> field, Set<String> values, boolean wanted) {}
}
