package tw.plumbline.rules.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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

/** A rulebook of the source tree with its cases. */
record OneRulebook(Rulebook rulebook, CaseBook book, ReportReader reader) {
  /** Every rulebook in which a report brings generic facts. */
  static List<OneRulebook> generic() {
    return RulebookFiles.under(Path.of("rulebook")).stream()
        .map(Rulebook::read)
        .filter(OneRulebook::isGeneric)
        .map(OneRulebook::of)
        .toList();
  }

  private static boolean isGeneric(Rulebook rulebook) {
    return rulebook.editions().values().stream()
        .anyMatch(edition -> !edition.generic().lists().isEmpty());
  }

  private static OneRulebook of(Rulebook rulebook) {
    Programmes.Declared declared =
        new Programmes.Declared(
            rulebook.editions().keySet(),
            rulebook.filings(),
            rulebook.figures(),
            rulebook.reportSchema());
    return new OneRulebook(
        rulebook,
        CaseBook.read(rulebook),
        new ReportReader(
            id -> Optional.of(declared).filter(any -> id.equals(rulebook.programme()))));
  }

  Edition edition() {
    return Objects.requireNonNull(rulebook.editions().get(rulebook.editions().lastKey()));
  }

  EditionEngine engine(Evaluator evaluator) {
    RulebookRef ref = new RulebookRef(edition().id(), 1, rulebook.files().digest());
    return EditionCompiler.compile(edition(), ref, evaluator);
  }

  Reading.Accepted read(ObjectNode report) {
    Reading reading = reader.read(report.toString().getBytes(UTF_8));
    if (reading instanceof Reading.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError(reading);
  }

  @Override
  public String toString() {
    return rulebook.programme();
  }
}
