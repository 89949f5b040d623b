package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.Period;
import tw.plumbline.model.report.ReportPart;

/** The last days of 106 and 107, none of which falls on a holiday. */
final class Deadlines106 {
  private record Filed(LocalDateTime at, String pointer) {}

  private final AllianceReport report;
  private final Ledger ledger;
  private final List<FilingRecord> filings;
  private final int year;
  private final LocalDateTime filedAt;

  Deadlines106(AllianceReport report, Ledger ledger) {
    this.report = report;
    this.ledger = ledger;
    this.filings = Money.orEmpty(report.filings());
    this.year = report.programmeYear() + 1911;
    this.filedAt = local(report.filedAt());
  }

  void judge() {
    application(LocalDate.of(year - 1, 9, 12).atTime(17, 0));
    list(LocalDate.of(year - 1, 9, 19).atTime(17, 0));
    progress();
    finalReport();
  }

  private static LocalDateTime local(OffsetDateTime at) {
    return at.atZoneSameInstant(Reference.TAIPEI).toLocalDateTime();
  }

  /** D-01 of any record, D-03 of an application's own. */
  private void application(LocalDateTime due) {
    Filed first = earliest("APPLICATION", null);
    if (first != null) {
      ledger.test("SA105-D-01", first.pointer(), !first.at().isAfter(due));
      Integer yearOfPhase = report.alliance().yearOfPhase();
      if (first.pointer().equals("/filedAt") && yearOfPhase != null && yearOfPhase == 1) {
        boolean open = !first.at().toLocalDate().isBefore(LocalDate.of(year - 1, 7, 11));
        ledger.test("SA105-D-03", "/filedAt", open && !first.at().isAfter(due));
      }
    }
  }

  /** D-02: the list arrives; only an application is asked for it. */
  private void list(LocalDateTime due) {
    Filed first = earliest("INSTITUTION_LIST", null);
    if (first != null) {
      ledger.test("SA105-D-02", first.pointer(), !first.at().isAfter(due));
    } else if (report.filing().equals("APPLICATION")) {
      absent("SA105-D-02", due, null);
    }
  }

  /** D-09: plans of two years or more, each part by 31 October. */
  private void progress() {
    Period period = report.alliance().executionPeriod();
    Integer yearOfPhase = report.alliance().yearOfPhase();
    long years =
        period == null ? 0 : ChronoUnit.YEARS.between(period.from(), period.to().plusDays(1));
    boolean several = years >= 2 || (yearOfPhase != null && yearOfPhase >= 2);
    if (several || report.filing().equals("PROGRESS_REPORT")) {
      LocalDateTime due = LocalDate.of(year, 10, 31).atTime(LocalTime.MAX);
      for (ReportPart part : ReportPart.values()) {
        part("SA105-D-09", "PROGRESS_REPORT", part, due);
      }
    }
  }

  /** D-10: within three months after the plan's end, as far as a final report is told of. */
  private void finalReport() {
    Period period = report.alliance().executionPeriod();
    if (period == null) {
      return;
    }
    LocalDateTime due = period.to().plusMonths(3).atTime(LocalTime.MAX);
    boolean told = report.filing().equals("FINAL_REPORT") || earliest("FINAL_REPORT", null) != null;
    for (ReportPart part : ReportPart.values()) {
      if (told) {
        part("SA105-D-10", "FINAL_REPORT", part, due);
      }
    }
  }

  private void part(String clause, String kind, ReportPart part, LocalDateTime due) {
    Filed first = earliest(kind, part);
    if (first == null) {
      absent(clause, due, unknownParts(kind));
    } else {
      ledger.test(clause, first.pointer(), !first.at().isAfter(due));
    }
  }

  private void absent(String clause, LocalDateTime due, @Nullable String unknownParts) {
    if (!filedAt.isAfter(due)) {
      ledger.looksAt(clause);
      ledger.notYetDue(clause);
    } else if (unknownParts != null) {
      ledger.missing(clause, unknownParts);
    } else if (report.filings() == null) {
      ledger.missing(clause, "/filings");
    } else {
      ledger.breach(clause, "/filings");
    }
  }

  private @Nullable Filed earliest(String kind, @Nullable ReportPart part) {
    boolean own =
        report.filing().equals(kind)
            && (part == null || Money.orEmpty(report.parts()).contains(part));
    Filed first = own ? new Filed(filedAt, "/filedAt") : null;
    for (int i = 0; i < filings.size(); i++) {
      FilingRecord record = filings.get(i);
      boolean fits = part == null || Money.orEmpty(record.parts()).contains(part);
      LocalDateTime at = local(record.filedAt());
      if (record.kind().equals(kind) && fits && (first == null || at.isBefore(first.at()))) {
        first = new Filed(at, Pointers.of("filings", i));
      }
    }
    return first;
  }

  private @Nullable String unknownParts(String kind) {
    if (report.filing().equals(kind) && report.parts() == null) {
      return "/parts";
    }
    for (int i = 0; i < filings.size(); i++) {
      if (filings.get(i).kind().equals(kind) && filings.get(i).parts() == null) {
        return Pointers.of("filings", i) + "/parts";
      }
    }
    return null;
  }
}
