package tw.plumbline.rules.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tw.plumbline.rules.proof.Reference.Classified;
import tw.plumbline.rules.proof.Reference.Found;
import tw.plumbline.rules.proof.Reference.Outcome;

class ReferenceTest {
  static Stream<String> examples() {
    return ExampleReports.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void the_reference_answers_what_the_contract_expects_of_its_examples(String name) {
    Outcome outcome = Reference.of(ExampleReports.report(name));
    JsonNode expected = ExampleReports.expected(name);

    assertThat(outcome.verdict()).isEqualTo(expected.get("verdict").asString());
    assertThat(outcome.classifications()).isEqualTo(classifications(expected));
    assertThat(plain(outcome.figures())).isEqualTo(plain(figures(expected)));
    assertThat(new ArrayList<>(outcome.checks().entrySet()))
        .isEqualTo(new ArrayList<>(checks(expected).entrySet()));
    assertThat(outcome.findings()).isEqualTo(findings(expected));
  }

  @Test
  void pointers_are_ordered_by_number_and_code_point_and_a_beginning_comes_first() {
    assertThat(
            Stream.of(
                    "/b", "/a/10", "/a/9/z", "/a/9", "/a/9/A", "/a", "/a/\uFFFD", "/a/\uD83D\uDE00")
                .sorted(Pointers.ORDER))
        .containsExactly(
            "/a", "/a/9", "/a/9/A", "/a/9/z", "/a/10", "/a/\uFFFD", "/a/\uD83D\uDE00", "/b");
  }

  private static List<Classified> classifications(JsonNode expected) {
    List<Classified> all = new ArrayList<>();
    for (JsonNode one : expected.get("classifications")) {
      all.add(new Classified(text(one, "pointer"), text(one, "result"), text(one, "clause")));
    }
    return all;
  }

  private static SortedMap<String, BigDecimal> figures(JsonNode expected) {
    SortedMap<String, BigDecimal> all = new TreeMap<>();
    expected.get("figures").forEachEntry((name, value) -> all.put(name, value.decimalValue()));
    return all;
  }

  private static Map<String, String> checks(JsonNode expected) {
    Map<String, String> all = new LinkedHashMap<>();
    expected.get("checks").forEachEntry((clause, status) -> all.put(clause, status.asString()));
    return all;
  }

  private static List<Found> findings(JsonNode expected) {
    List<Found> all = new ArrayList<>();
    for (JsonNode one : expected.get("findings")) {
      all.add(new Found(text(one, "clause"), text(one, "severity"), text(one, "pointer")));
    }
    return all;
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asString();
  }

  private static Map<String, String> plain(SortedMap<String, BigDecimal> figures) {
    Map<String, String> all = new TreeMap<>();
    figures.forEach((name, value) -> all.put(name, FigureSums.plain(value).toPlainString()));
    return all;
  }
}
