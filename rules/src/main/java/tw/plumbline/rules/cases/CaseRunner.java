package tw.plumbline.rules.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.engine.EditionEngine;
import tw.plumbline.rules.engine.EvaluationException;
import tw.plumbline.rules.reading.Fault;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.ReportReader;

/** Runs the cases of a rulebook against one of its editions. */
public final class CaseRunner {
  private final EditionEngine engine;
  private final ReportReader reader;
  private final CaseBook book;

  public CaseRunner(EditionEngine engine, ReportReader reader, CaseBook book) {
    this.engine = engine;
    this.reader = reader;
    this.book = book;
  }

  /** Every case with a report of the edition's year. */
  public List<CaseResult> run() {
    return book.cases().stream().filter(this::ofThisYear).map(this::run).toList();
  }

  /** One case; a report that is refused, or that cannot be assessed, is a difference too. */
  public CaseResult run(ClauseCase one) {
    return run(one, read(one));
  }

  /** The report of a case. */
  public Reading read(ClauseCase one) {
    return reader.read(book.report(one).toString().getBytes(UTF_8));
  }

  /** The same of a report that was read before. */
  public CaseResult run(ClauseCase one, Reading reading) {
    if (!(reading instanceof Reading.Accepted report)) {
      return new CaseResult(one, List.of(refused(reading)));
    }
    try {
      return new CaseResult(
          one, Comparison.of(one, engine.assess(report.report(), report.digest())));
    } catch (EvaluationException failed) {
      String why = String.valueOf(failed.getMessage());
      return new CaseResult(
          one, List.of(new BilingualText("無法檢核：" + why, "cannot be assessed: " + why)));
    }
  }

  private boolean ofThisYear(ClauseCase one) {
    return book.report(one).path("programmeYear").asInt(0) == engine.edition().year();
  }

  private static BilingualText refused(Reading reading) {
    String faults =
        reading instanceof Reading.Refused refused
            ? refused.faults().stream().map(CaseRunner::text).collect(Collectors.joining("; "))
            : reading.toString();
    return new BilingualText("報告遭退回：" + faults, "the report is refused: " + faults);
  }

  private static String text(Fault fault) {
    return fault.pointer() + " " + fault.code();
  }
}
