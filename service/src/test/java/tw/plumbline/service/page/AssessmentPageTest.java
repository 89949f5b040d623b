package tw.plumbline.service.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Finding;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.assessment.Waiver;
import tw.plumbline.service.checking.Prepared;

final class AssessmentPageTest {
  @ParameterizedTest
  @CsvSource({
    "COMPLIANT, 符合規定",
    "COMPLIANT_WITH_WARNINGS, 符合規定(有提醒)",
    "UNDETERMINED, 待補正",
    "NON_COMPLIANT, 不符規定"
  })
  void theVerdictStandsInTheContractsWords(Verdict verdict, String words) {
    assertThat(page(Prepared.of(verdict), Language.ZH_TW)).contains("結論： " + words + "\n");
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void everyPageSaysThatItIsNoTerminationDecision(Verdict verdict) {
    assertThat(page(Prepared.of(verdict), Language.ZH_TW)).contains("不是終止補助的決定");
    assertThat(page(Prepared.of(verdict), Language.EN)).contains("not a termination decision");
  }

  @Test
  void aFindingSaysWhatIsWhatShouldBeAndHowToMendIt() {
    assertThat(page(Prepared.nonCompliant(), Language.ZH_TW))
        .contains(
            """
              C-1  /members/1
                會員 `甲` 的合約太短。
                現況： 3 家
                應為： 5 家
                尚缺： 2 家
                改正： 請續約。
                依據： 填報說明 第三點 — 合約須含跨計數日。
            """);
  }

  @Test
  void aWaivedBreachSaysWhoApprovedItAndUntilWhen() {
    Assessment broken = Prepared.nonCompliant();
    Waiver waiver = new Waiver("w", "official", "official-2", "停機", LocalDate.parse("2019-11-30"));
    List<Finding> findings = new ArrayList<>(broken.findings());
    findings.set(0, findings.get(0).withWaiver(waiver));
    Assessment waived = broken.waived(findings);

    assertThat(page(waived, Language.ZH_TW))
        .contains(
            """
              C-1  /members/1
                已核准豁免（核准人 official-2，至 108/11/30）
                豁免理由： 停機
                會員 `甲` 的合約太短。
            """)
        .containsOnlyOnce("已核准豁免")
        .containsSubsequence("結論： ", "不計豁免之結論： 不符規定", "違規 (2)");
    assertThat(page(waived, Language.EN))
        .contains("Waived (approved by official-2, until 2019-11-30)");
    assertThat(page(broken, Language.ZH_TW)).doesNotContain("豁免");
  }

  @Test
  void daysStandInRocFormInChineseAndInIsoFormInEnglish() {
    assertThat(page(Prepared.nonCompliant(), Language.ZH_TW))
        .contains("現況： 108/09/30", "應為： 108/10/31");
    assertThat(page(Prepared.nonCompliant(), Language.EN))
        .contains("Is: 2019-09-30", "Should be: 2019-10-31");
  }

  @Test
  void aTextOfTheReportCannotWriteToTheTerminal() {
    assertThat(Plain.of("甲\u001b[2J\r\n\u202e乙")).isEqualTo("甲\uFFFD[2J\uFFFD\uFFFD\uFFFD乙");
    assertThat(Plain.of("甲 乙")).isSameAs("甲 乙");
  }

  @Test
  void findingsStandBySeverity() {
    assertThat(page(Prepared.nonCompliant(), Language.ZH_TW))
        .containsSubsequence("違規 (2)", "待補 (1)");
  }

  @Test
  void figuresOpenIntoTheirTerms() {
    assertThat(page(Prepared.nonCompliant(), Language.ZH_TW))
        .contains("廠商會員 (vendorMembers)  3 家  C-9\n    /members/0\n")
        .contains("450,000.3 元  C-9\n    /cooperationProjects/2 1,500,001 × 0.3\n");
    assertThat(page(Prepared.nonCompliant(), Language.EN)).contains("NT$ 450,000.3");
  }

  @Test
  void whatIsNotCountedIsNamedWithItsClauseAndNeverCalledAViolation() {
    assertThat(page(Prepared.of(Verdict.COMPLIANT), Language.ZH_TW))
        .contains("不予認計\n  /members/1  C-1  合約已到期\n")
        .doesNotContain("違規 (");
  }

  @Test
  void absentListsAreNamedBesideTheVerdict() {
    assertThat(page(Prepared.nonCompliant(), Language.ZH_TW))
        .containsSubsequence("不符規定", "未提供： /budget  /staff", "違規 (2)");
  }

  @Test
  void coloursStandOnlyOnAStyledPage() {
    Words words = new Words(Language.EN);
    Assessment assessment = Prepared.nonCompliant();
    assertThat(AssessmentPage.of(assessment, words, Style.PLAIN, EditionWords.of(Prepared.WORDED)))
        .doesNotContain("\u001b");
    assertThat(
            AssessmentPage.of(assessment, words, Style.COLOURED, EditionWords.of(Prepared.WORDED)))
        .contains("\u001b[");
  }

  @Test
  void bothLanguagesHaveTheSameWords() {
    Words en = new Words(Language.EN);
    Words zhTw = new Words(Language.ZH_TW);
    assertThat(en.keys()).containsAll(zhTw.keys());
  }

  private static String page(Assessment assessment, Language language) {
    return AssessmentPage.of(
        assessment, new Words(language), Style.PLAIN, EditionWords.of(Prepared.WORDED));
  }
}
