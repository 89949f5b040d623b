package tw.plumbline.rules.impact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.model.assessment.Verdict;

/**
 * What other rules say of the same report. Words are left out: a message that reads otherwise
 * changes nothing here. What only one side has is null on the other, never 0.
 */
public record AssessmentChange(
    Verdict before,
    Verdict after,
    List<FindingChange> findings,
    List<CheckChange> checks,
    List<FigureChange> figures,
    List<ClassificationChange> classifications) {
  public AssessmentChange {
    findings = List.copyOf(findings);
    checks = List.copyOf(checks);
    figures = List.copyOf(figures);
    classifications = List.copyOf(classifications);
  }

  /** What became of a finding. */
  public enum Kind {
    APPEARED,
    VANISHED,
    /** It stands where it stood, with other numbers. */
    CHANGED
  }

  /**
   * A finding that only one side has, or that both have with other numbers.
   *
   * @param before null where it appeared
   * @param after null where it vanished
   */
  public record FindingChange(
      Kind kind,
      String clause,
      Severity severity,
      String pointer,
      @Nullable Numbers before,
      @Nullable Numbers after) {}

  /** What a finding says but its words. */
  public record Numbers(
      @Nullable Value actual, @Nullable Value required, @Nullable BigDecimal shortfall) {}

  /** A check with another status, or that only one side has. */
  public record CheckChange(String clause, @Nullable Status before, @Nullable Status after) {}

  /**
   * A figure with another value, or that only one side has.
   *
   * @param difference after less before; null where one of them is unknown
   */
  public record FigureChange(
      String name,
      String unit,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after,
      @Nullable BigDecimal difference) {}

  /** An item that counts as something else, by another clause, or on one side only. */
  public record ClassificationChange(
      String pointer, @Nullable Standing before, @Nullable Standing after) {}

  /** As what an item counts, and by which clause. */
  public record Standing(String result, String clause) {}

  /** Two assessments of one report, in the order of the later one. */
  public static AssessmentChange between(Assessment before, Assessment after) {
    return new AssessmentChange(
        before.verdict(),
        after.verdict(),
        findings(before.findings(), after.findings()),
        checks(before.checks(), after.checks()),
        figures(before.figures(), after.figures()),
        classifications(before.classifications(), after.classifications()));
  }

  /** Whether the other rules say the same. */
  @JsonIgnore
  public boolean isNone() {
    return before == after
        && findings.isEmpty()
        && checks.isEmpty()
        && figures.isEmpty()
        && classifications.isEmpty();
  }

  private record Place(String clause, Severity severity, String pointer) {}

  private static List<FindingChange> findings(List<Finding> before, List<Finding> after) {
    List<FindingChange> changes = new ArrayList<>();
    both(
        before,
        after,
        finding -> new Place(finding.clause(), finding.severity(), finding.pointer()),
        AssessmentChange::numbers,
        (place, was, is) ->
            changes.add(
                new FindingChange(
                    was == null ? Kind.APPEARED : is == null ? Kind.VANISHED : Kind.CHANGED,
                    place.clause(),
                    place.severity(),
                    place.pointer(),
                    was,
                    is)));
    return changes;
  }

  private static List<CheckChange> checks(List<Check> before, List<Check> after) {
    List<CheckChange> changes = new ArrayList<>();
    both(
        before,
        after,
        Check::clause,
        Check::status,
        (clause, was, is) -> changes.add(new CheckChange(clause, was, is)));
    return changes;
  }

  private static List<FigureChange> figures(List<Figure> before, List<Figure> after) {
    Map<String, String> units = new LinkedHashMap<>();
    before.forEach(figure -> units.put(figure.name(), figure.unit()));
    after.forEach(figure -> units.put(figure.name(), figure.unit()));
    List<FigureChange> changes = new ArrayList<>();
    both(
        before,
        after,
        Figure::name,
        figure -> plain(figure.value()),
        (name, was, is) ->
            changes.add(
                new FigureChange(
                    name,
                    units.getOrDefault(name, ""),
                    was,
                    is,
                    was == null || is == null ? null : plain(is.subtract(was)))));
    return changes;
  }

  private static List<ClassificationChange> classifications(
      List<Classification> before, List<Classification> after) {
    List<ClassificationChange> changes = new ArrayList<>();
    both(
        before,
        after,
        Classification::pointer,
        item -> new Standing(item.result(), item.clause()),
        (pointer, was, is) -> changes.add(new ClassificationChange(pointer, was, is)));
    return changes;
  }

  private static Numbers numbers(Finding finding) {
    BigDecimal shortfall = finding.shortfall();
    return new Numbers(
        plain(finding.actual()),
        plain(finding.required()),
        shortfall == null ? null : plain(shortfall));
  }

  private static @Nullable Value plain(@Nullable Value value) {
    return value instanceof Value.Number number ? new Value.Number(plain(number.value())) : value;
  }

  /** One form for numbers that are equal. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  @FunctionalInterface
  private interface Differing<K, V> {
    void at(K key, @Nullable V before, @Nullable V after);
  }

  /** Tells of each key under which the sides differ; those of the later side first. */
  private static <T, K, V> void both(
      List<T> before,
      List<T> after,
      Function<T, K> key,
      Function<T, V> value,
      Differing<K, V> differing) {
    Map<K, V> was = new LinkedHashMap<>();
    Map<K, V> is = new LinkedHashMap<>();
    before.forEach(each -> was.put(key.apply(each), value.apply(each)));
    after.forEach(each -> is.put(key.apply(each), value.apply(each)));
    Set<K> keys = new LinkedHashSet<>(is.keySet());
    keys.addAll(was.keySet());
    for (K each : keys) {
      V old = was.get(each);
      V now = is.get(each);
      if (!Objects.equals(old, now)) {
        differing.at(each, old, now);
      }
    }
  }
}
