package tw.plumbline.rules.mutation;

/** A kind of wrong edit. */
public enum Operator {
  NUMBER("a number one more or one less, in its units and in its last written place"),
  DATE("a date one day later or earlier"),
  TEXT("a text parameter says something else"),
  SEVERITY("`VIOLATION` for `WARNING`, and the other way round"),
  ENTRY("an entry of a list is dropped, or a line of a table"),
  ROW("a line of the table of rows leads to another row"),
  COMPARISON(
      "`==` for `!=`, `<` for `<=`, `>` for `>=`, `in` for `not in`, `contains` for `not contains`,"
          + " each also the other way round; a `!` is dropped"),
  TRUTH("`true` for `false`, and the other way round"),
  QUANTIFIER("`exists` for `not`, and the other way round"),
  JUNCTION("`||` for `&&`, and the other way round"),
  CONDITION("a condition is dropped"),
  CONCLUSION("`applies` for `notYetDue`, and the other way round");

  private final String meaning;

  Operator(String meaning) {
    this.meaning = meaning;
  }

  /** What the edit does. */
  public String meaning() {
    return meaning;
  }
}
