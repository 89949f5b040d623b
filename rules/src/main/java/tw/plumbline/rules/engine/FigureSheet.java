package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Edition.Formula;
import tw.plumbline.rules.book.GenericRules;

/** How an edition computes its figures. Immutable. */
final class FigureSheet {
  private final List<Edition.Figure> figures;
  private final Map<String, Edition.Figure> byName = new LinkedHashMap<>();
  private final Map<String, Selection> selections = new HashMap<>();
  private final Map<String, Set<String>> lists = new HashMap<>();

  FigureSheet(Edition edition) {
    this.figures = edition.figures();
    figures.forEach(figure -> byName.put(figure.name(), figure));
    for (Edition.Figure figure : figures) {
      lists.put(figure.name(), lists(figure));
      if (figure.formula() instanceof Formula.Items items) {
        selections.put(figure.name(), Selection.of(items));
      }
    }
  }

  /**
   * What came of a report.
   *
   * @param figures in the order of answering
   * @param gaps of a figure that cannot be computed: pointers of what its items do not say
   */
  record Computed(Map<String, Figure> figures, Map<String, List<String>> gaps) {}

  /** Names of the lists without which the figure cannot be computed. */
  Set<String> needs(String figure) {
    return lists.getOrDefault(figure, Set.of());
  }

  /** Where a list of that name stands in a report. */
  static String place(String list) {
    return GenericRules.LISTS.contains(list) ? "facts/" + list : list;
  }

  /**
   * Every figure whose lists are given.
   *
   * @param items judged items by list; a list that is absent from the report is absent here
   * @param grant 元; null where it is unknown
   * @param declared what the alliance declares, by figure
   */
  Computed compute(
      Map<String, List<Judged<?>>> items,
      @Nullable BigDecimal grant,
      Map<String, BigDecimal> declared) {
    FigureRun run = new FigureRun(this, items, grant, declared);
    for (Edition.Figure figure : figures) {
      if (items.keySet().containsAll(needs(figure.name()))) {
        run.compute(figure);
      }
    }
    Map<String, Figure> ordered = new LinkedHashMap<>();
    for (Edition.Figure figure : figures) {
      Figure done = run.computed(figure.name());
      if (done != null) {
        ordered.put(figure.name(), done);
      }
    }
    return new Computed(ordered, run.gaps());
  }

  /** Whether a figure has a value once its lists are given: a quotient needs a divisor above 0. */
  boolean computable(String figure, @Nullable BigDecimal grant, Computed computed) {
    if (!(figure(figure).formula() instanceof Formula.Quotient quotient)) {
      return true;
    }
    if (quotient.byGrant()) {
      return grant != null && grant.signum() > 0;
    }
    Figure divisor = computed.figures().get(quotient.divisor());
    return divisor == null || divisor.value().signum() > 0;
  }

  /** A figure of another year by this year's formula, as far as the parts it asks for are given. */
  @Nullable BigDecimal recompute(Edition.Figure figure, Map<String, BigDecimal> given) {
    boolean parts =
        !figure.recomputeFrom().isEmpty() && given.keySet().containsAll(figure.recomputeFrom());
    return parts
        ? fromParts(figure.name(), figure.recomputeFrom(), given)
        : given.get(figure.name());
  }

  private BigDecimal fromParts(String name, List<String> leaves, Map<String, BigDecimal> given) {
    BigDecimal leaf = leaves.contains(name) ? given.get(name) : null;
    if (leaf != null) {
      return leaf;
    }
    if (!(figure(name).formula() instanceof Formula.Weighted weighted)) {
      throw new EvaluationException("`" + name + "` cannot be computed from " + leaves);
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> part : weighted.weights().entrySet()) {
      sum = sum.add(fromParts(part.getKey(), leaves, given).multiply(part.getValue()));
    }
    return sum;
  }

  Edition.Figure figure(String name) {
    Edition.Figure figure = byName.get(name);
    if (figure == null) {
      throw new EvaluationException("the rulebook defines no figure `" + name + "`");
    }
    return figure;
  }

  @Nullable Selection selection(String figure) {
    return selections.get(figure);
  }

  private Set<String> lists(Edition.Figure figure) {
    Set<String> names = new LinkedHashSet<>();
    Formula formula = figure.formula();
    if (formula instanceof Formula.Items items) {
      names.add(items.list());
    } else if (formula instanceof Formula.Quotient quotient) {
      names.addAll(lists(figure(quotient.dividend())));
      if (!quotient.byGrant()) {
        names.addAll(lists(figure(quotient.divisor())));
      }
    } else if (formula instanceof Formula.Share share) {
      names.addAll(lists(figure(share.whole())));
    } else if (formula instanceof Formula.Weighted weighted) {
      weighted.weights().keySet().forEach(part -> names.addAll(lists(figure(part))));
    }
    return names;
  }
}
