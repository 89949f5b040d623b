package tw.plumbline.rules.second;

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

/** Holds what the rules concluded against what others say; words are not compared. */
final class Disputes {
  private final List<Dispute> found = new ArrayList<>();

  private Disputes() {}

  /** In what two assessments of one report differ. */
  static List<Dispute> between(Assessment one, Assessment other) {
    Disputes disputes = new Disputes();
    if (!one.equals(other)) {
      disputes.lines(one, other);
      disputes.figures(one, other);
      disputes.checks(one, other);
      disputes.findings(one, other);
    }
    return disputes.found;
  }

  /** In what the figures of an assessment differ from what the tables and its own terms say. */
  static List<Dispute> between(Assessment one, FigureTables tables, Map<?, ?> report) {
    Disputes disputes = new Disputes();
    FigureCount count = new FigureCount(tables, report, FigureTables.results(one));
    Map<String, Figure> figures = by(one.figures(), Figure::name);
    tables
        .tables()
        .values()
        .forEach(table -> disputes.counted(table, figures.get(table.name()), count));
    for (Figure figure : figures.values()) {
      if (!tables.tables().containsKey(figure.name())) {
        disputes.found.add(Dispute.OfFigure.of(figure, null));
      }
    }
    return disputes.found;
  }

  private void counted(FigureTable table, @Nullable Figure figure, FigureCount count) {
    Opinion opinion = count.of(table.name());
    if (opinion instanceof Opinion.Value value) {
      if (figure == null || !same(figure.value(), value.value()) || !hasUnit(figure, table)) {
        found.add(
            new Dispute.OfFigure(
                table.name(),
                figure == null ? table.unit() : figure.unit(),
                figure == null ? null : figure.value(),
                value.value(),
                table.unit()));
        return;
      }
    } else if (opinion != Opinion.Without.SILENT && figure != null) {
      found.add(Dispute.OfFigure.of(figure, null));
      return;
    }
    if (figure != null && !figure.terms().isEmpty() && !same(figure.value(), sum(figure))) {
      found.add(Dispute.OfFigure.of(figure, sum(figure)));
    }
  }

  private static boolean hasUnit(Figure figure, FigureTable table) {
    return figure.unit().equals(table.unit());
  }

  private void lines(Assessment one, Assessment other) {
    both(
        by(one.classifications(), Classification::pointer),
        by(other.classifications(), Classification::pointer),
        (pointer, ours, theirs) -> {
          if (ours == null
              || theirs == null
              || !ours.result().equals(theirs.result())
              || !ours.clause().equals(theirs.clause())) {
            found.add(new Dispute.OfLine(pointer, ours, theirs));
          }
        });
  }

  private void figures(Assessment one, Assessment other) {
    both(
        by(one.figures(), Figure::name),
        by(other.figures(), Figure::name),
        (name, ours, theirs) -> {
          if (ours == null || theirs == null || !alike(ours, theirs)) {
            Figure some = ours == null ? Objects.requireNonNull(theirs) : ours;
            found.add(
                new Dispute.OfFigure(
                    name,
                    some.unit(),
                    ours == null ? null : ours.value(),
                    theirs == null ? null : theirs.value(),
                    theirs == null ? null : theirs.unit()));
          }
        });
  }

  private static boolean alike(Figure one, Figure other) {
    return same(one.value(), other.value())
        && one.unit().equals(other.unit())
        && same(sum(one), sum(other))
        && Objects.equals(one.promised(), other.promised());
  }

  private void checks(Assessment one, Assessment other) {
    both(
        by(one.checks(), Check::clause),
        by(other.checks(), Check::clause),
        (clause, ours, theirs) -> {
          if (!Objects.equals(ours, theirs)) {
            found.add(Dispute.OfCheck.of(ours, theirs, clause));
          }
        });
  }

  private void findings(Assessment one, Assessment other) {
    both(
        groups(one.findings()),
        groups(other.findings()),
        (place, ours, theirs) -> {
          List<Finding> mine = ours == null ? List.of() : ours;
          List<Finding> others = theirs == null ? List.of() : theirs;
          if (!mine.stream()
              .map(Said::of)
              .toList()
              .equals(others.stream().map(Said::of).toList())) {
            found.add(new Dispute.OfFinding(place.clause(), place.pointer(), mine, others));
          }
        });
  }

  /** Findings of one clause at one place and of one gravity. */
  static Map<Place, List<Finding>> groups(List<Finding> findings) {
    Map<Place, List<Finding>> groups = new LinkedHashMap<>();
    findings.forEach(
        finding ->
            groups.computeIfAbsent(Place.of(finding), none -> new ArrayList<>()).add(finding));
    return groups;
  }

  private static BigDecimal sum(Figure figure) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Figure.Term term : figure.terms()) {
      sum = sum.add(term.amount().multiply(term.weight()));
    }
    return sum;
  }

  private static boolean same(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) == 0;
  }

  private static <T> Map<String, T> by(List<T> all, Function<T, String> key) {
    Map<String, T> map = new LinkedHashMap<>();
    all.forEach(one -> map.put(key.apply(one), one));
    return map;
  }

  private static <K, T> void both(Map<K, T> ours, Map<K, T> theirs, Pair<K, T> pair) {
    Set<K> keys = new LinkedHashSet<>(ours.keySet());
    keys.addAll(theirs.keySet());
    keys.forEach(key -> pair.look(key, ours.get(key), theirs.get(key)));
  }

  private interface Pair<K, T> {
    void look(K key, @Nullable T ours, @Nullable T theirs);
  }

  /** Where a finding belongs. */
  record Place(String clause, Severity severity, String pointer) {
    static Place of(Finding finding) {
      return new Place(finding.clause(), finding.severity(), finding.pointer());
    }
  }

  /** What a finding says, without its words. */
  private record Said(@Nullable String figure, @Nullable Object actual, @Nullable Object required) {
    static Said of(Finding finding) {
      return new Said(finding.figure(), finding.actual(), finding.required());
    }
  }
}
