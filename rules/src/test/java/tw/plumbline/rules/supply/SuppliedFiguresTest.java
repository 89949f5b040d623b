package tw.plumbline.rules.supply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Supplied;
import tw.plumbline.model.report.FigureColumn;
import tw.plumbline.rules.reading.AssessmentWriter;

/** Figures of earlier submissions do what they would do in the report itself. */
class SuppliedFiguresTest {
  private static final AssessmentWriter WRITER = new AssessmentWriter();

  @ParameterizedTest
  @CsvSource({
    "a-compliant-second-kpi, /targets",
    "a-compliant-second-kpi, /previousYear/targets",
    "a-compliant-second-kpi, /previousYear/actuals",
    "d-phase-2-income-equal-to-the-grant, /targets",
    "d-phase-2-income-equal-to-the-grant, /previousYear/actuals",
    "d-phase-2-income-equal-to-the-grant, /phaseOneFinalYear/targets",
    "e-targets-below-phase-1, /targets",
    "e-targets-below-phase-1, /previousYear/targets",
    "e-targets-below-phase-1, /phaseOneFinalYear/targets"
  })
  void supplied_figures_are_judged_as_those_that_a_report_brings(String example, String pointer) {
    Map<String, BigDecimal> figures = figures(example, pointer);
    Paper without = Paper.example(example).without(pointer);
    Supply supply = supply(without, pointer, figures);

    Assessment supplied = without.assess(supply);

    assertThat(without.assess().findings()).isNotEqualTo(supplied.findings());
    assertSameOutcome(supplied, Paper.example(example).assess());
    assertThat(supplied.supplied()).isEqualTo(supply.facts());
    assertThat(supplied.reportDigest()).isEqualTo(without.read().digest());
  }

  @Test
  void both_columns_of_a_year_can_be_supplied_where_the_report_says_nothing_of_it() {
    String example = "e-targets-below-phase-1";
    Paper without = Paper.example(example).without("/previousYear").without("/phaseOneFinalYear");
    SupplyBuilder supply = Supply.to(without.report());
    for (String pointer :
        List.of(
            "/phaseOneFinalYear/actuals",
            "/phaseOneFinalYear/targets",
            "/previousYear/targets",
            "/previousYear/actuals")) {
      supply.figures(pointer, figures(example, pointer), Paper.ID, Paper.DIGEST);
    }

    Assessment supplied = without.assess(supply.build());

    assertSameOutcome(supplied, Paper.example(example).assess());
    assertThat(supplied.supplied())
        .extracting(Supplied::pointer)
        .containsExactly(
            "/phaseOneFinalYear/actuals",
            "/phaseOneFinalYear/targets",
            "/previousYear/actuals",
            "/previousYear/targets");
  }

  @ParameterizedTest
  @CsvSource({"/targets", "/previousYear/targets", "/previousYear/actuals"})
  void what_a_report_brings_is_never_overridden(String pointer) {
    Paper report = Paper.example("a-compliant-second-kpi");
    Supply supply = supply(report, pointer, Map.of("vendorMembers", new BigDecimal(99)));

    assertThat(WRITER.write(report.assess(supply))).isEqualTo(WRITER.write(report.assess()));
  }

  @Test
  void an_empty_column_is_given_too() {
    Paper report = Paper.example("a-compliant-second-kpi").with("/previousYear/targets", "{}");
    Supply supply =
        supply(report, "/previousYear/targets", Map.of("vendorMembers", BigDecimal.ONE));

    assertThat(report.assess(supply).supplied()).isEmpty();
  }

  @Test
  void the_same_supply_in_any_order_gives_the_same_bytes() {
    Paper report =
        Paper.example("a-compliant-second-kpi").without("/targets").without("/previousYear");
    List<Supplied> facts =
        new java.util.ArrayList<>(
            Supply.to(report.report())
                .figures("/targets", figures("/targets"), Paper.ID, Paper.DIGEST)
                .figures("/previousYear/actuals", figures("/previousYear/actuals"), "S0", "d0")
                .build()
                .facts());
    byte[] first = WRITER.write(report.assess(new Supply(facts, null)));
    Collections.reverse(facts);

    assertThat(WRITER.write(report.assess(new Supply(facts, null)))).isEqualTo(first);
  }

  @Test
  void a_report_alone_has_the_bytes_that_it_always_had() {
    Paper report = Paper.example("a-compliant-second-kpi");
    String alone = new String(WRITER.write(report.assess()), UTF_8);

    assertThat(new String(WRITER.write(report.assess(Supply.NONE)), UTF_8)).isEqualTo(alone);
    assertThat(alone).doesNotContain("\"supplied\"");
  }

  @Test
  void what_was_supplied_is_answered_after_what_is_absent() throws IOException {
    Paper report = Paper.example("a-compliant-second-kpi").without("/targets").without("/filings");
    Supply supply =
        Supply.to(report.report())
            .figures(
                "/targets",
                Map.of("vendorMembers", new BigDecimal("8.0"), "patents", BigDecimal.ONE),
                Paper.ID,
                Paper.DIGEST)
            .filing(Paper.record("TARGETS", "2019-04-12T15:20:00+08:00"), "S2", "d2")
            .build();
    String json = new String(WRITER.write(report.assess(supply)), UTF_8);

    assertThat(json)
        .contains(
            """
            "absent":["/filings"],"supplied":[\
            {"pointer":"/filings/0","value":{"kind":"TARGETS",\
            "filedAt":"2019-04-12T15:20:00+08:00"},"submission":"S2","digest":"d2"},\
            {"pointer":"/targets","value":{"patents":1,"vendorMembers":8},\
            "submission":"S1","digest":"%s"}],"verdict":\
            """
                .formatted(Paper.DIGEST));
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema())
                .validate(json, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void only_what_a_submission_can_tell_can_be_supplied() {
    Supplied declared = fact("/declared");
    Supplied targets = fact("/targets");

    assertThatThrownBy(() -> new Supply(List.of(declared), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Supply(List.of(targets, targets), null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Supply(List.of(fact("/filings/0")), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Supplied fact(String pointer) {
    return new Supplied(pointer, new Supplied.Figures(Map.of()), Paper.ID, Paper.DIGEST);
  }

  private static Supply supply(Paper to, String pointer, Map<String, BigDecimal> figures) {
    return Supply.to(to.report()).figures(pointer, figures, Paper.ID, Paper.DIGEST).build();
  }

  private static Map<String, BigDecimal> figures(String pointer) {
    return figures("a-compliant-second-kpi", pointer);
  }

  private static Map<String, BigDecimal> figures(String example, String pointer) {
    return requireNonNull(
        FigureColumn.at(pointer).orElseThrow().of(Paper.example(example).report()));
  }

  private static void assertSameOutcome(Assessment one, Assessment other) {
    assertThat(one.verdict()).isEqualTo(other.verdict());
    assertThat(one.classifications()).isEqualTo(other.classifications());
    assertThat(one.figures()).isEqualTo(other.figures());
    assertThat(one.checks()).isEqualTo(other.checks());
    assertThat(one.findings()).isEqualTo(other.findings());
  }

  private static String schema() throws IOException {
    try (InputStream in =
        SuppliedFiguresTest.class.getResourceAsStream(
            "/tw/plumbline/contract/assessment.schema.json")) {
      return new String(requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
