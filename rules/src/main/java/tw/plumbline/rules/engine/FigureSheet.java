package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Edition.Formula;

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

  /** Names of the lists without which the figure cannot be computed. */
  Set<String> needs(String figure) {
    return lists.getOrDefault(figure, Set.of());
  }

  /**
   * Every figure whose lists are given.
   *
   * @param items judged items by list; a list that is absent from the report is absent here
   * @param grant 元; null where it is unknown
   */
  Map<String, Figure> compute(Map<String, List<Judged<?>>> items, @Nullable BigDecimal grant) {
    Map<String, Figure> computed = new HashMap<>();
    for (Edition.Figure figure : figures) {
      if (items.keySet().containsAll(needs(figure.name()))) {
        compute(figure, items, grant, computed);
      }
    }
    Map<String, Figure> ordered = new LinkedHashMap<>();
    for (Edition.Figure figure : figures) {
      Figure done = computed.get(figure.name());
      if (done != null) {
        ordered.put(figure.name(), done);
      }
    }
    return ordered;
  }

  /** Whether a figure has a value once its lists are given: a quotient needs a divisor above 0. */
  boolean computable(String figure, @Nullable BigDecimal grant) {
    return !(figure(figure).formula() instanceof Formula.Quotient)
        || (grant != null && grant.signum() > 0);
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

  private @Nullable Figure compute(
      Edition.Figure figure,
      Map<String, List<Judged<?>>> items,
      @Nullable BigDecimal grant,
      Map<String, Figure> computed) {
    Figure done = computed.get(figure.name());
    if (done != null) {
      return done;
    }
    Formula formula = figure.formula();
    if (formula instanceof Formula.Quotient quotient) {
      return quotient(figure, quotient, items, grant, computed);
    }
    List<Figure.Term> terms =
        formula instanceof Formula.Items from
            ? selected(figure.name(), items.getOrDefault(from.list(), List.of()))
            : weighted((Formula.Weighted) formula, items, grant, computed);
    BigDecimal sum = BigDecimal.ZERO;
    for (Figure.Term term : terms) {
      sum = sum.add(term.amount().multiply(term.weight()));
    }
    return put(computed, figure, sum, terms);
  }

  private @Nullable Figure quotient(
      Edition.Figure figure,
      Formula.Quotient quotient,
      Map<String, List<Judged<?>>> items,
      @Nullable BigDecimal grant,
      Map<String, Figure> computed) {
    if (grant == null || grant.signum() <= 0) {
      return null;
    }
    Figure dividend = compute(figure(quotient.dividend()), items, grant, computed);
    if (dividend == null) {
      return null;
    }
    BigDecimal ratio = dividend.value().divide(grant, quotient.places(), RoundingMode.HALF_UP);
    return put(computed, figure, ratio, List.of());
  }

  private List<Figure.Term> weighted(
      Formula.Weighted weighted,
      Map<String, List<Judged<?>>> items,
      @Nullable BigDecimal grant,
      Map<String, Figure> computed) {
    List<Figure.Term> terms = new ArrayList<>();
    weighted
        .weights()
        .forEach(
            (name, weight) -> {
              Figure part = compute(figure(name), items, grant, computed);
              if (part != null) {
                terms.addAll(reweighted(part.terms(), weight));
              }
            });
    return terms;
  }

  private static List<Figure.Term> reweighted(List<Figure.Term> terms, BigDecimal weight) {
    if (weight.equals(BigDecimal.ONE)) {
      return terms;
    }
    return terms.stream()
        .map(term -> new Figure.Term(term.pointer(), term.amount(), term.weight().multiply(weight)))
        .toList();
  }

  private List<Figure.Term> selected(String figure, List<Judged<?>> items) {
    Selection selection = selections.get(figure);
    List<Figure.Term> terms = new ArrayList<>();
    if (selection != null) {
      for (Judged<?> item : items) {
        if (selection.takes(item)) {
          terms.add(new Figure.Term(item.fact().pointer(), selection.amount(item), BigDecimal.ONE));
        }
      }
    }
    return terms;
  }

  private static Figure put(
      Map<String, Figure> computed,
      Edition.Figure figure,
      BigDecimal value,
      List<Figure.Term> terms) {
    Figure done = new Figure(figure.name(), value, figure.unit(), figure.clause(), terms);
    computed.put(figure.name(), done);
    return done;
  }

  private Edition.Figure figure(String name) {
    Edition.Figure figure = byName.get(name);
    if (figure == null) {
      throw new EvaluationException("the rulebook defines no figure `" + name + "`");
    }
    return figure;
  }

  private Set<String> lists(Edition.Figure figure) {
    Set<String> names = new LinkedHashSet<>();
    Formula formula = figure.formula();
    if (formula instanceof Formula.Items items) {
      names.add(items.list());
    } else if (formula instanceof Formula.Quotient quotient) {
      names.addAll(lists(figure(quotient.dividend())));
    } else if (formula instanceof Formula.Weighted weighted) {
      weighted.weights().keySet().forEach(part -> names.addAll(lists(figure(part))));
    }
    return names;
  }

  /** Which items a figure takes, and what it takes of each. */
  private record Selection(
      List<Condition> conditions, @Nullable ToLongFunction<Judged<?>> measure) {
    static Selection of(Formula.Items items) {
      List<Condition> conditions = new ArrayList<>();
      items
          .where()
          .forEach(
              (field, values) ->
                  conditions.add(new Condition(ItemFields.text(field), values, true)));
      items
          .whereNot()
          .forEach(
              (field, values) ->
                  conditions.add(new Condition(ItemFields.text(field), values, false)));
      String amount = items.amount();
      return new Selection(conditions, amount == null ? null : ItemFields.number(amount));
    }

    boolean takes(Judged<?> item) {
      for (Condition condition : conditions) {
        String value = condition.field().apply(item);
        if ((value != null && condition.values().contains(value)) != condition.wanted()) {
          return false;
        }
      }
      return true;
    }

    BigDecimal amount(Judged<?> item) {
      return measure == null ? BigDecimal.ONE : BigDecimal.valueOf(measure.applyAsLong(item));
    }
  }

  private record Condition(
      Function<Judged<?>, @Nullable String> field, Set<String> values, boolean wanted) {}
}
