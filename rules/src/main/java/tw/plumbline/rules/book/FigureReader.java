package tw.plumbline.rules.book;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tw.plumbline.rules.book.PageFormat.Page;
import tw.plumbline.rules.guard.ParameterValue;

/** Gathers the figures and sums that the clauses in force define. */
final class FigureReader {
  private final int year;
  private final Page<ProgrammePage> programme;
  private final List<BookFault> faults;
  private final Map<String, Edition.Figure> figures = new HashMap<>();
  private final List<Edition.Sum> sums = new ArrayList<>();

  FigureReader(int year, Page<ProgrammePage> programme, List<BookFault> faults) {
    this.year = year;
    this.programme = programme;
    this.faults = faults;
  }

  void add(Page<ClausePage> page, EditionClause clause) {
    for (ClausePage.FigureRow row : page.content().figures()) {
      if (row.in(year)) {
        Edition.Figure figure =
            new Edition.Figure(
                row.name(),
                clause.id(),
                row.title(),
                row.unit(),
                row.group(),
                formula(page, row, clause),
                row.recomputeFrom());
        if (figures.put(row.name(), figure) != null) {
          fault(page, "/figures", "`%s` 定義了兩次", "`%s` is defined twice", row.name());
        }
      }
    }
    for (ClausePage.SumRow row : page.content().sums()) {
      if (row.in(year)) {
        sums.add(
            new Edition.Sum(row.name(), row.total(), row.parts(), row.optional(), row.columns()));
      }
    }
  }

  List<Edition.Figure> ordered() {
    List<Edition.Figure> ordered = new ArrayList<>();
    Set<String> order = new LinkedHashSet<>(programme.content().figures());
    for (String name : order) {
      Edition.Figure figure = figures.get(name);
      if (figure != null) {
        ordered.add(figure);
      }
    }
    for (Edition.Figure figure : figures.values()) {
      if (!order.contains(figure.name())) {
        fault(programme, "/figures", "`%s` 未列入", "`%s` does not stand here", figure.name());
      }
      if (figure.formula() instanceof Edition.Formula.Weighted weighted) {
        weighted.weights().keySet().stream()
            .filter(part -> !figures.containsKey(part))
            .forEach(part -> fault(programme, "/figures", "`%s` 未定義", "`%s` is not defined", part));
      }
    }
    return List.copyOf(ordered);
  }

  List<Edition.Sum> sums() {
    return List.copyOf(sums);
  }

  private Edition.Formula formula(
      Page<ClausePage> page, ClausePage.FigureRow row, EditionClause clause) {
    if (row.of() != null) {
      return new Edition.Formula.Items(
          row.of(),
          choice(page, row.where(), clause),
          choice(page, row.whereNot(), clause),
          row.amount());
    }
    if (row.quotient() != null && row.by() != null && row.places() != null) {
      return new Edition.Formula.Quotient(row.quotient(), row.by(), row.places());
    }
    Map<String, BigDecimal> weights = new LinkedHashMap<>();
    row.sum().forEach((part, weight) -> weights.put(part, weight(page, weight, clause)));
    return new Edition.Formula.Weighted(weights);
  }

  private BigDecimal weight(Page<ClausePage> page, JsonNode node, EditionClause clause) {
    if (node.isNumber()) {
      return node.decimalValue();
    }
    if (clause.parameters().get(name(node)) instanceof ParameterValue.Decimal decimal) {
      return decimal.value();
    }
    fault(page, "/figures", "`%s` 不是小數參數", "`%s` is no decimal parameter", node.asString());
    return BigDecimal.ZERO;
  }

  private Map<String, Set<String>> choice(
      Page<ClausePage> page, Map<String, JsonNode> choice, EditionClause clause) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    choice.forEach(
        (field, node) -> {
          Set<String> allowed = new LinkedHashSet<>();
          if (node.isArray()) {
            node.forEach(item -> allowed.add(item.asString()));
          } else if (clause.parameters().get(name(node)) instanceof ParameterValue.Texts texts) {
            allowed.addAll(texts.value());
          } else {
            fault(page, "/figures", "`%s` 不是清單參數", "`%s` is no list parameter", node.asString());
          }
          values.put(field, allowed);
        });
    return values;
  }

  private static String name(JsonNode node) {
    String text = node.asString();
    return text.startsWith("$") ? text.substring(1) : text;
  }

  private void fault(Page<?> page, String at, String zhTw, String en, String value) {
    faults.add(page.fault(at, zhTw.formatted(value), en.formatted(value)));
  }
}
