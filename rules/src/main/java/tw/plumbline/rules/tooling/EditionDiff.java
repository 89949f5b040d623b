package tw.plumbline.rules.tooling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;

/** What is different between two editions, or between two versions of one. */
public final class EditionDiff {
  /** Clauses that are in neither of the tables of clauses: what holds for the programme. */
  public static final String PROGRAMME = "-";

  private EditionDiff() {}

  /**
   * One difference.
   *
   * @param what that changed: a parameter, the severity, …
   * @param before null where it is new
   * @param after null where it is gone
   * @param since programme year from which it is so
   */
  public record Change(
      String clause,
      BilingualText what,
      @Nullable String before,
      @Nullable String after,
      int since) {}

  /**
   * By clause, those of the later edition first in its order.
   *
   * @param between editions of the same rulebook after the first, up to the second; they tell since
   *     when
   */
  public static List<Change> of(Edition before, Edition after, List<Edition> between) {
    List<Change> changes = new ArrayList<>();
    Map<String, Map<String, Aspect>> old = aspects(before);
    Map<String, Map<String, Aspect>> now = aspects(after);
    List<String> clauses = new ArrayList<>(now.keySet());
    old.keySet().stream().filter(clause -> !now.containsKey(clause)).forEach(clauses::add);
    for (String clause : clauses) {
      Map<String, Aspect> was = old.getOrDefault(clause, Map.of());
      Map<String, Aspect> is = now.getOrDefault(clause, Map.of());
      if (was.isEmpty() || is.isEmpty()) {
        Aspect whole = Objects.requireNonNull((is.isEmpty() ? was : is).get("title"));
        changes.add(
            new Change(
                clause,
                new BilingualText("條款", "the clause"),
                was.isEmpty() ? null : whole.value(),
                is.isEmpty() ? null : whole.value(),
                since(between, after, clause, "title", is.isEmpty() ? null : whole.value())));
      } else {
        aspects(clause, was, is, between, after, changes);
      }
    }
    return changes;
  }

  private static void aspects(
      String clause,
      Map<String, Aspect> was,
      Map<String, Aspect> is,
      List<Edition> between,
      Edition after,
      List<Change> changes) {
    TreeSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    for (String name : names) {
      Aspect old = was.get(name);
      Aspect now = is.get(name);
      String before = old == null ? null : old.value();
      String value = now == null ? null : now.value();
      if (!Objects.equals(before, value)) {
        BilingualText what = Objects.requireNonNull(now == null ? old : now).what();
        changes.add(
            new Change(clause, what, before, value, since(between, after, clause, name, value)));
      }
    }
  }

  /** The first year from which it is, and stays, as it is at the end. */
  private static int since(
      List<Edition> between, Edition after, String clause, String name, @Nullable String value) {
    int since = after.year();
    for (int i = between.size() - 1; i >= 0; i--) {
      Aspect then = aspects(between.get(i)).getOrDefault(clause, Map.of()).get(name);
      if (!Objects.equals(then == null ? null : then.value(), value)) {
        return since;
      }
      since = between.get(i).year();
    }
    return since;
  }

  private record Aspect(BilingualText what, String value) {}

  private static Map<String, Map<String, Aspect>> aspects(Edition edition) {
    Map<String, Map<String, Aspect>> all = new LinkedHashMap<>();
    for (EditionClause clause : edition.clauses().values()) {
      all.put(clause.id(), aspects(clause));
    }
    for (Edition.Figure figure : edition.figures()) {
      put(
          all.computeIfAbsent(figure.clause(), none -> new TreeMap<>()),
          "figure " + figure.name(),
          "數據 `%s`".formatted(figure.name()),
          "figure `%s`".formatted(figure.name()),
          String.valueOf(figure.formula()));
    }
    Map<String, Aspect> programme = new TreeMap<>();
    edition
        .asOf()
        .forEach(
            (kind, day) ->
                put(
                    programme,
                    "filing " + kind,
                    "填報 `%s` 涵蓋期間末日".formatted(kind),
                    "last day of the filing `%s`".formatted(kind),
                    day.toString()));
    put(
        programme,
        "title",
        "計畫",
        "the programme",
        edition.rows().stream().map(Object::toString).collect(Collectors.joining("; ")));
    all.put(PROGRAMME, programme);
    return all;
  }

  private static Map<String, Aspect> aspects(EditionClause clause) {
    Map<String, Aspect> aspects = new TreeMap<>();
    put(aspects, "title", "名稱", "title", clause.title().zhTw());
    put(aspects, "automation", "檢核方式", "automation", clause.automation().name());
    if (clause.severity() != null) {
      put(aspects, "severity", "嚴重程度", "severity", clause.severity().name());
    }
    put(aspects, "words", "規定", "rule in words", clause.citation().statement().zhTw());
    put(
        aspects,
        "source",
        "出處",
        "source",
        clause.citation().document() + "，" + clause.citation().section());
    clause
        .parameters()
        .forEach(
            (name, value) ->
                put(
                    aspects,
                    "parameter " + name,
                    "參數 `%s`".formatted(name),
                    "parameter `%s`".formatted(name),
                    String.valueOf(value.value())));
    clause
        .findings()
        .forEach(
            (rule, text) ->
                put(
                    aspects,
                    "message " + rule,
                    "訊息 `%s`".formatted(rule),
                    "message `%s`".formatted(rule),
                    text.message().text().zhTw() + " " + text.remedy().text().zhTw()));
    if (clause.rule() != null) {
      put(aspects, "rule", "條件", "conditions", clause.rule().text().strip());
    }
    return aspects;
  }

  private static void put(
      Map<String, Aspect> aspects, String name, String zhTw, String en, String value) {
    aspects.put(name, new Aspect(new BilingualText(zhTw, en), value));
  }
}
