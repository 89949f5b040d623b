package tw.plumbline.rules.book;

/** Who judges a clause. */
public enum Automation {
  /** A check of this rulebook does. */
  AUTOMATED,
  /** A check does, in part. */
  PARTLY,
  /** There is nothing to judge: it says how other clauses compute or classify. */
  COMPUTED,
  /** The programme office does, in its own work. */
  OFFICE,
  /** A person does. */
  PERSON;

  /** Whether a check judges the clause, or a part of it. */
  boolean checks() {
    return this == AUTOMATED || this == PARTLY;
  }
}
