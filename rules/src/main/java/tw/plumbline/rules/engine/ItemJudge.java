package tw.plumbline.rules.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.facts.Fact;

/** Settles which items of a list count, from what the rules concluded of each. */
final class ItemJudge {
  private final Edition.ItemList list;
  private final Ledger ledger;

  ItemJudge(Edition.ItemList list, Ledger ledger) {
    this.list = list;
    this.ledger = ledger;
  }

  /**
   * Items in their order: of those with the same key only the first that counts keeps its place.
   *
   * @param passes result and clause of an item that fails no test
   */
  <F extends Fact> List<Judged<F>> settle(List<F> facts, Function<F, Standing> passes) {
    Set<Ledger.Key> taken = new HashSet<>();
    List<Judged<F>> judged = new ArrayList<>(facts.size());
    for (F fact : facts) {
      List<Ledger.Key> keys = ledger.keys(fact);
      for (Ledger.Key key : keys) {
        if (taken.contains(key)) {
          ledger.breach(key.rule(), fact);
        }
      }
      Ledger.Entry failure = firstFailure(fact);
      if (failure == null) {
        taken.addAll(keys);
        Standing standing = passes.apply(fact);
        judged.add(new Judged<>(fact, standing.result(), standing.clause(), null));
      } else {
        judged.add(new Judged<>(fact, list.notCounted(), failure.rule.clause(), failure));
      }
    }
    return judged;
  }

  /** What an item that fails no test counts as. */
  record Standing(String result, String clause) {
    /** Of an item of which nothing is said. */
    static final Standing NONE = new Standing("", "");
  }

  /** The class that the rules gave an item, or else what every item of its kind counts as. */
  Standing classified(Fact fact, String kind) {
    Standing given = ledger.standing(fact);
    return given == null && list.countedBy().isEmpty()
        ? Standing.NONE
        : given == null ? counted(kind) : given;
  }

  /** The clause by which an item of that kind counts. */
  Standing counted(String kind) {
    Edition.Counted counted = list.countedBy().getOrDefault(kind, list.countedBy().get(""));
    if (counted == null) {
      throw new EvaluationException(
          "the rulebook does not say by which clause `" + kind + "` counts");
    }
    return new Standing(counted.result(), counted.clause());
  }

  private Ledger.@Nullable Entry firstFailure(Fact fact) {
    Ledger.Entry first = null;
    int firstPosition = Integer.MAX_VALUE;
    List<Ledger.Entry> entries = ledger.of(fact);
    for (Ledger.Entry entry : entries) {
      Integer position = list.tests().get(entry.rule.clause());
      if (position != null && position < firstPosition) {
        first = entry;
        firstPosition = position;
      }
    }
    if (list.firstFailureOnly()) {
      for (Ledger.Entry entry : entries) {
        Integer position = list.tests().get(entry.rule.clause());
        entry.dropped = position != null && position > firstPosition;
      }
    }
    return first;
  }
}
