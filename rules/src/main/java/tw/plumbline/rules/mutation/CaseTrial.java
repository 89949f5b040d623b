package tw.plumbline.rules.mutation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.cases.CaseBook;
import tw.plumbline.rules.cases.CaseRunner;
import tw.plumbline.rules.cases.ClauseCase;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.reading.Programmes.Declared;
import tw.plumbline.rules.reading.ReportReader;

/** The cases of a rulebook: those of the changed clause first, then those of its chapter. */
final class CaseTrial implements Trial {
  private final CaseBook book;
  private final ReportReader reader;
  private final Map<ClauseCase, Integer> years = new HashMap<>();
  private final Map<String, String> folders;
  private final Map<String, List<ClauseCase>> orders = new ConcurrentHashMap<>();

  CaseTrial(Rulebook rulebook) {
    this.book = CaseBook.read(rulebook);
    this.folders =
        book.cases().stream()
            .collect(Collectors.toMap(ClauseCase::clause, CaseTrial::chapter, (one, same) -> one));
    for (ClauseCase one : book.cases()) {
      years.put(one, book.report(one).path("programmeYear").asInt(0));
    }
    Declared declared =
        new Declared(rulebook.filingsByYear(), rulebook.figures(), rulebook.reportSchema());
    this.reader =
        new ReportReader(
            name -> name.equals(rulebook.programme()) ? Optional.of(declared) : Optional.empty());
  }

  @Override
  public Optional<String> failure(EditionEngine engine, String clause) {
    CaseRunner runner = new CaseRunner(engine, reader, book);
    return orders.computeIfAbsent(clause, this::order).stream()
        .filter(one -> years.getOrDefault(one, 0) == engine.edition().year())
        .peek(one -> stopIfAsked())
        .filter(one -> !runner.run(one).passed())
        .findFirst()
        .map(ClauseCase::toString);
  }

  private static void stopIfAsked() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  private List<ClauseCase> order(String clause) {
    String chapter = folders.getOrDefault(clause, "");
    Function<ClauseCase, Integer> distance =
        one -> one.clause().equals(clause) ? 0 : chapter(one).equals(chapter) ? 1 : 2;
    return book.cases().stream().sorted(Comparator.comparing(distance)).toList();
  }

  private static String chapter(ClauseCase one) {
    return one.file().substring(0, one.file().indexOf('/') + 1);
  }
}
