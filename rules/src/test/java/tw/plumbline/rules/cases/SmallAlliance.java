package tw.plumbline.rules.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.reading.Programmes;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportReader;

/** The small alliance's rulebook, edition 108, with its cases. */
final class SmallAlliance {
  static final Rulebook RULEBOOK = Rulebook.read(files());
  static final Edition EDITION = edition();
  static final ReportReader READER = new ReportReader(SmallAlliance::programme);
  static final CaseBook BOOK = CaseBook.read(RULEBOOK);
  static final List<ClauseCase> CASES = BOOK.cases();

  private SmallAlliance() {}

  static EditionEngine engine(Evaluator evaluator) {
    RulebookRef ref = new RulebookRef(EDITION.id(), 1, RULEBOOK.files().digest());
    return EditionCompiler.compile(EDITION, ref, evaluator);
  }

  static Reading.Accepted read(ObjectNode report) {
    Reading reading = READER.read(report.toString().getBytes(UTF_8));
    if (reading instanceof Reading.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError(reading);
  }

  static RulebookFiles files() {
    return RulebookFiles.under(Path.of("rulebook")).stream()
        .filter(files -> Rulebook.read(files).programme().equals("small-alliance"))
        .findFirst()
        .orElseThrow();
  }

  private static Edition edition() {
    return Optional.ofNullable(RULEBOOK.editions().get(108)).orElseThrow();
  }

  private static Optional<Programmes.Declared> programme(String id) {
    return id.equals(RULEBOOK.programme())
        ? Optional.of(
            new Programmes.Declared(
                RULEBOOK.editions().keySet(),
                RULEBOOK.filings(),
                RULEBOOK.figures(),
                RULEBOOK.reportSchema()))
        : Optional.empty();
  }
}
