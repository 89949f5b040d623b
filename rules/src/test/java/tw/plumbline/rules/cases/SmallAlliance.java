package tw.plumbline.rules.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.reading.Programmes;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportReader;

/** The small alliance's rulebook, with its editions and cases; {@code EDITION} is that of 108. */
final class SmallAlliance {
  static final Rulebook RULEBOOK = Rulebook.read(files());
  static final Edition EDITION = edition();
  static final ReportReader READER = new ReportReader(SmallAlliance::programme);
  static final CaseBook BOOK = CaseBook.read(RULEBOOK);
  static final List<ClauseCase> CASES = BOOK.cases();

  /** The editions with texts of their own. */
  static final List<Edition> ATTESTED =
      List.of(Objects.requireNonNull(RULEBOOK.editions().get(106)), EDITION);

  private static final Map<Integer, List<ClauseCase>> BY_YEAR =
      CASES.stream()
          .collect(Collectors.groupingBy(one -> BOOK.report(one).path("programmeYear").asInt()));

  private SmallAlliance() {}

  /** Editions of which there are cases. */
  static List<Edition> tried() {
    return RULEBOOK.editions().values().stream()
        .filter(edition -> BY_YEAR.containsKey(edition.year()))
        .toList();
  }

  static List<ClauseCase> cases(Edition edition) {
    return BY_YEAR.getOrDefault(edition.year(), List.of());
  }

  static EditionEngine engine(Edition edition, Evaluator evaluator) {
    return EditionCompiler.compile(edition, edition.ref(1, RULEBOOK.files().digest()), evaluator);
  }

  static EditionEngine engine(Evaluator evaluator) {
    return engine(EDITION, evaluator);
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
                RULEBOOK.filingsByYear(), RULEBOOK.figures(), RULEBOOK.reportSchema()))
        : Optional.empty();
  }
}
