package tw.plumbline.rules.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookException;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionEngine;

class CaseBookTest {
  private static final String PAGE =
      "members/m-05-agreement-runs-through-the-count-date/cases.yaml";
  private static final String GOOD =
      """
      formatVersion: 1
      clause: SA108-M-05
      cases:
        - name: an agreement that ends on the count date still counts
          base: first-kpi
          change:
            - set: /members/2/agreement/endsOn
              to: "2019-10-31"
          expect:
            status: MET
            findings: []
            figures:
              vendorMembers: 3
      """;

  @Test
  void a_page_is_read_with_its_lines() {
    CaseBook book = CaseBook.read(rulebook(GOOD));

    ClauseCase one =
        book.cases().stream().filter(any -> any.file().equals(PAGE)).findFirst().orElseThrow();
    assertThat(one.line()).isEqualTo(4);
    assertThat(one.clause()).isEqualTo("SA108-M-05");
    assertThat(book.report(one).at("/members/2/agreement/endsOn").stringValue())
        .isEqualTo("2019-10-31");
    assertThat(book.base("first-kpi").at("/members/2/agreement/endsOn").stringValue())
        .isEqualTo("2020-01-31");
  }

  @Test
  void a_field_that_the_format_does_not_know_is_a_fault_of_its_line() {
    assertThat(faults(GOOD.replace("status: MET", "state: MET")))
        .allMatch(fault -> fault.file().equals(PAGE))
        .anyMatch(fault -> fault.line() == 9 || fault.line() == 10);
  }

  @Test
  void a_base_that_is_not_there_is_a_fault_of_its_line() {
    assertThat(faults(GOOD.replace("base: first-kpi", "base: third-kpi")))
        .extracting(BookFault::toString)
        .containsExactly(PAGE + ":5: there is no `cases/third-kpi.json`");
  }

  @Test
  void a_change_without_a_place_is_a_fault_of_its_line() {
    assertThat(faults(GOOD.replace("/members/2/", "/members/9/")))
        .extracting(BookFault::toString)
        .containsExactly(PAGE + ":7: the report has nothing at `/members/9/agreement/endsOn`");
  }

  @Test
  void cases_of_another_clause_than_that_of_their_folder_are_a_fault() {
    assertThat(faults(GOOD.replace("clause: SA108-M-05", "clause: SA108-M-06")))
        .extracting(BookFault::toString)
        .containsExactly(PAGE + ":2: no check of `SA108-M-06` stands in this folder");
  }

  @Test
  void two_cases_of_one_name_are_a_fault() {
    String twice = GOOD + GOOD.substring(GOOD.indexOf("  - name"));

    assertThat(faults(twice))
        .extracting(BookFault::toString)
        .containsExactly(PAGE + ":14: another case has this name");
  }

  @Test
  void a_base_report_that_is_no_json_is_a_fault_of_its_line() {
    Map<String, byte[]> files = files();
    files.put("cases/first-kpi.json", "{\n  \"programme\": oops\n}".getBytes(UTF_8));

    assertThat(faults(Rulebook.read(new RulebookFiles(files))))
        .extracting(BookFault::toString)
        .contains("cases/first-kpi.json:2: not readable as a report in JSON");
  }

  @Test
  void a_case_that_is_not_answered_as_it_says_says_what_differs() {
    CaseResult result = run(GOOD.replace("\"2019-10-31\"", "\"2019-10-30\""));

    assertThat(result.passed()).isFalse();
    assertThat(result.toString())
        .isEqualTo(
            PAGE
                + """
                :4: SA108-M-05: an agreement that ends on the count date still counts
                  `SA108-M-05` should be `MET`, but is `NOT_MET`
                  unexpected finding `VIOLATION SA108-M-05 /members/2`
                  `vendorMembers` should be `3`, but is `2`\
                """);
    assertThat(result.differences())
        .allMatch(text -> text.zhTw().contains("應為") || text.zhTw().contains("多出"));
  }

  @Test
  void a_report_that_is_refused_is_a_difference() {
    CaseResult result = run(GOOD.replace("\"2019-10-31\"", "\"2019-02-30\""));

    assertThat(result.toString()).contains("the report is refused: /members/2/agreement/endsOn");
  }

  private static CaseResult run(String page) {
    CaseBook book = CaseBook.read(rulebook(page));
    ClauseCase one =
        book.cases().stream().filter(any -> any.file().equals(PAGE)).findFirst().orElseThrow();
    try (EditionEngine engine = SmallAlliance.engine(Evaluator.EXECUTABLE_MODEL)) {
      return new CaseRunner(engine, SmallAlliance.READER, book).run(one);
    }
  }

  private static List<BookFault> faults(String page) {
    return faults(rulebook(page));
  }

  private static List<BookFault> faults(Rulebook rulebook) {
    RulebookException refused =
        catchThrowableOfType(RulebookException.class, () -> CaseBook.read(rulebook));
    return refused == null ? new ArrayList<>() : refused.faults();
  }

  private static Rulebook rulebook(String page) {
    Map<String, byte[]> files = files();
    files.put(PAGE, page.getBytes(UTF_8));
    return Rulebook.read(new RulebookFiles(files));
  }

  /** This project's rulebook without its cases. */
  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    RulebookFiles all = SmallAlliance.RULEBOOK.files();
    for (String path : all.paths()) {
      byte[] bytes = all.bytes(path);
      if (bytes != null && !path.endsWith("/cases.yaml")) {
        files.put(path, bytes);
      }
    }
    return files;
  }
}
