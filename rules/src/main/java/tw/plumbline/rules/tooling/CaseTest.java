package tw.plumbline.rules.tooling;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.cases.CaseResult;
import tw.plumbline.rules.cases.CaseRunner;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.reading.Programmes;
import tw.plumbline.rules.reading.ReportReader;

/** Runs a rulebook's cases, as it stands in its folder. */
public final class CaseTest {
  private CaseTest() {}

  /**
   * What came of the cases of one edition on one engine.
   *
   * @param clause whose cases are run; null for all
   * @throws tw.plumbline.rules.book.RulebookException if rules or cases cannot be used
   */
  public static List<CaseResult> run(
      Rulebook rulebook, Edition edition, Evaluator evaluator, @Nullable String clause) {
    Programmes.Declared declared =
        new Programmes.Declared(
            rulebook.editions().keySet(),
            rulebook.filings(),
            rulebook.figures(),
            rulebook.reportSchema());
    ReportReader reader =
        new ReportReader(
            id -> Optional.of(declared).filter(own -> id.equals(rulebook.programme())));
    RulebookRef ref = new RulebookRef(edition.id(), 1, rulebook.files().digest());
    try (EditionEngine engine = EditionCompiler.compile(edition, ref, evaluator)) {
      return new CaseRunner(engine, reader, CaseBook.read(rulebook))
          .run().stream()
              .filter(result -> clause == null || result.about().clause().equals(clause))
              .toList();
    }
  }
}
