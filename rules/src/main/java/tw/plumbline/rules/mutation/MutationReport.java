package tw.plumbline.rules.mutation;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What became of a rulebook's mutants.
 *
 * @param outcomes in the order of files
 * @param faults of the list of equivalent mutants: entries that are no mutant, or that were killed
 */
public record MutationReport(String programme, List<Outcome> outcomes, List<String> faults) {
  public MutationReport {
    outcomes = List.copyOf(outcomes);
    faults = List.copyOf(faults);
  }

  /** What can become of a mutant. */
  public enum Fate {
    /** A case fails. */
    KILLED,
    /** Reading, guarding or compiling the rulebook refuses it. */
    REFUSED,
    /** Nothing notices it. */
    SURVIVED,
    /** Nothing can notice it, as its list says and why. */
    EQUIVALENT
  }

  /**
   * What became of one mutant.
   *
   * @param why the case or the refusal that noticed it, or the reason why nothing can; else empty
   */
  public record Outcome(Mutant mutant, Fate fate, String why) {}

  /** How many mutants met each fate. */
  public record Tally(int all, int killed, int refused, int survived, int equivalent) {
    /** Share of those that can be noticed that were, from 0 to 1; 1 where there are none. */
    public double score() {
      int noticeable = all - equivalent;
      return noticeable == 0 ? 1 : (double) (killed + refused) / noticeable;
    }
  }

  public Tally tally() {
    return tally(mutant -> true);
  }

  public Tally of(Operator operator) {
    return tally(mutant -> mutant.operator() == operator);
  }

  public Tally of(String clause) {
    return tally(mutant -> mutant.clause().equals(clause));
  }

  /** Clauses with mutants. */
  public List<String> clauses() {
    TreeSet<String> clauses = new TreeSet<>();
    outcomes.forEach(outcome -> clauses.add(outcome.mutant().clause()));
    return List.copyOf(clauses);
  }

  public List<Outcome> survivors() {
    return with(Fate.SURVIVED);
  }

  public List<Outcome> with(Fate fate) {
    return outcomes.stream().filter(outcome -> outcome.fate() == fate).toList();
  }

  /** Whether the cases notice at least that share, and the list of equivalents holds. */
  public boolean passes(double least) {
    return faults.isEmpty() && tally().score() >= least;
  }

  private Tally tally(Predicate<Mutant> which) {
    int[] counts = new int[Fate.values().length];
    int all = 0;
    for (Outcome outcome : outcomes) {
      if (which.test(outcome.mutant())) {
        all++;
        counts[outcome.fate().ordinal()]++;
      }
    }
    return new Tally(
        all,
        counts[Fate.KILLED.ordinal()],
        counts[Fate.REFUSED.ordinal()],
        counts[Fate.SURVIVED.ordinal()],
        counts[Fate.EQUIVALENT.ordinal()]);
  }
}
