package tw.plumbline.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Classification;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Value;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.text.BilingualText;

class AssessmentWriterTest {
  private static final String SHA = "sha256:" + "0a".repeat(32);
  private static final BilingualText TEXT = new BilingualText("「字」😀", "a \"text\"");

  private static Assessment assessment(@Nullable String id, @Nullable OffsetDateTime at) {
    Finding full =
        new Finding(
            "SA108-P-05b",
            Severity.VIOLATION,
            "/targets",
            TEXT,
            "totalIncome",
            new Value.Number(new BigDecimal("1535000.30")),
            new Value.Text("2019-10-31"),
            new BigDecimal("4E+2"),
            TEXT,
            new Citation("計畫書", "三", TEXT, "SA108-P-05"));
    Finding least =
        new Finding(
            "DR-09",
            Severity.MISSING,
            "",
            TEXT,
            null,
            null,
            null,
            null,
            null,
            new Citation("d", "s", TEXT, null));
    return new Assessment(
        id,
        at,
        "small-alliance",
        108,
        "SECOND_KPI",
        "EX-A",
        SHA,
        new RulebookRef("small-alliance-108", 3, SHA),
        List.of("/staff"),
        Verdict.NON_COMPLIANT,
        List.of(new Classification("/members/0", "VENDOR", "SA108-M-03", TEXT)),
        List.of(
            new Figure(
                "countableCooperationIncome",
                new BigDecimal("30.300"),
                "元",
                "SA108-I-11",
                List.of(
                    new Figure.Term(
                        "/cooperationProjects/0", new BigDecimal("101"), new BigDecimal("0.30"))))),
        List.of(new Check("SA108-P-05b", Severity.VIOLATION, Status.NOT_MET)),
        List.of(full, least));
  }

  private static String write(Assessment assessment) {
    return new String(new AssessmentWriter().write(assessment), StandardCharsets.UTF_8);
  }

  @Test
  void an_assessment_is_written_in_the_order_of_the_contract() {
    assertThat(write(assessment("A1", OffsetDateTime.parse("2020-02-01T09:00:00+08:00"))))
        .isEqualTo(
            """
            {"id":"A1","assessedAt":"2020-02-01T09:00:00+08:00","programme":"small-alliance",\
            "programmeYear":108,"filing":"SECOND_KPI","allianceId":"EX-A","reportDigest":"SHA",\
            "rulebook":{"id":"small-alliance-108","version":3,"digest":"SHA"},\
            "absent":["/staff"],"verdict":"NON_COMPLIANT",\
            "classifications":[{"pointer":"/members/0","result":"VENDOR","clause":"SA108-M-03",\
            "reason":TEXT}],\
            "figures":[{"name":"countableCooperationIncome","value":30.3,"unit":"元",\
            "clause":"SA108-I-11","terms":[{"pointer":"/cooperationProjects/0","amount":101,\
            "weight":0.3}]}],\
            "checks":[{"clause":"SA108-P-05b","severity":"VIOLATION","status":"NOT_MET"}],\
            "findings":[{"clause":"SA108-P-05b","severity":"VIOLATION","pointer":"/targets",\
            "message":TEXT,"figure":"totalIncome","actual":1535000.3,"required":"2019-10-31",\
            "shortfall":400,"remedy":TEXT,"citation":{"document":"計畫書","section":"三",\
            "statement":TEXT,"derivedFrom":"SA108-P-05"}},\
            {"clause":"DR-09","severity":"MISSING","pointer":"","message":TEXT,\
            "citation":{"document":"d","section":"s","statement":TEXT}}]}\
            """
                .replace("SHA", SHA)
                .replace("TEXT", "{\"zh-TW\":\"「字」😀\",\"en\":\"a \\\"text\\\"\"}"));
  }

  @Test
  void what_is_written_is_an_assessment_by_the_schema() {
    String schema = Draft.resource("/tw/plumbline/contract/assessment.schema.json");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(write(assessment(null, null)), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void a_check_that_stores_nothing_has_neither_id_nor_time() {
    assertThat(write(assessment(null, null))).startsWith("{\"programme\":");
  }

  @ParameterizedTest
  @CsvSource({"0.00,0", "1E+3,1000", "100,100", "0.6396,0.6396", "-2.50,-2.5", "1E-7,0.0000001"})
  void a_number_has_no_trailing_zeros_and_no_exponent(BigDecimal value, String written) {
    Figure figure = new Figure("f", value, "1", "DR-01", List.of());
    Assessment whole = assessment(null, null);
    Assessment assessment =
        new Assessment(
            null,
            null,
            "p",
            108,
            "F",
            "a",
            SHA,
            whole.rulebook(),
            List.of(),
            Verdict.COMPLIANT,
            List.of(),
            List.of(figure),
            List.of(),
            List.of());
    assertThat(write(assessment)).contains("\"value\":" + written + ",");
  }
}
