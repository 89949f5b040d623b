package tw.plumbline.rules.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.compile.RuleId;
import tw.plumbline.rules.facts.Conclusions;
import tw.plumbline.rules.facts.Fact;
import tw.plumbline.rules.facts.FigureFact;

/** What the rules conclude of one report. Belongs to one run. */
final class Ledger implements Conclusions {
  private final List<RuleId> rules;
  private final boolean[] applied;
  private final boolean[] postponed;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Fact, List<Entry>> byFact = new IdentityHashMap<>();
  private final Map<Fact, Belonging> classes = new IdentityHashMap<>();
  private final Map<Fact, List<Key>> keys = new IdentityHashMap<>(128);

  Ledger(List<RuleId> rules) {
    this.rules = rules;
    this.applied = new boolean[rules.size()];
    this.postponed = new boolean[rules.size()];
  }

  /** A breach, or a fact that is missing. */
  static final class Entry {
    final RuleId rule;
    final @Nullable Fact fact;
    final String pointer;
    final boolean missing;
    final @Nullable String figure;
    final @Nullable Object actual;
    final @Nullable Object required;
    final @Nullable BigDecimal shortfall;

    /** An earlier test of the item failed already, and only the first failure is told. */
    boolean dropped;

    /** What the entry says, once it was worded. */
    @Nullable BilingualText message;

    private Entry(
        RuleId rule,
        @Nullable Fact fact,
        String pointer,
        boolean missing,
        @Nullable String figure,
        @Nullable Object actual,
        @Nullable Object required,
        @Nullable BigDecimal shortfall) {
      this.rule = rule;
      this.fact = fact;
      this.pointer = pointer;
      this.missing = missing;
      this.figure = figure;
      this.actual = actual;
      this.required = required;
      this.shortfall = shortfall;
    }
  }

  /** What identifies an item, as a rule says it. */
  record Key(int rule, List<String> parts) {}

  /** The class that a rule says a fact belongs to. */
  record Belonging(int rule, String result) {}

  /** The class of a fact, and the clause that says so; null where none does. */
  ItemJudge.@Nullable Standing standing(Fact fact) {
    Belonging known = classes.get(fact);
    return known == null
        ? null
        : new ItemJudge.Standing(known.result(), rules.get(known.rule()).clause());
  }

  List<Entry> entries() {
    return entries;
  }

  /** What was concluded of one fact. */
  List<Entry> of(Fact fact) {
    return byFact.getOrDefault(fact, List.of());
  }

  List<Key> keys(Fact fact) {
    return keys.getOrDefault(fact, List.of());
  }

  boolean applied(int rule) {
    return applied[rule];
  }

  boolean postponed(int rule) {
    return postponed[rule];
  }

  @Override
  public void applies(int rule) {
    applied[rule] = true;
  }

  @Override
  public void notYetDue(int rule) {
    postponed[rule] = true;
  }

  @Override
  public void breach(int rule, Fact fact) {
    breach(rule, fact, null, null);
  }

  @Override
  public void breach(int rule, Fact fact, @Nullable Object actual, @Nullable Object required) {
    add(new Entry(rules.get(rule), fact, fact.pointer(), false, null, actual, required, null));
  }

  @Override
  public void breach(int rule, String pointer, @Nullable Object actual, @Nullable Object required) {
    add(new Entry(rules.get(rule), null, pointer, false, null, actual, required, null));
  }

  @Override
  public void below(int rule, String pointer, FigureFact figure, Object actual, Object required) {
    figure(rule, pointer, figure, actual, required, number(required).subtract(number(actual)));
  }

  @Override
  public void belowIncrease(
      int rule, String pointer, FigureFact figure, Object actual, Object base, Object increase) {
    below(rule, pointer, figure, actual, number(base).add(number(increase)));
  }

  @Override
  public void notAbove(
      int rule, String pointer, FigureFact figure, Object actual, Object required) {
    BigDecimal gap = number(required).subtract(number(actual));
    BigDecimal leastWhole = gap.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
    figure(rule, pointer, figure, actual, required, leastWhole);
  }

  @Override
  public void differs(int rule, String pointer, FigureFact figure, Object actual, Object required) {
    figure(rule, pointer, figure, actual, required, null);
  }

  @Override
  public void missing(int rule, Fact fact, String path) {
    missingAt(rule, fact, fact.pointer() + "/" + path);
  }

  @Override
  public void missing(int rule, String pointer) {
    missingAt(rule, null, pointer);
  }

  @Override
  public void unknown(int rule, Fact fact, String pointer) {
    missingAt(rule, fact, pointer);
  }

  @Override
  public void missingLists(int rule, FigureFact figure) {
    figure.absentLists().forEach(list -> missingAt(rule, null, list));
  }

  @Override
  public void key(int rule, Fact fact, String... parts) {
    keys.computeIfAbsent(fact, none -> new ArrayList<>(2)).add(new Key(rule, List.of(parts)));
  }

  @Override
  public void belongs(int rule, Fact fact, String result) {
    classes.merge(
        fact,
        new Belonging(rule, result),
        (known, found) -> found.rule() < known.rule() ? found : known);
  }

  private void missingAt(int rule, @Nullable Fact fact, String pointer) {
    add(new Entry(rules.get(rule), fact, pointer, true, null, null, null, null));
  }

  private void figure(
      int rule,
      String pointer,
      FigureFact figure,
      Object actual,
      Object required,
      @Nullable BigDecimal shortfall) {
    add(
        new Entry(
            rules.get(rule), null, pointer, false, figure.name(), actual, required, shortfall));
  }

  private void add(Entry entry) {
    entries.add(entry);
    if (entry.fact != null) {
      byFact.computeIfAbsent(entry.fact, none -> new ArrayList<>(2)).add(entry);
    }
  }

  private static BigDecimal number(Object value) {
    return value instanceof BigDecimal decimal
        ? decimal
        : BigDecimal.valueOf(((Number) value).longValue());
  }
}
