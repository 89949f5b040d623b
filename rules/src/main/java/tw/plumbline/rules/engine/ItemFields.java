package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.GenericRules;
import tw.plumbline.rules.facts.ActivityFact;
import tw.plumbline.rules.facts.ContractFact;
import tw.plumbline.rules.facts.CountedMemberFact;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.facts.GenericFields;
import tw.plumbline.rules.facts.IncomeFact;
import tw.plumbline.rules.facts.OutcomeFact;

/** The fields of items by which a rulebook may select and sum them. */
final class ItemFields {
  private static final Map<String, Function<Judged<?>, @Nullable String>> TEXTS =
      Map.of(
          "result", Judged::result,
          "kind", item -> kind(item.fact()),
          "jurisdiction", item -> ((CountedMemberFact) item.fact()).jurisdiction(),
          "county", item -> ((CountedMemberFact) item.fact()).county(),
          "internationalLeader",
              item -> String.valueOf(((CountedMemberFact) item.fact()).internationalLeader()),
          "paysFee", item -> String.valueOf(((CountedMemberFact) item.fact()).paysFee()));

  private static final Map<String, Function<Judged<?>, @Nullable BigDecimal>> NUMBERS =
      Map.of(
          "amount",
          item -> BigDecimal.valueOf(amount(item.fact())),
          "count",
          item -> BigDecimal.valueOf(((OutcomeFact) item.fact()).count()));

  private ItemFields() {}

  static Function<Judged<?>, @Nullable String> text(String list, String name) {
    if (GenericRules.LISTS.contains(list) && !name.equals("result")) {
      Function<Fact, @Nullable String> field = known(GenericFields.text(list, name), name);
      return item -> field.apply(item.fact());
    }
    return known(Optional.ofNullable(TEXTS.get(name)), name);
  }

  /** Null where a generic item does not say it. */
  static Function<Judged<?>, @Nullable BigDecimal> number(String list, String name) {
    if (GenericRules.LISTS.contains(list)) {
      Function<Fact, @Nullable BigDecimal> field = known(GenericFields.number(list, name), name);
      return item -> field.apply(item.fact());
    }
    return known(Optional.ofNullable(NUMBERS.get(name)), name);
  }

  private static <T> T known(Optional<T> field, String name) {
    return field.orElseThrow(
        () -> new IllegalArgumentException("items have no field `" + name + "`"));
  }

  private static String kind(Fact fact) {
    if (fact instanceof IncomeFact income) {
      return income.kind().name();
    }
    if (fact instanceof ActivityFact activity) {
      return activity.kind().name();
    }
    return ((OutcomeFact) fact).kind().name();
  }

  private static long amount(Fact fact) {
    if (fact instanceof IncomeFact income) {
      return income.amount();
    }
    if (fact instanceof ContractFact contract) {
      return contract.amount();
    }
    Long amount = ((OutcomeFact) fact).amount();
    return amount == null ? 0 : amount;
  }
}
