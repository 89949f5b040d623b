package tw.plumbline.rules.impact;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import tw.plumbline.model.assessment.Verdict;

/**
 * What a change of rules changes in all. Parts that were computed apart add up in any order.
 * Immutable.
 *
 * @param byField of the alliances; under an empty field those of which none is known
 */
public record ImpactTotals(Sum all, SortedMap<String, Sum> byField) {
  /** Of no submission. */
  public static final ImpactTotals NONE = new ImpactTotals(Sum.NONE, new TreeMap<>());

  public ImpactTotals {
    byField = sorted(byField);
  }

  /**
   * The sum over some submissions.
   *
   * @param submissions that were looked at
   * @param changed of which something changed
   * @param alliances with such a submission
   * @param clauses of which findings changed
   * @param verdicts how many went from one to another, by the one before; also those that stayed
   * @param figures that moved
   */
  public record Sum(
      long submissions,
      long changed,
      SortedSet<String> alliances,
      SortedMap<String, Findings> clauses,
      SortedMap<Verdict, SortedMap<Verdict, Long>> verdicts,
      SortedMap<String, Moved> figures) {
    static final Sum NONE =
        new Sum(0, 0, new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public Sum {
      alliances = Collections.unmodifiableSortedSet(new TreeSet<>(alliances));
      clauses = sorted(clauses);
      SortedMap<Verdict, SortedMap<Verdict, Long>> copy = new TreeMap<>();
      verdicts.forEach((before, after) -> copy.put(before, sorted(after)));
      verdicts = Collections.unmodifiableSortedMap(copy);
      figures = sorted(figures);
    }

    Sum plus(Sum other) {
      SortedSet<String> union = new TreeSet<>(alliances);
      union.addAll(other.alliances);
      return new Sum(
          submissions + other.submissions,
          changed + other.changed,
          union,
          merged(clauses, other.clauses, Findings::plus),
          merged(verdicts, other.verdicts, (one, two) -> merged(one, two, Long::sum)),
          merged(figures, other.figures, Moved::plus));
    }
  }

  /** How many findings of a clause appeared, vanished, or have other numbers. */
  public record Findings(long appeared, long vanished, long changed) {
    Findings plus(Findings other) {
      return new Findings(
          appeared + other.appeared, vanished + other.vanished, changed + other.changed);
    }
  }

  /**
   * How a figure moved.
   *
   * @param moved how many have another value on both sides
   * @param difference the sum of their differences
   * @param onOneSide how many have a value on one side only; they have no difference
   */
  public record Moved(long moved, BigDecimal difference, long onOneSide) {
    public Moved {
      difference = AssessmentChange.plain(difference);
    }

    Moved plus(Moved other) {
      return new Moved(
          moved + other.moved, difference.add(other.difference), onOneSide + other.onOneSide);
    }
  }

  /** With one more submission. */
  public ImpactTotals plus(ImpactRow row) {
    Sum one = sum(row);
    String field = row.field();
    SortedMap<String, Sum> ofField = new TreeMap<>(Map.of(field == null ? "" : field, one));
    return plus(new ImpactTotals(one, ofField));
  }

  /** Both parts. */
  public ImpactTotals plus(ImpactTotals other) {
    return new ImpactTotals(all.plus(other.all), merged(byField, other.byField, Sum::plus));
  }

  private static Sum sum(ImpactRow row) {
    AssessmentChange change = row.change();
    SortedMap<String, Findings> clauses = new TreeMap<>();
    for (AssessmentChange.FindingChange finding : change.findings()) {
      Findings one =
          switch (finding.kind()) {
            case APPEARED -> new Findings(1, 0, 0);
            case VANISHED -> new Findings(0, 1, 0);
            case CHANGED -> new Findings(0, 0, 1);
          };
      clauses.merge(finding.clause(), one, Findings::plus);
    }
    SortedMap<String, Moved> figures = new TreeMap<>();
    for (AssessmentChange.FigureChange figure : change.figures()) {
      BigDecimal difference = figure.difference();
      figures.put(
          figure.name(),
          difference == null ? new Moved(0, BigDecimal.ZERO, 1) : new Moved(1, difference, 0));
    }
    boolean none = change.isNone();
    return new Sum(
        1,
        none ? 0 : 1,
        new TreeSet<>(none ? java.util.Set.of() : java.util.Set.of(row.allianceId())),
        clauses,
        new TreeMap<>(Map.of(change.before(), new TreeMap<>(Map.of(change.after(), 1L)))),
        figures);
  }

  private static <K extends Comparable<K>, V> SortedMap<K, V> sorted(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  private static <K extends Comparable<K>, V> SortedMap<K, V> merged(
      Map<K, V> one, Map<K, V> other, BinaryOperator<V> plus) {
    SortedMap<K, V> both = new TreeMap<>(one);
    other.forEach((key, value) -> both.merge(key, value, plus));
    return both;
  }
}
