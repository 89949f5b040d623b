package tw.plumbline.rules.facts;

import org.jspecify.annotations.Nullable;

/**
 * What a rule can conclude; its consequence is exactly one of these calls. The compiler adds the
 * first argument: the number of the rule that concludes.
 */
public interface Conclusions {
  /** The clause has something to look at. */
  void applies(int rule);

  /** The clause has something to look at, but only later. */
  void notYetDue(int rule);

  /** The fact breaks the clause. */
  void breach(int rule, Fact fact);

  /** The fact breaks the clause: what is, and what should be. */
  void breach(int rule, Fact fact, @Nullable Object actual, @Nullable Object required);

  /** What stands at the pointer breaks the clause. */
  void breach(int rule, String pointer, @Nullable Object actual, @Nullable Object required);

  /** The figure is below the least value that passes. */
  void below(int rule, String pointer, FigureFact figure, Object actual, Object required);

  /** The figure is below the least value that passes: a base and what must come on top of it. */
  void belowIncrease(
      int rule, String pointer, FigureFact figure, Object actual, Object base, Object increase);

  /** The figure is not above the value that it must exceed. */
  void notAbove(int rule, String pointer, FigureFact figure, Object actual, Object required);

  /** The figure is not the value that it must be. */
  void differs(int rule, String pointer, FigureFact figure, Object actual, Object required);

  /** A field of the fact is needed and absent; the path is relative to the fact. */
  void missing(int rule, Fact fact, String path);

  /** What should stand at the pointer is needed and absent. */
  void missing(int rule, String pointer);

  /** The fact cannot be judged without what should stand at the pointer. */
  void unknown(int rule, Fact fact, String pointer);

  /** Lists are absent without which the figure cannot be computed. */
  void missingLists(int rule, FigureFact figure);

  /** The parts by which items of a station are the same; the first that counts keeps its place. */
  void key(int rule, Fact fact, String... parts);

  /** The fact belongs to a class; of several, that of the clause which is answered first holds. */
  void belongs(int rule, Fact fact, String result);
}
