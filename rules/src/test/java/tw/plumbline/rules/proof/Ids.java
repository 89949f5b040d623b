package tw.plumbline.rules.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ids of one list: unique in it, but of a stock that every list shares. */
final class Ids {
  private static final List<String> STOCK =
      List.of(
          "x1", "x2", "x3", "x4", "x5", "a/b", "a~b", "~0", "~1/", "0", "1", "會員", "會員/一", "v 1",
          "V1");

  private final Dice dice;
  private final Set<String> used = new HashSet<>();

  Ids(Dice dice) {
    this.dice = dice;
  }

  String next() {
    String id = dice.any(STOCK);
    for (int i = 0; !used.add(id); i++) {
      id = i < STOCK.size() ? dice.any(STOCK) : "n" + used.size();
    }
    return id;
  }

  /** The given id, if this list has it not yet. */
  String nextLike(String id) {
    return used.add(id) ? id : next();
  }
}
