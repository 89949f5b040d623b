package tw.plumbline.rules.engine;

import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.facts.ActivityFact;
import tw.plumbline.rules.facts.ContractFact;
import tw.plumbline.rules.facts.CountedMemberFact;
import tw.plumbline.rules.facts.Fact;
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
          "paysFee", item -> String.valueOf(((CountedMemberFact) item.fact()).paysFee()));

  private static final Map<String, ToLongFunction<Judged<?>>> NUMBERS =
      Map.of(
          "amount",
          item -> amount(item.fact()),
          "count",
          item -> ((OutcomeFact) item.fact()).count());

  private ItemFields() {}

  static Function<Judged<?>, @Nullable String> text(String name) {
    return known(TEXTS.get(name), name);
  }

  static ToLongFunction<Judged<?>> number(String name) {
    return known(NUMBERS.get(name), name);
  }

  private static <T> T known(@Nullable T field, String name) {
    if (field == null) {
      throw new IllegalArgumentException("items have no field `" + name + "`");
    }
    return field;
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
