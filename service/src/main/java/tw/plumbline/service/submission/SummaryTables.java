package tw.plumbline.service.submission;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.programme.SummaryTable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.Plumbline;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.ProgrammeCalendar;
import tw.plumbline.rules.reading.Reading;
import tw.plumbline.rules.reading.SummaryTableCsv;
import tw.plumbline.rules.reading.SummaryTableWriter;
import tw.plumbline.service.checking.Evaluation;

/** Summary tables (成果綜整表) from what is stored: of each year the furthest filing. */
public final class SummaryTables {
  private final Supplier<Plumbline> inForce;
  private final StoredAssessments stored;
  private final Evaluation evaluation;
  private final SummaryTableWriter json = new SummaryTableWriter();
  private final SummaryTableCsv csv = new SummaryTableCsv();

  SummaryTables(Supplier<Plumbline> inForce, StoredAssessments stored, Evaluation evaluation) {
    this.inForce = inForce;
    this.stored = stored;
    this.evaluation = evaluation;
  }

  /**
   * The table as JSON; nothing if the alliance filed nothing in that year, or there are no rules
   * for it.
   *
   * @param programme null: the only one in which the alliance filed, or the first by name
   */
  public Mono<byte[]> json(String alliance, int programmeYear, @Nullable String programme) {
    return table(alliance, programmeYear, programme, json::write);
  }

  /** The table as CSV, for spreadsheets. */
  public Mono<byte[]> csv(String alliance, int programmeYear, @Nullable String programme) {
    return table(alliance, programmeYear, programme, csv::write);
  }

  private Mono<byte[]> table(
      String alliance,
      int programmeYear,
      @Nullable String programme,
      Function<SummaryTable, byte[]> writing) {
    return stored
        .ofYears(alliance, programmeYear - 1, programmeYear, programme)
        .filter(kept -> kept.stream().anyMatch(one -> one.programmeYear() == programmeYear))
        .flatMap(
            kept -> evaluation.single(() -> made(inForce.get(), kept, programmeYear).map(writing)))
        .flatMap(Mono::justOrEmpty);
  }

  private static Optional<SummaryTable> made(
      Plumbline rulebooks, List<Kept> kept, int programmeYear) {
    String programme =
        kept.stream()
            .filter(one -> one.programmeYear() == programmeYear)
            .map(Kept::programme)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return rulebooks
        .edition(programme, programmeYear)
        .map(edition -> made(rulebooks, edition, programme, kept, programmeYear));
  }

  private static SummaryTable made(
      Plumbline rulebooks, Edition edition, String programme, List<Kept> kept, int programmeYear) {
    List<Kept> years = kept.stream().filter(one -> one.programme().equals(programme)).toList();
    Kept newest = furthest(edition, years, programmeYear).orElseThrow();
    AllianceReport first =
        filed(edition, years, programmeYear)
            .map(one -> report(rulebooks, one))
            .findFirst()
            .orElseThrow();
    return new tw.plumbline.rules.summary.SummaryTables(edition, quarters(edition))
        .of(
            report(rulebooks, newest),
            assessment(newest),
            first,
            lastYear(edition, years, programmeYear));
  }

  private static Map<String, BigDecimal> lastYear(Edition edition, List<Kept> kept, int year) {
    return furthest(edition, kept, year - 1)
        .map(one -> StoredJson.figures(one.document()))
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(Figure::name, Figure::value));
  }

  private static Optional<Kept> furthest(Edition edition, List<Kept> kept, int year) {
    return filed(edition, kept, year).reduce((earlier, later) -> later);
  }

  /** In the order in which the programme has them filed. */
  private static Stream<Kept> filed(Edition edition, List<Kept> kept, int year) {
    List<String> kinds =
        edition.calendar().filings().stream().map(ProgrammeCalendar.Filing::kind).toList();
    return kept.stream()
        .filter(one -> one.programmeYear() == year)
        .sorted(Comparator.comparing(one -> kinds.indexOf(one.filing())));
  }

  private static AllianceReport report(Plumbline rulebooks, Kept kept) {
    if (rulebooks.read(kept.report()) instanceof Reading.Accepted read) {
      return read.report();
    }
    throw new IllegalStateException("the stored report " + kept.id() + " cannot be read");
  }

  private static Assessment assessment(Kept kept) {
    return new Assessment(
        kept.id().toString(),
        null,
        kept.programme(),
        kept.programmeYear(),
        kept.filing(),
        kept.allianceId(),
        kept.reportDigest(),
        kept.rulebook(),
        List.of(),
        kept.verdict(),
        List.of(),
        StoredJson.figures(kept.document()),
        List.of(),
        List.of());
  }

  private static List<SummaryTable.Quarter> quarters(Edition edition) {
    return edition.calendar().quarters().stream()
        .map(
            quarter ->
                new SummaryTable.Quarter(
                    quarter.name(), quarter.period().from(), quarter.period().to()))
        .toList();
  }
}
