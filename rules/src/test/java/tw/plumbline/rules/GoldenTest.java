package tw.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.rules.reading.Reading;

/** Real reports with their complete expected outcomes, read from JSON as the portal sends them. */
class GoldenTest {
  private static final Plumbline PLUMBLINE = Plumbline.builtIn();
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @AfterAll
  static void close() {
    PLUMBLINE.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/examples/a-compliant-second-kpi",
        "/examples/b-expired-and-mainland-members",
        "/examples/c-income-that-does-not-count",
        "/examples/d-phase-2-income-equal-to-the-grant",
        "/examples/e-targets-below-phase-1",
        "/examples/f-late-and-incomplete",
        "/golden/summary-table-k23"
      })
  void a_report_has_exactly_its_expected_outcome(String name) throws IOException {
    Reading reading = PLUMBLINE.read(resource(name + ".json"));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    Assessment assessment = PLUMBLINE.assess((Reading.Accepted) reading);
    JsonNode expected = MAPPER.readTree(resource(name + ".expected.json"));

    assertThat(assessment.verdict().name()).isEqualTo(expected.get("verdict").stringValue());
    assertThat(
            assessment.classifications().stream()
                .map(c -> List.of(c.pointer(), c.result(), c.clause())))
        .containsExactlyElementsOf(
            rows(expected.get("classifications"), "pointer", "result", "clause"));
    assertThat(figures(assessment))
        .containsExactlyInAnyOrderEntriesOf(figures(expected.get("figures")));
    assertThat(assessment.checks().stream().map(c -> c.clause() + " " + c.status()))
        .containsExactlyElementsOf(
            expected.get("checks").properties().stream()
                .map(check -> check.getKey() + " " + check.getValue().stringValue())
                .toList());
    assertThat(
            assessment.findings().stream()
                .map(f -> List.of(f.clause(), f.severity().name(), f.pointer())))
        .containsExactlyElementsOf(rows(expected.get("findings"), "clause", "severity", "pointer"));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static List<List<String>> rows(JsonNode list, String... fields) {
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode item : list) {
      List<String> row = new ArrayList<>();
      for (String field : fields) {
        row.add(item.get(field).stringValue());
      }
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, BigDecimal> figures(Assessment assessment) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    assessment.figures().forEach(f -> figures.put(f.name(), f.value().stripTrailingZeros()));
    return figures;
  }

  private static Map<String, BigDecimal> figures(JsonNode expected) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    expected
        .properties()
        .forEach(f -> figures.put(f.getKey(), f.getValue().decimalValue().stripTrailingZeros()));
    return figures;
  }
}
