package tw.plumbline.rules.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.compile.Bounds;
import tw.plumbline.rules.compile.CompiledRules;
import tw.plumbline.rules.compile.RuleSession;
import tw.plumbline.rules.facts.ReportFact;
import tw.plumbline.rules.reading.FactsReading;
import tw.plumbline.rules.supply.Supply;

/** One compiled edition. Immutable and safe for any number of threads. */
public final class EditionEngine implements AutoCloseable {
  /** A report of the largest size concludes far less, and far sooner. */
  private static final Bounds BOUNDS = new Bounds(2_000_000, Duration.ofSeconds(20));

  private final Edition edition;
  private final RulebookRef rulebook;
  private final CompiledRules rules;
  private final FigureSheet figures;
  private final AssessmentMaker maker;

  public EditionEngine(Edition edition, RulebookRef rulebook, CompiledRules rules) {
    this.edition = edition;
    this.rulebook = rulebook;
    this.rules = rules;
    this.figures = new FigureSheet(edition);
    this.maker = new AssessmentMaker(edition, rules.rules());
  }

  /** The same rules under another name: those of a version that says the same of this year. */
  public EditionEngine named(RulebookRef other) {
    return new EditionEngine(edition, other, rules);
  }

  public Edition edition() {
    return edition;
  }

  public RulebookRef rulebook() {
    return rulebook;
  }

  /**
   * What the edition's rules say of a report of its programme year, completed by what is supplied.
   *
   * @throws EvaluationException if the rules could not be run to their end
   */
  public Assessment assess(AllianceReport content, String reportDigest, Supply supply) {
    CompletedReport report = CompletedReport.of(content, supply);
    return run(
        report, (items, ledger) -> maker.assessment(rulebook, report, reportDigest, items, ledger));
  }

  /** The same for the report alone. */
  public Assessment assess(AllianceReport content, String reportDigest) {
    return assess(content, reportDigest, Supply.NONE);
  }

  /** The findings on a report, each with the rule that concluded it. */
  public List<TracedFinding> trace(AllianceReport content) {
    return run(CompletedReport.of(content, Supply.NONE), (items, ledger) -> maker.traced(ledger));
  }

  private <T> T run(CompletedReport completed, BiFunction<Items, Ledger, T> answer) {
    ReportFact report = fact(completed);
    FilingRecords records = new FilingRecords(report, completed, edition);
    Ledger ledger = new Ledger(rules.rules());
    try (RuleSession session = rules.open(ledger, BOUNDS)) {
      Items items =
          new Stations(edition, figures, report, records, generic(report), ledger, session).pass();
      return answer.apply(items, ledger);
    }
  }

  private GenericItems generic(ReportFact report) {
    Map<String, Object> facts = report.content().facts();
    if (facts == null || edition.generic().lists().isEmpty()) {
      return GenericItems.of(report, null);
    }
    try {
      return GenericItems.of(report, FactsReading.of(facts));
    } catch (IllegalArgumentException unfit) {
      throw new EvaluationException(String.valueOf(unfit.getMessage()), unfit);
    }
  }

  private ReportFact fact(CompletedReport completed) {
    AllianceReport content = completed.content();
    LocalDate asOf = edition.asOf().get(content.filing());
    if (asOf == null) {
      throw new EvaluationException("the rulebook knows no filing `" + content.filing() + "`");
    }
    return new ReportFact(content, asOf, day(completed.decidingAt()), day(content.filedAt()));
  }

  private LocalDate day(OffsetDateTime instant) {
    return instant.atZoneSameInstant(edition.zone()).toLocalDate();
  }

  @Override
  public void close() {
    rules.close();
  }

  /** What the stations made of a report. */
  record Items(
      List<List<? extends Judged<?>>> lists,
      Map<String, tw.plumbline.model.assessment.Figure> figures) {
    Items {
      lists = List.copyOf(new ArrayList<>(lists));
    }
  }
}
