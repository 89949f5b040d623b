package tw.plumbline.rules.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
import tw.plumbline.rules.impact.AssessmentChange.CheckChange;
import tw.plumbline.rules.impact.AssessmentChange.ClassificationChange;
import tw.plumbline.rules.impact.AssessmentChange.FigureChange;
import tw.plumbline.rules.impact.AssessmentChange.FindingChange;
import tw.plumbline.rules.impact.AssessmentChange.Kind;
import tw.plumbline.rules.impact.AssessmentChange.Numbers;
import tw.plumbline.rules.impact.AssessmentChange.Standing;

class AssessmentChangeTest {
  private static final Assessment BEFORE =
      assessment(
          1,
          Verdict.COMPLIANT_WITH_WARNINGS,
          List.of(item("/members/0", "VENDOR"), item("/members/1", "VENDOR")),
          List.of(figure("income", "1000.50"), figure("members", "3"), figure("old", "0")),
          List.of(check("T-1", Status.MET), check("T-2", Status.NOT_MET)),
          List.of(
              finding("T-2", Severity.WARNING, "/a", "10.0", "12"),
              finding("T-2", Severity.WARNING, "/b", null, null)));
  private static final Assessment AFTER =
      assessment(
          2,
          Verdict.NON_COMPLIANT,
          List.of(item("/members/0", "VENDOR"), item("/members/1", "NOT_COUNTED")),
          List.of(figure("income", "900"), figure("members", "3.0"), figure("new", "7")),
          List.of(check("T-1", Status.NOT_MET), check("T-3", Status.MET)),
          List.of(
              finding("T-1", Severity.VIOLATION, "/a", null, null),
              finding("T-2", Severity.WARNING, "/a", "10", "13")));

  static final AssessmentChange CHANGE = AssessmentChange.between(BEFORE, AFTER);

  private static Assessment assessment(
      int version,
      Verdict verdict,
      List<Classification> classifications,
      List<Figure> figures,
      List<Check> checks,
      List<Finding> findings) {
    return new Assessment(
        null,
        null,
        "tiny",
        108,
        "YEARLY",
        "A-001",
        "sha256:0",
        new RulebookRef("tiny-108", version, "sha256:" + version),
        List.of(),
        verdict,
        classifications,
        figures,
        checks,
        findings);
  }

  private static Classification item(String pointer, String result) {
    return new Classification(pointer, result, "T-1", new BilingualText("理由", "reason"));
  }

  private static Figure figure(String name, String value) {
    return new Figure(name, new BigDecimal(value), "元", "T-1", List.of());
  }

  private static Check check(String clause, Status status) {
    return new Check(clause, Severity.VIOLATION, status);
  }

  private static Finding finding(
      String clause,
      Severity severity,
      String pointer,
      @Nullable String actual,
      @Nullable String required) {
    return new Finding(
        clause,
        severity,
        pointer,
        new BilingualText("訊息", "message"),
        null,
        actual == null ? new Value.Text("2019-10-31") : new Value.Number(new BigDecimal(actual)),
        required == null ? null : new Value.Number(new BigDecimal(required)),
        required == null ? null : new BigDecimal(required).subtract(BigDecimal.TEN),
        null,
        new Citation("手冊", "一", new BilingualText("規定", "rule"), null));
  }

  private static Value.Number number(String value) {
    return new Value.Number(new BigDecimal(value));
  }

  @Test
  void findings_appear_vanish_or_have_other_numbers() {
    Numbers day = new Numbers(new Value.Text("2019-10-31"), null, null);
    assertThat(CHANGE.findings())
        .containsExactly(
            new FindingChange(Kind.APPEARED, "T-1", Severity.VIOLATION, "/a", null, day),
            new FindingChange(
                Kind.CHANGED,
                "T-2",
                Severity.WARNING,
                "/a",
                new Numbers(number("10"), number("12"), new BigDecimal("2")),
                new Numbers(number("10"), number("13"), new BigDecimal("3"))),
            new FindingChange(Kind.VANISHED, "T-2", Severity.WARNING, "/b", day, null));
  }

  @Test
  void what_one_side_lacks_is_null_and_never_zero() {
    assertThat(CHANGE.figures())
        .containsExactly(
            new FigureChange(
                "income",
                "元",
                new BigDecimal("1000.5"),
                new BigDecimal("900"),
                new BigDecimal("-100.5")),
            new FigureChange("new", "元", null, new BigDecimal("7"), null),
            new FigureChange("old", "元", BigDecimal.ZERO, null, null));
    assertThat(CHANGE.checks())
        .containsExactly(
            new CheckChange("T-1", Status.MET, Status.NOT_MET),
            new CheckChange("T-3", null, Status.MET),
            new CheckChange("T-2", Status.NOT_MET, null));
  }

  @Test
  void items_count_as_something_else() {
    assertThat(CHANGE.classifications())
        .containsExactly(
            new ClassificationChange(
                "/members/1", new Standing("VENDOR", "T-1"), new Standing("NOT_COUNTED", "T-1")));
    assertThat(CHANGE.before()).isEqualTo(Verdict.COMPLIANT_WITH_WARNINGS);
    assertThat(CHANGE.after()).isEqualTo(Verdict.NON_COMPLIANT);
  }

  @Test
  void the_same_by_another_version_is_no_change() {
    Assessment again =
        assessment(
            9,
            BEFORE.verdict(),
            BEFORE.classifications(),
            BEFORE.figures(),
            BEFORE.checks(),
            BEFORE.findings());

    assertThat(AssessmentChange.between(BEFORE, again).isNone()).isTrue();
    assertThat(CHANGE.isNone()).isFalse();
  }

  @Test
  void what_was_stored_is_read_again() {
    assertThat(ImpactJson.change(ImpactJson.write(CHANGE))).isEqualTo(CHANGE);
    assertThat(new String(ImpactJson.write(CHANGE), java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"before\":1000.5,\"after\":900,\"difference\":-100.5")
        .doesNotContain("null")
        .doesNotContain("isNone");
    assertThatThrownBy(() -> ImpactJson.change(new byte[] {'{'}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
