package tw.plumbline.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.reading.Reading;

class CasesTest {
  @ParameterizedTest
  @EnumSource
  void every_case_of_the_rulebook_is_answered_as_it_says(Evaluator evaluator) {
    int run = 0;
    for (Edition edition : SmallAlliance.tried()) {
      try (EditionEngine engine = SmallAlliance.engine(edition, evaluator)) {
        List<CaseResult> results =
            new CaseRunner(engine, SmallAlliance.READER, SmallAlliance.BOOK).run();

        assertThat(results).allMatch(CaseResult::passed);
        run += results.size();
      }
    }
    assertThat(run).isEqualTo(SmallAlliance.CASES.size());
  }

  @Test
  void every_base_report_is_compliant_and_has_no_finding() {
    for (Edition edition : SmallAlliance.tried()) {
      try (EditionEngine engine = SmallAlliance.engine(edition, Evaluator.EXECUTABLE_MODEL)) {
        for (String base : SmallAlliance.BOOK.bases()) {
          Reading.Accepted report = SmallAlliance.read(SmallAlliance.BOOK.base(base));
          if (report.report().programmeYear() == edition.year()) {
            var assessment = engine.assess(report.report(), report.digest());

            assertThat(assessment.findings()).as(base).isEmpty();
            assertThat(assessment.verdict()).as(base).isEqualTo(Verdict.COMPLIANT);
          }
        }
      }
    }
  }

  @Test
  void every_base_report_is_used() {
    Stream<String> used = SmallAlliance.CASES.stream().map(ClauseCase::base);

    assertThat(used.distinct()).containsExactlyInAnyOrderElementsOf(SmallAlliance.BOOK.bases());
  }
}
