package tw.plumbline.rules.guard;

import java.util.List;

/** What the guard says of a rule file. */
public sealed interface Verdict {
  /** Every part of the file is known and allowed. */
  record Passed(GuardedRules rules) implements Verdict {}

  /** Something in the file is not allowed; the objections stand in the order of the lines. */
  record Refused(List<Objection> objections) implements Verdict {
    public Refused {
      objections = List.copyOf(objections);
    }
  }
}
