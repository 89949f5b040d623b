package tw.plumbline.rules.gates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.gates.DatedRows.Row;
import tw.plumbline.rules.yaml.StrictYaml;
import tw.plumbline.rules.yaml.YamlText;

/**
 * Editions follow each other without a gap, and the rows of one thing neither overlap nor leave
 * one. Reading already refuses a year of a clause for which a parameter, words, severity or rule
 * file has no row; words of findings are demanded by the guard in exactly the years of their rule.
 * What the base holds too was published before and is let pass.
 */
final class YearsGate {
  private static final String PROGRAMME = "programme.yaml";

  /** In which years these must have a row is known more exactly than by their neighbours. */
  private static final Set<String> DEMANDED = Set.of("/severity", "/rule");

  private final Rulebook base;
  private final Pages before;
  private final Rulebook draft;
  private final Pages after;
  private final Set<GateFault> faults = new LinkedHashSet<>();

  YearsGate(Rulebook base, Pages before, Rulebook draft, Pages after) {
    this.base = base;
    this.before = before;
    this.draft = draft;
    this.after = after;
  }

  GateReport report() {
    editions();
    Map<String, Map<String, List<Row>>> old = new HashMap<>();
    before.all().forEach((path, page) -> old.put(key(before, path), DatedRows.of(page)));
    after
        .all()
        .forEach(
            (path, page) -> {
              Stop.ifAsked();
              Map<String, List<Row>> known = old.getOrDefault(key(after, path), Map.of());
              DatedRows.of(page)
                  .forEach(
                      (thing, rows) ->
                          new Thing(path, thing, rows, known.getOrDefault(thing, List.of()))
                              .judge());
            });
    return GateReport.of(
        Gate.YEARS,
        new ArrayList<>(faults),
        "%d 至 %d 年度皆有版本，適用年度無重疊、無缺漏"
            .formatted(draft.editions().firstKey(), draft.editions().lastKey()),
        "Every year from %d to %d has its edition; no years overlap and none is left out"
            .formatted(draft.editions().firstKey(), draft.editions().lastKey()));
  }

  /** A clause's page is found again wherever its folder went. */
  private static String key(Pages pages, String path) {
    String clause = path.endsWith("/rule.yaml") ? pages.clause(path) : null;
    return clause == null ? path : clause;
  }

  private void editions() {
    YamlText page = after.all().get(PROGRAMME);
    if (page == null) {
      return;
    }
    Node rows = YamlText.at(page.root(), "editions");
    Set<String> years = new TreeSet<>();
    for (Node row : YamlText.items(rows)) {
      String year = YamlText.value(YamlText.at(row, "year"));
      if (!years.add(year)) {
        editions(row, "%s 年度列了兩次", "the year %s stands twice", year);
      }
    }
    Map<String, Integer> ids = new HashMap<>();
    SortedMap<Integer, Edition> editions = draft.editions();
    for (Edition edition : editions.values()) {
      Integer other = ids.putIfAbsent(edition.id(), edition.year());
      if (other != null) {
        editions(rows, "版本代號 `%s` 重複", "two years have the edition id `%s`", edition.id());
      }
    }
    for (int year = editions.firstKey(); year <= editions.lastKey(); year++) {
      if (!editions.containsKey(year) && !leftOutBefore(year)) {
        editions(rows, "缺少 %s 年度之版本", "there is no edition for %s", String.valueOf(year));
      }
    }
    for (Edition edition : base.editions().values()) {
      Edition now = editions.get(edition.year());
      if (now == null) {
        editions(
            rows,
            "原有之 %s 年度版本不見了，該年度已填報之資料將無從檢核",
            "the edition for %s is gone; reports of that year could not be judged any more",
            String.valueOf(edition.year()));
      } else if (!now.id().equals(edition.id())) {
        editions(rows, "原有之版本代號 `%s` 不得更改", "the edition id `%s` must stay as it is", edition.id());
      }
    }
  }

  private boolean leftOutBefore(int year) {
    return !base.editions().containsKey(year)
        && year > base.editions().firstKey()
        && year < base.editions().lastKey();
  }

  private void editions(@Nullable Node at, String zhTw, String en, String what) {
    faults.add(
        new GateFault(
            PROGRAMME,
            at == null ? 1 : StrictYaml.line(at),
            null,
            new BilingualText(zhTw.formatted(what), en.formatted(what))));
  }

  /** The rows of which a year picks one, and those that the base has of it. */
  private final class Thing {
    private final String path;
    private final String name;
    private final List<Row> rows;
    private final List<Row> old;

    Thing(String path, String name, List<Row> rows, List<Row> old) {
      this.path = path;
      this.name = name;
      this.rows = rows;
      this.old = old;
    }

    void judge() {
      if (rows.equals(old)) {
        return;
      }
      for (Row row : rows) {
        if (old.stream().noneMatch(was -> isSame(was, row))) {
          row(row);
        }
      }
      SortedMap<Row, TreeSet<Integer>> overlaps = new TreeMap<>((a, b) -> a.line() - b.line());
      TreeSet<Integer> gaps = new TreeSet<>();
      TreeSet<Integer> lost = new TreeSet<>();
      int first = rows.stream().mapToInt(Row::from).min().orElse(0);
      for (int year : years()) {
        List<Row> now = in(rows, year);
        int was = in(old, year).size();
        if (now.size() > 1 && was < 2) {
          overlaps.computeIfAbsent(now.get(now.size() - 1), none -> new TreeSet<>()).add(year);
        } else if (now.isEmpty() && year > first && isFollowed(rows, year)) {
          if ((was > 0 || !isBetween(old, year)) && !DEMANDED.contains(name) && !isFinding()) {
            gaps.add(year);
          }
        } else if (now.isEmpty() && was > 0 && !isEnded(year)) {
          lost.add(year);
        }
      }
      overlaps.forEach(
          (row, in) ->
              fault(
                  row.line(),
                  in,
                  "`%s` 於 %s 年度有兩列重疊；請以 to 訂明前一列之終止年度",
                  "two rows of `%s` are in force in %s; end the earlier one with `to`"));
      int last = rows.get(rows.size() - 1).line();
      if (!gaps.isEmpty()) {
        fault(
            last,
            gaps,
            "`%s` 於 %s 年度沒有適用的列",
            "no row of `%s` is in force in %s, between two that are");
      }
      if (!lost.isEmpty()) {
        fault(
            last,
            lost,
            "`%s` 於 %s 年度原有適用的列，現已沒有，且未訂明終止年度（to）",
            "a row of `%s` was in force in %s and is gone, but no `to` ends it");
      }
    }

    private void row(Row row) {
      Integer to = row.to();
      if (to != null && to < row.from()) {
        fault(
            row.line(),
            new TreeSet<>(Set.of(to)),
            "`%s` 之終止年度 %s 早於起始年度",
            "a row of `%s` ends in %s, before it begins");
      } else if (draft.editions().keySet().stream().noneMatch(row::in)) {
        fault(
            row.line(),
            new TreeSet<>(Set.of(row.from())),
            "`%s` 自 %s 年度起之列，沒有任何年度版本會用到",
            "no edition has a year for the row of `%s` from %s");
      }
    }

    /** Years of the draft's editions in which the page's clause is in force; of other pages all. */
    private Set<Integer> years() {
      String clause = path.endsWith("/rule.yaml") ? after.clause(path) : null;
      return draft.editions().values().stream()
          .filter(edition -> clause == null || edition.clauses().containsKey(clause))
          .map(Edition::year)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isFinding() {
      return name.startsWith("/findings/");
    }

    private boolean isEnded(int year) {
      return rows.stream()
          .anyMatch(
              row -> {
                Integer to = row.to();
                return to != null && to < year;
              });
    }

    private void fault(int line, TreeSet<Integer> years, String zhTw, String en) {
      String in = years.stream().map(String::valueOf).collect(Collectors.joining(", "));
      faults.add(
          new GateFault(
              path,
              line,
              after.clause(path),
              new BilingualText(
                  zhTw.formatted(name.substring(1), in.replace(", ", "、")),
                  en.formatted(name.substring(1), in))));
    }
  }

  private static boolean isSame(Row was, Row row) {
    return was.from() == row.from() && java.util.Objects.equals(was.to(), row.to());
  }

  private static List<Row> in(List<Row> rows, int year) {
    return rows.stream().filter(row -> row.in(year)).toList();
  }

  private static boolean isFollowed(List<Row> rows, int year) {
    return rows.stream().anyMatch(row -> row.from() > year);
  }

  /** A year that was left out between two rows then already. */
  private static boolean isBetween(List<Row> rows, int year) {
    return isFollowed(rows, year) && rows.stream().anyMatch(row -> row.from() < year);
  }
}
