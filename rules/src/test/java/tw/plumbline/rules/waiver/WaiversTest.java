package tw.plumbline.rules.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Check;
import tw.plumbline.model.assessment.Citation;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.assessment.Waiver;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.reading.AssessmentWriter;

class WaiversTest {
  private static final String SHA = "sha256:" + "0a".repeat(32);
  private static final BilingualText TEXT = new BilingualText("字", "a text");
  private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
  private static final LocalDate LAST = LocalDate.parse("2020-01-31");

  private static final List<Check> CHECKS =
      List.of(
          new Check("CX-1", Severity.VIOLATION, Status.NOT_MET),
          new Check("CX-2", Severity.WARNING, Status.NOT_MET));
  private static final Finding MEMBER = finding("CX-1", Severity.VIOLATION, "/members/1");
  private static final Finding OTHER = finding("CX-1", Severity.VIOLATION, "/members/10");
  private static final Finding WARNED = finding("CX-2", Severity.WARNING, "/staff/0/fee");

  @Test
  void a_waived_breach_keeps_its_place_and_its_status_and_says_who_excused_it() {
    Assessment after = applied(assessment(CHECKS, MEMBER, WARNED), granted("w", "CX-1", null));

    assertThat(after.checks()).isEqualTo(CHECKS);
    assertThat(after.findings())
        .containsExactly(
            MEMBER.withWaiver(new Waiver("w", "official", "official-2", "停機", LAST)), WARNED);
    assertThat(after.verdict()).isEqualTo(Verdict.COMPLIANT_WITH_WARNINGS);
    assertThat(after.verdictWithoutWaivers()).isEqualTo(Verdict.NON_COMPLIANT);
  }

  @Test
  void one_breach_that_is_not_waived_keeps_its_check_in_the_verdict() {
    Assessment after =
        applied(assessment(CHECKS, MEMBER, OTHER, WARNED), granted("w", "CX-1", "/members/1"));

    assertThat(after.findings())
        .extracting(found -> found.waiver() != null)
        .containsExactly(true, false, false);
    assertThat(after.verdict()).isEqualTo(Verdict.NON_COMPLIANT);
    assertThat(after.verdictWithoutWaivers()).isEqualTo(Verdict.NON_COMPLIANT);
  }

  @Test
  void a_missing_fact_is_never_waived_and_leaves_its_check_undetermined() {
    Finding missing = finding("CX-1", Severity.MISSING, "/members/2");
    Assessment after =
        applied(assessment(CHECKS, MEMBER, WARNED, missing), granted("w", "CX-1", null));

    assertThat(after.findings().get(2)).isEqualTo(missing);
    assertThat(after.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThatThrownBy(() -> missing.withWaiver(new Waiver("w", "a", "b", "c", LAST)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void of_what_is_only_missing_nothing_is_waived() {
    List<Check> checks = List.of(new Check("CX-1", Severity.VIOLATION, Status.UNDETERMINED));
    Assessment before = assessment(checks, finding("CX-1", Severity.MISSING, "/members"));

    assertThat(applied(before, granted("w", "CX-1", null))).isSameAs(before);
  }

  @ParameterizedTest
  @CsvSource({"2019-12-31, false", "2020-01-01, true", "2020-01-31, true", "2020-02-01, false"})
  void it_is_in_force_from_its_first_day_to_its_last(LocalDate received, boolean waived) {
    Assessment before = assessment(CHECKS, MEMBER, WARNED);
    Assessment after = Waivers.applied(before, List.of(granted("w", "CX-1", null)), received);

    assertThat(after.findings().get(0).waiver() != null).isEqualTo(waived);
  }

  @ParameterizedTest
  @CsvSource({
    "p, A-1, 107, 109, , true",
    "p, A-1, 108, 108, SECOND_KPI, true",
    "p, A-1, 108, 108, TARGETS, false",
    "p, A-1, 109, 109, , false",
    "p, A-1, 106, 107, , false",
    "p, A-2, 108, 108, , false",
    "q, A-1, 108, 108, , false"
  })
  void it_covers_its_programme_alliance_years_and_filings(
      String programme,
      String alliance,
      int from,
      int to,
      @Nullable String filing,
      boolean waived) {
    Set<String> filings = filing == null ? Set.of() : Set.of(filing);
    WaiverScope scope = new WaiverScope(programme, alliance, "CX-1", from, to, filings, null);
    Assessment after = applied(assessment(CHECKS, MEMBER, WARNED), granted("w", scope, LAST));

    assertThat(after.findings().get(0).waiver() != null).isEqualTo(waived);
  }

  @ParameterizedTest
  @CsvSource({
    "/members, true",
    "/members/1, true",
    "'', true",
    "/members/10, false",
    "/members/1/agreement, false",
    "/mem, false"
  })
  void a_pointer_covers_what_stands_at_it_or_under_it(String pointer, boolean waived) {
    Assessment after = applied(assessment(CHECKS, MEMBER, WARNED), granted("w", "CX-1", pointer));

    assertThat(after.findings().get(0).waiver() != null).isEqualTo(waived);
  }

  @Test
  void of_several_the_one_that_holds_longest_is_named_then_the_one_with_the_smallest_id() {
    WaiverScope scope = scope("CX-1", null);
    Assessment after =
        applied(
            assessment(CHECKS, MEMBER, WARNED),
            granted("a", scope, LAST.minusDays(1)),
            granted("c", scope, LAST),
            granted("b", scope, LAST));

    assertThat(Objects.requireNonNull(after.findings().get(0).waiver()).id()).isEqualTo("b");
  }

  @Test
  void findings_that_differ_in_more_than_a_waiver_are_refused() {
    Assessment before = assessment(CHECKS, MEMBER, WARNED);

    assertThatThrownBy(() -> before.waived(List.of(MEMBER)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> before.waived(List.of(WARNED, MEMBER)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_written_names_the_waiver_after_the_citation() throws IOException {
    byte[] json =
        new AssessmentWriter()
            .write(applied(assessment(CHECKS, MEMBER, WARNED), granted("w", "CX-1", null)));
    String text = new String(json, StandardCharsets.UTF_8);

    assertThat(text)
        .contains(
            "\"verdict\":\"COMPLIANT_WITH_WARNINGS\",\"verdictWithoutWaivers\":\"NON_COMPLIANT\","
                + "\"classifications\"")
        .containsOnlyOnce(
            "\"waiver\":{\"id\":\"w\",\"by\":\"official\",\"approvedBy\":\"official-2\","
                + "\"reason\":\"停機\",\"until\":\"2020-01-31\"}}")
        .containsSubsequence("\"citation\"", "\"waiver\"", "\"CX-2\"");
    try (InputStream schema =
        WaiversTest.class.getResourceAsStream("/tw/plumbline/contract/assessment.schema.json")) {
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                  .getSchema(Objects.requireNonNull(schema))
                  .validate(text, InputFormat.JSON))
          .isEmpty();
    }
  }

  private static Assessment applied(Assessment assessment, GrantedWaiver... waivers) {
    return Waivers.applied(assessment, Arrays.asList(waivers), LAST.minusDays(1));
  }

  private static GrantedWaiver granted(String id, String clause, @Nullable String pointer) {
    return granted(id, scope(clause, pointer), LAST);
  }

  private static GrantedWaiver granted(String id, WaiverScope scope, LocalDate until) {
    return new GrantedWaiver(id, scope, FIRST, until, "official", "official-2", "停機");
  }

  private static WaiverScope scope(String clause, @Nullable String pointer) {
    return new WaiverScope("p", "A-1", clause, 108, 108, Set.of(), pointer);
  }

  private static Finding finding(String clause, Severity severity, String pointer) {
    Citation citation = new Citation("d", "s", TEXT, null);
    return new Finding(clause, severity, pointer, TEXT, null, null, null, null, null, citation);
  }

  private static Assessment assessment(List<Check> checks, Finding... findings) {
    return new Assessment(
        null,
        null,
        "p",
        108,
        "SECOND_KPI",
        "A-1",
        SHA,
        new RulebookRef("p-108", 1, SHA),
        List.of(),
        Verdict.of(checks),
        List.of(),
        List.of(),
        checks,
        Arrays.asList(findings));
  }
}
