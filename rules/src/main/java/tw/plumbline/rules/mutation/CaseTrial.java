package tw.plumbline.rules.mutation;

import java.util.ArrayList;
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
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportReader;

/** The cases of a rulebook: those of the changed clause first, then those of its chapter. */
final class CaseTrial implements Trial {
  private final CaseBook book;
  private final ReportReader reader;
  private final Map<ClauseCase, Integer> years = new HashMap<>();
  private final Map<String, String> folders;
  private final Map<String, List<ClauseCase>> orders = new ConcurrentHashMap<>();
  private final Map<ClauseCase, Reading> readings = new ConcurrentHashMap<>();
  private final Map<String, Boolean> passing = new ConcurrentHashMap<>();

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
    for (ClauseCase one : orders.computeIfAbsent(clause, this::order)) {
      if (year(one) == engine.edition().year()) {
        stopIfAsked();
        if (!runner.run(one, readings.computeIfAbsent(one, runner::read)).passed()) {
          return Optional.of(one.toString());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean passes(EditionEngine sound, String clause, String failure) {
    return passing.computeIfAbsent(
        failure,
        named -> {
          CaseRunner runner = new CaseRunner(sound, reader, book);
          return book.cases().stream()
              .filter(one -> one.toString().equals(named))
              .allMatch(
                  one -> runner.run(one, readings.computeIfAbsent(one, runner::read)).passed());
        });
  }

  /** Years of cases only; the more of them are of the clause, the earlier. */
  @Override
  public List<Integer> years(List<Integer> all, String clause) {
    Map<Integer, Long> own =
        book.cases().stream()
            .filter(one -> one.clause().equals(clause))
            .collect(Collectors.groupingBy(this::year, Collectors.counting()));
    List<Integer> tried = new ArrayList<>(all);
    tried.retainAll(years.values());
    tried.sort(Comparator.comparing(year -> -own.getOrDefault(year, 0L)));
    return tried;
  }

  private int year(ClauseCase one) {
    return years.getOrDefault(one, 0);
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
