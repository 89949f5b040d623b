package tw.plumbline.rules.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.ProgrammeAssessment;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.reading.ProgrammeAssessmentWriter;

class ProgrammeAssessmentWriterTest {
  private static final List<AllianceStanding> ALLIANCES =
      List.of(
          Year.alliance("A").field("TE1").grant(3000000).income("450000.30").members(0).standing(),
          Year.alliance("B").field("XX").verdict(Verdict.UNDETERMINED).standing(),
          Year.alliance("C").filed("TARGETS").standing());

  @Test
  void a_full_overview_is_one_by_the_schema() {
    assertSchema(
        Year.OVERVIEW.of(
            Year.REF, ALLIANCES, List.of(), Year.CALENDAR, LocalDate.parse("2020-02-01")));
  }

  @Test
  void an_overview_without_alliances_is_one_by_the_schema() {
    assertSchema(Year.overview(List.of()));
  }

  @Test
  void an_overview_of_a_programme_without_the_page_is_one_by_the_schema() {
    Overview plain = OverviewBook.read(Rulebook.read(Pages.without("overview.yaml"))).of(108);
    assertSchema(plain.of(Year.REF, ALLIANCES, List.of(), Year.CALENDAR, Year.DURING));
  }

  @Test
  void what_is_not_known_is_absent_and_numbers_are_plain() {
    assertThat(write(Year.overview(ALLIANCES)))
        .contains(
            "\"income\":{\"value\":450000.3,\"of\":1,\"missing\":2,\"lacking\":[\"B\",\"C\"]}")
        .contains(
            "{\"field\":\"XX\",\"alliances\":1,"
                + "\"members\":{\"of\":0,\"missing\":1,\"lacking\":[\"B\"]}")
        .contains("\"expectedAlliances\":79")
        .doesNotContain("null");
  }

  private static void assertSchema(ProgrammeAssessment overview) {
    assertThat(schema().validate(write(overview), InputFormat.JSON)).isEmpty();
  }

  private static String write(ProgrammeAssessment overview) {
    return new String(new ProgrammeAssessmentWriter().write(overview), StandardCharsets.UTF_8);
  }

  private static Schema schema() {
    String name = "/tw/plumbline/contract/programme-assessment.schema.json";
    try (InputStream in = ProgrammeAssessmentWriterTest.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
