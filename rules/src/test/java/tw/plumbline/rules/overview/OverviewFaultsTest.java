package tw.plumbline.rules.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;

/** An official's slip in the page is named with its file and line. */
class OverviewFaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clause: SA108-P-08 | clause: SA108-P-88 | no clause `SA108-P-88`",
        "atLeast: memberTarget | atLeast: memberTargets | no parameter `memberTargets`",
        "atLeast: memberTarget | atLeats: memberTarget | atLeats",
        "sum: totalIncome | sum: totalIncomes | no figure that can be added up",
        "sum: totalIncome | sum: selfSufficiencyRatio | no figure that can be added up",
        "members: vendorMembers | members: vendors | no figure that can be added up",
        "parameter: memberBase | parameter: memberBases | no parameter `memberBases`",
        "measure: aboveGrant | measure: aboveGrants | /checks/4/beside/0/measure",
        "parameter: alliances | parameter: alliance | no parameter `alliance`",
        "- projects102 | - projects101 | no parameter `projects101`",
        "total: grants | total: grant | no parameter `grant`",
        "parameter: te2 | parameter: te9 | no parameter `te9`",
        "code: TE2 | code: TE1 | the field `TE1` stands twice",
        "none: vendorMembers | none: members | no figure that can be added up",
        "ratioBelow: ratioThreshold | ratioBelow: yearsOfSun | no parameter `yearsOfSun`",
        "years: yearsOfDecline | years: ratioThreshold | no parameter `ratioThreshold`",
        "repeats: yearsOfShortfall | repeats: ratioThreshold | no parameter `ratioThreshold`",
        "filings: wholeYearFilings | filings: yearsOfDecline | no parameter `yearsOfDecline`",
        "en: It has 0 {figure}. | en: It has 0 {members}. | the text names {members}",
      })
  void a_slip_is_named(String right, String wrong, String said) {
    assertThat(faults(right, wrong))
        .anySatisfy(
            fault -> {
              assertThat(fault.file()).isEqualTo("overview.yaml");
              assertThat(fault.message().en()).contains(said);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "atLeast: memberTarget | atLeast: memberTargets",
        "sum: totalIncome | sum: totalIncomes",
        "parameter: te2 | parameter: te9",
        "clause: SA108-P-08 | clause: SA108-P-88",
      })
  void its_line_is_that_of_the_slip(String right, String wrong) {
    List<String> lines = Pages.text("overview.yaml").lines().toList();
    int line = 1;
    while (!lines.get(line - 1).contains(right)) {
      line++;
    }
    assertThat(faults(right, wrong)).extracting(BookFault::line).contains(line);
  }

  private static List<BookFault> faults(String right, String wrong) {
    Rulebook rulebook = Rulebook.read(Pages.changed("overview.yaml", right, wrong));
    RulebookException refused =
        catchThrowableOfType(RulebookException.class, () -> OverviewBook.read(rulebook));
    assertThat(refused).isNotNull();
    return refused.faults();
  }
}
