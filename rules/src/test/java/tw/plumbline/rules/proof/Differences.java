package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.rules.proof.Reference.Outcome;

/** In what an assessment differs from the reference, a line a part; none where they agree. */
final class Differences {
  /** How many lines of one part are shown. */
  private static final int SHOWN = 4;

  private final List<String> lines = new ArrayList<>();

  private Differences() {}

  static List<String> between(Outcome expected, Assessment actual) {
    return between(SectionEight.CHECKS, expected, actual);
  }

  static List<String> between(CheckTable table, Outcome expected, Assessment actual) {
    Differences differences = new Differences();
    differences.part("verdict", List.of(expected.verdict()), List.of(actual.verdict().name()));
    differences.part(
        "classifications",
        expected.classifications().stream()
            .map(one -> one.pointer() + " " + one.result() + " " + one.clause())
            .toList(),
        actual.classifications().stream()
            .map(one -> one.pointer() + " " + one.result() + " " + one.clause())
            .toList());
    differences.part("figures", figures(expected.figures()), figures(values(actual)));
    differences.part(
        "checks",
        expected.checks().entrySet().stream()
            .map(
                check ->
                    "%s %s %s"
                        .formatted(
                            check.getKey(), table.severity(check.getKey()), check.getValue()))
            .toList(),
        actual.checks().stream()
            .map(check -> check.clause() + " " + check.severity() + " " + check.status())
            .toList());
    differences.part(
        "findings",
        expected.findings().stream()
            .map(one -> one.clause() + " " + one.severity() + " " + one.pointer())
            .toList(),
        actual.findings().stream()
            .map(one -> one.clause() + " " + one.severity() + " " + one.pointer())
            .toList());
    return differences.lines;
  }

  private void part(String name, List<String> expected, List<String> actual) {
    if (expected.equals(actual)) {
      return;
    }
    List<String> lacking = new ArrayList<>(expected);
    actual.forEach(lacking::remove);
    List<String> besides = new ArrayList<>(actual);
    expected.forEach(besides::remove);
    lines.add(
        lacking.isEmpty() && besides.isEmpty()
            ? name + ": in another order"
            : "%s: expected also %s, and not %s".formatted(name, some(lacking), some(besides)));
  }

  private static String some(List<String> all) {
    return all.size() <= SHOWN
        ? all.toString()
        : all.subList(0, SHOWN) + " and " + (all.size() - SHOWN) + " more";
  }

  private static TreeMap<String, BigDecimal> values(Assessment assessment) {
    TreeMap<String, BigDecimal> values = new TreeMap<>();
    for (Figure figure : assessment.figures()) {
      values.put(figure.name(), figure.value());
    }
    return values;
  }

  private static List<String> figures(Map<String, BigDecimal> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + FigureSums.plain(entry.getValue()))
        .toList();
  }
}
