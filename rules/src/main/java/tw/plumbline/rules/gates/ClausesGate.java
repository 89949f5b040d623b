package tw.plumbline.rules.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.yaml.StrictYaml;
import tw.plumbline.rules.yaml.YamlText;

/**
 * A clause leaves a programme year by an end date that somebody wrote, and in no other way. Years
 * that the draft has no edition for are no matter of this gate.
 */
final class ClausesGate {
  private final Rulebook base;
  private final Pages before;
  private final Rulebook draft;
  private final Pages pages;
  private final List<GateFault> faults = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();

  ClausesGate(Rulebook base, Pages before, Rulebook draft, Pages pages) {
    this.base = base;
    this.before = before;
    this.draft = draft;
    this.pages = pages;
  }

  GateReport report() {
    SortedMap<String, TreeSet<Integer>> lost = new TreeMap<>();
    base.editions()
        .forEach(
            (year, edition) -> {
              Edition now = draft.editions().get(year);
              for (String clause : edition.clauses().keySet()) {
                if (now != null && !now.clauses().containsKey(clause)) {
                  lost.computeIfAbsent(clause, none -> new TreeSet<>()).add(year);
                }
              }
            });
    lost.forEach(this::judge);
    String of = String.join("、", ended);
    return GateReport.of(
        Gate.CLAUSES,
        faults,
        ended.isEmpty() ? "沒有條款消失" : "沒有條款無故消失；訂有終止年度者：" + of,
        ended.isEmpty()
            ? "No clause is lost"
            : "No clause is lost; these were given an end: " + String.join(", ", ended));
  }

  private void judge(String clause, TreeSet<Integer> years) {
    String path = pages.path(clause);
    Node effective = pages.at(clause, "effective");
    Integer to = year(YamlText.at(effective, "to"));
    if (to != null && to < years.first()) {
      ended.add("%s (%d)".formatted(clause, to));
      return;
    }
    String of = years.stream().map(String::valueOf).collect(Collectors.joining("、"));
    String in = years.stream().map(String::valueOf).collect(Collectors.joining(", "));
    faults.add(
        path == null
            ? new GateFault(
                oldPath(clause),
                0,
                clause,
                new BilingualText(
                    "條款 `%s` 已不在規則書內（%s 年度原適用）；請保留其頁面，並以 effective 之 to 訂明終止年度"
                        .formatted(clause, of),
                    "clause `%s` is gone, though it was in force in %s; keep its page and end it with `to` under `effective`"
                        .formatted(clause, in)))
            : new GateFault(
                path,
                effective == null ? 1 : StrictYaml.line(effective),
                clause,
                new BilingualText(
                    "條款 `%s` 於 %s 年度不再適用，卻未訂明在此之前終止（effective 之 to）".formatted(clause, of),
                    "clause `%s` is no longer in force in %s, but no `to` under `effective` ends it before"
                        .formatted(clause, in))));
  }

  private String oldPath(String clause) {
    String path = before.path(clause);
    return path == null ? "" : path;
  }

  static @Nullable Integer year(@Nullable Node node) {
    String text = YamlText.value(node);
    return text.matches("[0-9]{1,4}") ? (Integer) Integer.parseInt(text) : null;
  }
}
