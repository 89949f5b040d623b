package tw.plumbline.rules.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.cases.ClauseCase.Expected;
import tw.plumbline.rules.cases.ClauseCase.Found;
import tw.plumbline.rules.cases.ClauseCase.Standing;

/** What an assessment says otherwise than its case. */
final class Comparison {
  private final List<BilingualText> differences = new ArrayList<>();

  private Comparison() {}

  static List<BilingualText> of(ClauseCase one, Assessment assessment) {
    Comparison comparison = new Comparison();
    Expected expected = one.expected();
    comparison.status(one, assessment.checks());
    comparison.findings(expected.findings(), assessment.findings());
    comparison.classifications(expected.classifications(), assessment);
    comparison.figures(expected.figures(), assessment);
    return comparison.differences;
  }

  private void status(ClauseCase one, List<Check> checks) {
    String answered =
        checks.stream()
            .filter(check -> check.clause().equals(one.clause()))
            .map(check -> check.status().name())
            .findFirst()
            .orElse(null);
    compare(one.clause(), one.expected().status().name(), answered);
  }

  private void findings(List<Found> expected, List<Finding> answered) {
    List<Found> lacking = new ArrayList<>(expected);
    for (Finding finding : answered) {
      Found found = new Found(finding.clause(), finding.severity(), finding.pointer());
      if (!lacking.remove(found)) {
        differences.add(
            new BilingualText(
                "多出結果 `%s`".formatted(found), "unexpected finding `%s`".formatted(found)));
      }
    }
    for (Found found : lacking) {
      differences.add(
          new BilingualText("缺少結果 `%s`".formatted(found), "no finding `%s`".formatted(found)));
    }
  }

  private void classifications(Map<String, Standing> expected, Assessment assessment) {
    Map<String, Standing> answered = new HashMap<>();
    assessment
        .classifications()
        .forEach(item -> answered.put(item.pointer(), new Standing(item.result(), item.clause())));
    new TreeMap<>(expected)
        .forEach(
            (pointer, standing) ->
                compare(pointer, standing, answered.getOrDefault(pointer, Standing.NONE)));
  }

  private void figures(Map<String, Optional<BigDecimal>> expected, Assessment assessment) {
    Map<String, String> answered = new HashMap<>();
    assessment.figures().forEach(figure -> answered.put(figure.name(), plain(figure.value())));
    new TreeMap<>(expected)
        .forEach(
            (name, value) ->
                compare(name, value.map(Comparison::plain).orElse(null), answered.get(name)));
  }

  private void compare(String of, @Nullable Object expected, @Nullable Object answered) {
    if (!java.util.Objects.equals(expected, answered)) {
      differences.add(
          new BilingualText(
              "`%s` 應為 `%s`，實為 `%s`".formatted(of, named(expected, "無"), named(answered, "無")),
              "`%s` should be `%s`, but is `%s`"
                  .formatted(of, named(expected, "absent"), named(answered, "absent"))));
    }
  }

  private static Object named(@Nullable Object value, String absent) {
    return value == null ? absent : value;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
