package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import tw.plumbline.model.report.AllianceReport;

/**
 * What the adopted readings of small-alliance 108 say of a report, written from them alone: no rule
 * engine, no rulebook, every number a constant. The stations follow the sections: {@link Members}
 * 1, {@link Money} 2, {@link Service} 3, {@link FigureSums} 4, {@link Thresholds} 5, {@link Forms}
 * and {@link Deadlines} 6; {@link SectionEight} is the table of checks.
 */
public final class Reference {
  static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
  static final LocalDate COUNT_DATE = LocalDate.of(2019, 10, 31);
  static final LocalDate YEAR_FROM = LocalDate.of(2019, 2, 1);
  static final LocalDate YEAR_TO = LocalDate.of(2020, 1, 31);
  static final LocalDate CONTRACTS_FROM = LocalDate.of(2019, 1, 1);
  static final LocalDate CONTRACTS_TO = LocalDate.of(2020, 1, 31);

  /** What became of one item of the report. */
  public record Classified(String pointer, String result, String clause) {}

  /** One finding. */
  public record Found(String clause, String severity, String pointer) {}

  /**
   * The part of an assessment that the readings fix.
   *
   * @param checks clause to status, every clause of section 8 in its order
   * @param findings in the contract's order
   */
  public record Outcome(
      String verdict,
      List<Classified> classifications,
      SortedMap<String, BigDecimal> figures,
      LinkedHashMap<String, String> checks,
      List<Found> findings) {}

  private Reference() {}

  /** Assesses a report of small-alliance 108. */
  public static Outcome of(AllianceReport report) {
    Ledger ledger = new Ledger(SectionEight.CHECKS);
    Members members = new Members(report, ledger);
    Money money = new Money(report, members, ledger);
    Service service = new Service(report, members, ledger);
    FigureSums figures = new FigureSums(report, members, money, service, ledger);
    new Thresholds(report, figures, ledger).judge();
    new Forms(report, figures, ledger).judge();
    new Deadlines(report, ledger).judge();
    return ledger.close(figures.values());
  }

  /** Head: the end of the period that the filing covers. */
  static LocalDate asOf(AllianceReport report) {
    return switch (report.filing()) {
      case "TARGETS", "SECOND_KPI" -> LocalDate.of(2020, 1, 31);
      case "FIRST_KPI" -> LocalDate.of(2019, 10, 31);
      default -> throw new IllegalArgumentException(report.filing());
    };
  }

  /** Section 6: days and deadlines are those of Asia/Taipei. */
  static LocalDate dayOf(OffsetDateTime instant) {
    return instant.atZoneSameInstant(TAIPEI).toLocalDate();
  }

  static boolean within(LocalDate day, LocalDate from, LocalDate to) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
