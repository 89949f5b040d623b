package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.book.GenericRules;
import tw.plumbline.rules.book.GenericRules.Choice;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.facts.GenericFields;
import tw.plumbline.rules.facts.GroupFact;
import tw.plumbline.rules.facts.ReportFact;
import tw.plumbline.rules.facts.ShareFact;
import tw.plumbline.rules.facts.StepFact;

/** What the groups, series and divisions of an edition make of a report's generic facts. */
final class GenericTables {
  private final ReportFact report;
  private final GenericItems items;
  private final List<Fact> facts = new ArrayList<>();

  private GenericTables(ReportFact report, GenericItems items) {
    this.report = report;
    this.items = items;
  }

  static List<Fact> of(GenericRules rules, ReportFact report, GenericItems items) {
    GenericTables tables = new GenericTables(report, items);
    rules.groups().forEach(tables::group);
    rules.series().forEach(tables::series);
    rules.divisions().forEach(tables::division);
    return tables.facts;
  }

  private void group(GenericRules.Group group) {
    String list = group.items().list();
    Map<String, List<Fact>> totals = new TreeMap<>();
    if (!group.total().isEmpty()) {
      totals.putAll(byKey(new Choice(list, group.total(), group.items().by())));
    }
    byKey(group.items())
        .forEach(
            (key, members) ->
                facts.add(group(group, key, members, totals.getOrDefault(key, List.of()))));
  }

  private GroupFact group(
      GenericRules.Group group, String key, List<Fact> members, List<Fact> totals) {
    String amount = group.amount();
    BigDecimal sum = BigDecimal.ZERO;
    String gap = null;
    for (Fact member : members) {
      BigDecimal number = amount == null ? BigDecimal.ONE : number(group, amount).apply(member);
      if (number == null) {
        gap = gap == null ? member.pointer() + path(group, amount) : gap;
      } else {
        sum = sum.add(number);
      }
    }
    Fact total = totals.isEmpty() ? null : totals.get(0);
    return new GroupFact(
        report,
        total == null ? members.get(0).pointer() : total.pointer(),
        group.name(),
        known(key),
        members.size(),
        gap == null ? sum : null,
        total == null || amount == null ? null : number(group, amount).apply(total),
        gap);
  }

  private static Function<Fact, @Nullable BigDecimal> number(
      GenericRules.Group group, String amount) {
    return GenericFields.number(group.items().list(), amount).orElseThrow();
  }

  private static String path(GenericRules.Group group, @Nullable String amount) {
    return amount == null ? "" : GenericFields.path(group.items().list(), amount);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the values of one field are of one type
  private void series(GenericRules.Series series) {
    String list = series.items().list();
    Function<Fact, @Nullable Comparable<?>> order =
        GenericFields.order(list, series.order()).orElseThrow();
    Comparator<Fact> sequence = (one, other) -> compare(order.apply(one), order.apply(other));
    if (series.compare() != null) {
      Function<Fact, @Nullable BigDecimal> compared = compared(series);
      sequence =
          sequence.thenComparing(
              (one, other) -> compare(compared.apply(one), compared.apply(other)));
    }
    for (Map.Entry<String, List<Fact>> entry : byKey(series.items()).entrySet()) {
      List<Fact> members = new ArrayList<>(entry.getValue());
      members.removeIf(member -> order.apply(member) == null);
      members.sort(sequence);
      for (int i = 1; i < members.size(); i++) {
        facts.add(step(series, entry.getKey(), members.get(i - 1), members.get(i)));
      }
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the values of one field are of one type
  private static int compare(@Nullable Comparable one, @Nullable Comparable other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return one.compareTo(other);
  }

  private StepFact step(GenericRules.Series series, String key, Fact earlier, Fact later) {
    Function<Fact, @Nullable Comparable<?>> order =
        GenericFields.order(series.items().list(), series.order()).orElseThrow();
    return new StepFact(
        report,
        later.pointer(),
        series.name(),
        known(key),
        order.apply(earlier) instanceof java.time.LocalDate day ? day : null,
        order.apply(later) instanceof java.time.LocalDate day ? day : null,
        series.compare() == null ? null : compared(series).apply(earlier),
        series.compare() == null ? null : compared(series).apply(later));
  }

  private static Function<Fact, @Nullable BigDecimal> compared(GenericRules.Series series) {
    return GenericFields.number(series.items().list(), String.valueOf(series.compare()))
        .orElseThrow();
  }

  private void division(GenericRules.Division division) {
    String list = division.items().list();
    Function<Fact, @Nullable BigDecimal> weight =
        GenericFields.number(list, division.weight()).orElseThrow();
    Function<Fact, @Nullable BigDecimal> declared =
        GenericFields.number(list, division.declared()).orElseThrow();
    byKey(division.items())
        .forEach(
            (key, members) -> {
              Map<String, BigDecimal> due = due(members, weight, division.places());
              members.forEach(
                  member ->
                      facts.add(
                          new ShareFact(
                              report,
                              member.pointer(),
                              division.name(),
                              known(key),
                              declared.apply(member),
                              due.get(member.pointer()))));
            });
  }

  /** Empty where a weight is absent, or all of them are 0. */
  private static Map<String, BigDecimal> due(
      List<Fact> members, Function<Fact, @Nullable BigDecimal> weight, int places) {
    Map<String, BigDecimal> weights = new LinkedHashMap<>();
    for (Fact member : members) {
      BigDecimal of = weight.apply(member);
      if (of != null) {
        weights.put(member.pointer(), of);
      }
    }
    boolean whole =
        weights.size() == members.size()
            && weights.values().stream().anyMatch(of -> of.signum() > 0);
    return whole ? LargestRemainder.parts(BigDecimal.ONE, weights, places) : Map.of();
  }

  /** The items that are chosen; those that do not say to which group they belong are last. */
  private Map<String, List<Fact>> byKey(Choice choice) {
    Map<String, List<Fact>> groups =
        new TreeMap<>(
            Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder()));
    List<Fact> list = items.list(choice.list());
    if (list != null) {
      for (Fact item : list) {
        if (taken(choice, item)) {
          groups.computeIfAbsent(key(choice, item), none -> new ArrayList<>()).add(item);
        }
      }
    }
    return groups;
  }

  private static boolean taken(Choice choice, Fact item) {
    for (Map.Entry<String, Set<String>> field : choice.where().entrySet()) {
      String value = GenericFields.text(choice.list(), field.getKey()).orElseThrow().apply(item);
      if (value == null || !field.getValue().contains(value)) {
        return false;
      }
    }
    return true;
  }

  /** Items that all belong together have the key {@code -}; an empty one is unknown. */
  private static String key(Choice choice, Fact item) {
    String by = choice.by();
    if (by == null) {
      return "-";
    }
    String key = GenericFields.text(choice.list(), by).orElseThrow().apply(item);
    return key == null ? "" : key;
  }

  private static @Nullable String known(String key) {
    return key.isEmpty() ? null : key;
  }
}
