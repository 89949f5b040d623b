package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Edition.Formula;

/** The figures of one report. */
final class FigureRun {
  private final FigureSheet sheet;
  private final Map<String, List<Judged<?>>> items;
  private final @Nullable BigDecimal grant;
  private final Map<String, BigDecimal> declared;
  private final Map<String, Figure> computed = new HashMap<>();
  private final Map<String, List<String>> gaps = new HashMap<>();

  FigureRun(
      FigureSheet sheet,
      Map<String, List<Judged<?>>> items,
      @Nullable BigDecimal grant,
      Map<String, BigDecimal> declared) {
    this.sheet = sheet;
    this.items = items;
    this.grant = grant;
    this.declared = declared;
  }

  @Nullable Figure computed(String figure) {
    return computed.get(figure);
  }

  Map<String, List<String>> gaps() {
    return gaps;
  }

  /** The figure; null where it has no value. */
  @Nullable Figure compute(Edition.Figure figure) {
    Figure done = computed.get(figure.name());
    if (done != null) {
      return done;
    }
    Formula formula = figure.formula();
    if (formula instanceof Formula.Quotient quotient) {
      return quotient(figure, quotient);
    }
    if (formula instanceof Formula.Declared) {
      return declared(figure);
    }
    if (formula instanceof Formula.Share share) {
      Figure whole = part(figure, share.whole());
      return whole == null
          ? null
          : put(figure, LargestRemainder.share(whole.value(), share), List.of());
    }
    List<Figure.Term> terms =
        formula instanceof Formula.Items from
            ? selected(figure.name(), items.getOrDefault(from.list(), List.of()))
            : weighted(figure, (Formula.Weighted) formula);
    if (gaps.containsKey(figure.name())) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Figure.Term term : terms) {
      sum = sum.add(term.amount().multiply(term.weight()));
    }
    return put(figure, sum, terms);
  }

  private @Nullable Figure declared(Edition.Figure figure) {
    BigDecimal value = declared.get(figure.name());
    return value == null
        ? null
        : put(
            figure,
            value,
            List.of(new Figure.Term("/declared/" + figure.name(), value, BigDecimal.ONE)));
  }

  private @Nullable Figure quotient(Edition.Figure figure, Formula.Quotient quotient) {
    BigDecimal divisor = quotient.byGrant() ? grant : value(part(figure, quotient.divisor()));
    Figure dividend = part(figure, quotient.dividend());
    if (divisor == null || divisor.signum() <= 0 || dividend == null) {
      return null;
    }
    BigDecimal ratio = dividend.value().divide(divisor, quotient.places(), RoundingMode.HALF_UP);
    return put(figure, ratio, List.of());
  }

  /** A figure from which another is made; its gaps are those of the other too. */
  private @Nullable Figure part(Edition.Figure figure, String name) {
    Figure part = compute(sheet.figure(name));
    gaps.getOrDefault(name, List.of()).forEach(gap -> gap(figure.name(), gap));
    return part;
  }

  private List<Figure.Term> weighted(Edition.Figure figure, Formula.Weighted weighted) {
    List<Figure.Term> terms = new ArrayList<>();
    weighted
        .weights()
        .forEach(
            (name, weight) -> {
              Figure part = part(figure, name);
              if (part != null) {
                terms.addAll(reweighted(part, weight));
              }
            });
    return terms;
  }

  /** A quotient or share has no terms of its own: it goes in as a whole, under its name. */
  private List<Figure.Term> reweighted(Figure part, BigDecimal weight) {
    if (part.terms().isEmpty() && part.value().signum() != 0) {
      return List.of(new Figure.Term("", part.value(), weight));
    }
    if (weight.equals(BigDecimal.ONE)) {
      return part.terms();
    }
    return part.terms().stream()
        .map(term -> new Figure.Term(term.pointer(), term.amount(), term.weight().multiply(weight)))
        .toList();
  }

  private List<Figure.Term> selected(String figure, List<Judged<?>> items) {
    Selection selection = sheet.selection(figure);
    List<Figure.Term> terms = new ArrayList<>();
    Set<String> currencies = new LinkedHashSet<>();
    if (selection != null) {
      for (Judged<?> item : items) {
        if (selection.takes(item)) {
          take(figure, selection, item, currencies).ifPresent(terms::add);
        }
      }
    }
    return terms;
  }

  /** An amount that is unknown, or in another currency than those before, cannot be added. */
  private Optional<Figure.Term> take(
      String figure, Selection selection, Judged<?> item, Set<String> currencies) {
    String pointer = item.fact().pointer();
    BigDecimal amount = selection.amount(item);
    String currency = selection.currency(item);
    if (currency != null) {
      currencies.add(currency);
    }
    if (amount == null || currencies.size() > 1) {
      gap(figure, pointer + selection.path());
      return Optional.empty();
    }
    return Optional.of(new Figure.Term(pointer, amount, BigDecimal.ONE));
  }

  private void gap(String figure, String pointer) {
    List<String> known = gaps.computeIfAbsent(figure, none -> new ArrayList<>());
    if (!known.contains(pointer)) {
      known.add(pointer);
    }
  }

  private Figure put(Edition.Figure figure, BigDecimal value, List<Figure.Term> terms) {
    Figure done = new Figure(figure.name(), value, figure.unit(), figure.clause(), terms);
    computed.put(figure.name(), done);
    return done;
  }

  private static @Nullable BigDecimal value(@Nullable Figure figure) {
    return figure == null ? null : figure.value();
  }
}
