package tw.plumbline.rules.second;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tw.plumbline.rules.second.Opinion.Without;

/** Computes the figures of one report once more, from its text and the tables. */
final class FigureCount {
  private static final String GRANT = "grant";

  private final FigureTables tables;
  private final Map<?, ?> report;
  private final Map<String, String> results;
  private final Map<String, Opinion> known = new HashMap<>();

  /**
   * @param results what each line counts as, by pointer
   */
  FigureCount(FigureTables tables, Map<?, ?> report, Map<String, String> results) {
    this.tables = tables;
    this.report = report;
    this.results = results;
  }

  Opinion of(String figure) {
    Opinion opinion = known.get(figure);
    if (opinion == null) {
      FigureTable table = tables.tables().get(figure);
      opinion = table == null ? Without.SILENT : of(table);
      known.put(figure, opinion);
    }
    return opinion;
  }

  private Opinion of(FigureTable table) {
    FigureTable.Way way = table.way();
    if (way instanceof FigureTable.Lines lines) {
      return lines(lines);
    }
    if (way instanceof FigureTable.Weighted weighted) {
      return weighted(weighted);
    }
    if (way instanceof FigureTable.Ratio ratio) {
      return ratio(ratio);
    }
    if (way instanceof FigureTable.Part part) {
      return of(part.whole()) instanceof Opinion.Value whole
          ? part(table.name(), whole.value(), part)
          : of(part.whole());
    }
    return way instanceof FigureTable.Declared ? declared(table.name()) : Without.SILENT;
  }

  private Opinion lines(FigureTable.Lines of) {
    Lines kind = Lines.of(of.list());
    List<?> lines = kind.in(report);
    if (lines == null || !tables.judges(of.list())) {
      return Without.LACKING;
    }
    BigDecimal sum = BigDecimal.ZERO;
    String currency = null;
    for (int i = 0; i < lines.size(); i++) {
      Map<?, ?> line = PlainYaml.map(lines.get(i));
      String result = results.getOrDefault(kind.pointer(i), "");
      if (!all(of.where(), true, kind, line, result)
          || !all(of.whereNot(), false, kind, line, result)) {
        continue;
      }
      String amount = of.amount();
      BigDecimal number = amount == null ? BigDecimal.ONE : kind.number(line, amount);
      String in = amount == null ? null : kind.currency(line, amount);
      if (number == null || (currency != null && in != null && !currency.equals(in))) {
        return kind.optional() ? Without.LACKING : Without.SILENT;
      }
      currency = in == null ? currency : in;
      sum = sum.add(number);
    }
    return new Opinion.Value(sum);
  }

  private static boolean all(
      Map<String, Set<String>> fields, boolean wanted, Lines kind, Map<?, ?> line, String result) {
    for (Map.Entry<String, Set<String>> field : fields.entrySet()) {
      String value = kind.text(line, field.getKey(), result);
      if ((value != null && field.getValue().contains(value)) != wanted) {
        return false;
      }
    }
    return true;
  }

  /** A part that is defined nowhere is not nothing: what the sum is then, others must say. */
  private Opinion weighted(FigureTable.Weighted weighted) {
    BigDecimal sum = BigDecimal.ZERO;
    Without without = null;
    for (Map.Entry<String, BigDecimal> part : weighted.weights().entrySet()) {
      Opinion opinion = of(part.getKey());
      if (opinion instanceof Opinion.Value value) {
        sum = sum.add(value.value().multiply(part.getValue()));
      } else {
        without =
            without == Without.LACKING || opinion == Without.LACKING
                ? Without.LACKING
                : Without.SILENT;
      }
    }
    return without == null ? new Opinion.Value(sum) : without;
  }

  private Opinion ratio(FigureTable.Ratio ratio) {
    Opinion dividend = of(ratio.dividend());
    Opinion divisor = ratio.divisor().equals(GRANT) ? grant() : of(ratio.divisor());
    for (Without which : Without.values()) {
      if (dividend == which || divisor == which) {
        return which;
      }
    }
    BigDecimal by = ((Opinion.Value) divisor).value();
    return by.signum() > 0
        ? new Opinion.Value(
            ((Opinion.Value) dividend).value().divide(by, ratio.places(), RoundingMode.HALF_UP))
        : Without.UNDEFINED;
  }

  private Opinion grant() {
    return PlainYaml.map(report.get("alliance")).get(GRANT) instanceof BigDecimal grant
        ? new Opinion.Value(grant)
        : Without.UNDEFINED;
  }

  private Opinion declared(String name) {
    return PlainYaml.map(report.get("declared")).get(name) instanceof BigDecimal value
        ? new Opinion.Value(value)
        : Without.UNDEFINED;
  }

  /**
   * The part in smallest units: each rounded down, the units that are left go to the largest
   * remainders, of equal ones to the first.
   */
  private static Opinion part(String name, BigDecimal whole, FigureTable.Part part) {
    BigDecimal all = part.among().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal own = part.among().get(name);
    if (own == null || all.signum() <= 0 || whole.signum() < 0) {
      return Without.SILENT;
    }
    BigDecimal units = whole.movePointRight(part.places()).setScale(0, RoundingMode.DOWN);
    // remainders of the same divisor are compared without dividing
    List<String> byRemainder = new ArrayList<>(part.among().keySet());
    BigDecimal exact = whole.movePointRight(part.places());
    byRemainder.sort(
        Comparator.comparing((String one) -> exact.multiply(part.among().get(one)).remainder(all))
            .reversed());
    BigDecimal left = units;
    for (BigDecimal weight : part.among().values()) {
      left = left.subtract(exact.multiply(weight).divideToIntegralValue(all));
    }
    BigDecimal mine = exact.multiply(own).divideToIntegralValue(all);
    boolean more = BigDecimal.valueOf(byRemainder.indexOf(name)).compareTo(left) < 0;
    return new Opinion.Value((more ? mine.add(BigDecimal.ONE) : mine).movePointLeft(part.places()));
  }
}
