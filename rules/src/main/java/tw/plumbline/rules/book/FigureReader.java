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
import tw.plumbline.rules.facts.GenericFields;
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
      parts(figure.formula()).stream()
          .filter(part -> !figures.containsKey(part))
          .forEach(part -> fault(programme, "/figures", "`%s` 未定義", "`%s` is not defined", part));
    }
    return List.copyOf(ordered);
  }

  /** The figures from which a figure is made. */
  private static List<String> parts(Edition.Formula formula) {
    if (formula instanceof Edition.Formula.Weighted weighted) {
      return List.copyOf(weighted.weights().keySet());
    }
    if (formula instanceof Edition.Formula.Share share) {
      return List.of(share.whole());
    }
    if (formula instanceof Edition.Formula.Quotient quotient) {
      return quotient.byGrant()
          ? List.of(quotient.dividend())
          : List.of(quotient.dividend(), quotient.divisor());
    }
    return List.of();
  }

  List<Edition.Sum> sums() {
    return List.copyOf(sums);
  }

  private Edition.Formula formula(
      Page<ClausePage> page, ClausePage.FigureRow row, EditionClause clause) {
    if (row.of() != null) {
      fields(page, row.of(), row);
      return new Edition.Formula.Items(
          row.of(),
          choice(page, row.where(), clause),
          choice(page, row.whereNot(), clause),
          row.amount());
    }
    if (row.declared() != null) {
      return new Edition.Formula.Declared();
    }
    if (row.share() != null && row.places() != null) {
      Map<String, BigDecimal> among = new LinkedHashMap<>();
      row.among().forEach((part, weight) -> among.put(part, weight(page, weight, clause)));
      if (!among.containsKey(row.name())) {
        fault(page, "/figures", "`%s` 未列於 among", "`%s` is not one of `among`", row.name());
      }
      return new Edition.Formula.Share(row.share(), among, row.name(), row.places());
    }
    if (row.quotient() != null && row.by() != null && row.places() != null) {
      return new Edition.Formula.Quotient(row.quotient(), row.by(), row.places());
    }
    Map<String, BigDecimal> weights = new LinkedHashMap<>();
    row.sum().forEach((part, weight) -> weights.put(part, weight(page, weight, clause)));
    return new Edition.Formula.Weighted(weights);
  }

  /** Fields of generic items are known by their list. */
  private void fields(Page<ClausePage> page, String list, ClausePage.FigureRow row) {
    if (!GenericRules.LISTS.contains(list)) {
      return;
    }
    Set<String> texts = new LinkedHashSet<>(row.where().keySet());
    texts.addAll(row.whereNot().keySet());
    texts.remove("result");
    texts.removeIf(field -> GenericFields.text(list, field).isPresent());
    String amount = row.amount();
    if (amount != null && GenericFields.number(list, amount).isEmpty()) {
      texts.add(amount);
    }
    for (String field : texts) {
      fault(page, "/figures", "沒有適用之欄位 `%s`", "there is no such field as `%s`", list + "." + field);
    }
  }

  private BigDecimal weight(Page<ClausePage> page, JsonNode node, EditionClause clause) {
    if (node.isNumber()) {
      return node.decimalValue();
    }
    if (clause.parameters().get(name(node)) instanceof ParameterValue.Decimal decimal) {
      return decimal.value();
    }
    if (clause.parameters().get(name(node)) instanceof ParameterValue.Whole whole) {
      return BigDecimal.valueOf(whole.value());
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
