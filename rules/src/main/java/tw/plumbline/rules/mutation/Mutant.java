package tw.plumbline.rules.mutation;

/**
 * A rulebook with one wrong edit.
 *
 * @param clause that the edit changes; of the programme's page the programme
 * @param file path within the programme's folder
 * @param line of the edit, from 1
 * @param lineText that line before the edit, without the spaces around it
 * @param before what the edit changes, with as much around it as says which
 * @param after the same afterwards
 * @param nth among the mutants that are else told alike, from 1
 * @param text the whole file afterwards
 */
public record Mutant(
    String clause,
    String file,
    int line,
    String lineText,
    Operator operator,
    String before,
    String after,
    int nth,
    String text) {
  /** What {@link #after} says where something is gone. */
  static final String DROPPED = "(dropped)";

  /** The edit in one line. */
  public String change() {
    return "%s %s -> %s%s"
        .formatted(operator, before, after, nth == 1 ? "" : " (%d)".formatted(nth));
  }

  /** By which a mutant is found again though lines were added above it. */
  Place place() {
    return new Place(file, lineText, change());
  }

  @Override
  public String toString() {
    return "%s %s:%d %s".formatted(clause, file, line, change());
  }

  /** Where a mutant is, whatever the number of its line. */
  record Place(String file, String lineText, String change) {}
}
