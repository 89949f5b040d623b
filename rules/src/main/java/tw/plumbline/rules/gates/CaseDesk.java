package tw.plumbline.rules.gates;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.cases.CaseRunner;
import tw.plumbline.rules.cases.ClauseCase;
import tw.plumbline.rules.compile.Evaluator;
import tw.plumbline.rules.engine.EditionCompiler;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.impact.AffectedYears;
import tw.plumbline.rules.reading.Programmes.Declared;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportReader;

/**
 * The cases of a draft that may be answered otherwise than by what it is based on, by programme
 * year, and what it takes to run them. A case that stands there as it stood, of a year whose
 * edition is the same, is left out: nothing that it depends on is different, and it passed when
 * that version came about.
 */
final class CaseDesk {
  private final Rulebook rulebook;
  private final CaseBook book;
  private final ReportReader reader;
  private final SortedMap<Integer, List<ClauseCase>> byYear = new TreeMap<>();
  private final SortedSet<Integer> affected;
  private int same;

  /**
   * @throws tw.plumbline.rules.book.RulebookException if the cases cannot be read
   */
  CaseDesk(@Nullable Rulebook base, Rulebook rulebook) {
    this.rulebook = rulebook;
    this.book = CaseBook.read(rulebook);
    Declared declared =
        new Declared(rulebook.filingsByYear(), rulebook.figures(), rulebook.reportSchema());
    this.reader =
        new ReportReader(
            name -> name.equals(rulebook.programme()) ? Optional.of(declared) : Optional.empty());
    this.affected = new TreeSet<>(rulebook.editions().keySet());
    if (base != null) {
      affected.retainAll(AffectedYears.of(base, rulebook));
    }
    Set<Settled> settled = base == null ? Set.of() : settled(base);
    for (ClauseCase one : book.cases()) {
      JsonNode report = book.report(one);
      int year = report.path("programmeYear").asInt(0);
      boolean sameYear = rulebook.editions().containsKey(year) && !affected.contains(year);
      if (sameYear && settled.contains(new Settled(report, one.expected()))) {
        same++;
      } else {
        byYear.computeIfAbsent(year, none -> new ArrayList<>()).add(one);
      }
    }
  }

  private static Set<Settled> settled(Rulebook base) {
    CaseBook book = CaseBook.read(base);
    return book.cases().stream()
        .map(one -> new Settled(book.report(one), one.expected()))
        .collect(Collectors.toSet());
  }

  /** A report, and what must be answered for it. */
  private record Settled(JsonNode report, ClauseCase.Expected expected) {}

  /** Years of which the draft says something else. */
  SortedSet<Integer> affected() {
    return affected;
  }

  /** How many are to be run. */
  int count() {
    return book.cases().size() - same;
  }

  /** How many are left out. */
  int same() {
    return same;
  }

  /** Also of years without an edition. */
  SortedMap<Integer, List<ClauseCase>> byYear() {
    return byYear;
  }

  Reading read(ClauseCase one) {
    return reader.read(book.report(one).toString().getBytes(UTF_8));
  }

  CaseRunner runner(EditionEngine engine) {
    return new CaseRunner(engine, reader, book);
  }

  EditionEngine engine(Edition edition, Evaluator evaluator) {
    return engine(edition, evaluator, rulebook.files().digest());
  }

  EditionEngine engine(Edition edition, Evaluator evaluator, String digest) {
    return EditionCompiler.compile(edition, edition.ref(1, digest), evaluator);
  }

  static GateFault fault(ClauseCase one, String zhTw, String en) {
    return new GateFault(
        one.file(),
        one.line(),
        one.clause(),
        new BilingualText(
            "案例「%s」：%s".formatted(one.name(), zhTw), "case “%s”: %s".formatted(one.name(), en)));
  }

  static GateFault noEdition(ClauseCase one, int year) {
    return fault(
        one,
        "報告之年度 %d 沒有版本，案例從未執行".formatted(year),
        "there is no edition for its year %d, so it is never run".formatted(year));
  }
}
