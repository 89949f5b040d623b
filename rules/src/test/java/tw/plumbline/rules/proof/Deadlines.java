package tw.plumbline.rules.proof;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.model.report.ReportPart;

/** Section 6, the deadlines: each ends with its day in Asia/Taipei. */
final class Deadlines {
  private static final LocalDate INTERIM_BY = LocalDate.of(2019, 10, 31);
  private static final LocalDate WEBSITE_BY = LocalDate.of(2019, 4, 30);

  private record Filed(OffsetDateTime at, String pointer) {}

  private final AllianceReport report;
  private final Ledger ledger;
  private final LocalDate filedOn;
  private final List<FilingRecord> filings;

  Deadlines(AllianceReport report, Ledger ledger) {
    this.report = report;
    this.ledger = ledger;
    this.filedOn = Reference.dayOf(report.filedAt());
    this.filings = Money.orEmpty(report.filings());
  }

  void judge() {
    filing("SA108-D-02", "TARGETS", LocalDate.of(2019, 4, 15));
    filing("SA108-D-07", "FIRST_KPI", LocalDate.of(2019, 10, 31));
    filing("SA108-D-10", "SECOND_KPI", LocalDate.of(2020, 1, 31));
    website();
    interim(ReportPart.SHORT);
    interim(ReportPart.FULL);
  }

  /** D-02, D-07, D-10. */
  private void filing(String clause, String kind, LocalDate deadline) {
    Filed first = report.filing().equals(kind) ? new Filed(report.filedAt(), "/filedAt") : null;
    for (int i = 0; i < filings.size(); i++) {
      if (filings.get(i).kind().equals(kind)) {
        first = earlier(first, new Filed(filings.get(i).filedAt(), Pointers.of("filings", i)));
      }
    }
    if (first != null) {
      ledger.test(clause, first.pointer(), !Reference.dayOf(first.at()).isAfter(deadline));
    } else if (!filedOn.isAfter(deadline)) {
      ledger.notYetDue(clause);
    } else if (report.filings() == null) {
      ledger.missing(clause, "/filings");
    } else {
      ledger.breach(clause, "/filings");
    }
  }

  /** Section 9: a tie goes to the report, then to the lower index. */
  private static Filed earlier(@Nullable Filed first, Filed next) {
    return first == null || next.at().isBefore(first.at()) ? next : first;
  }

  /** D-04. */
  private void website() {
    LocalDate online = report.alliance().websiteOnlineOn();
    if (online != null) {
      ledger.test("SA108-D-04", "/alliance/websiteOnlineOn", !online.isAfter(WEBSITE_BY));
    } else if (filedOn.isAfter(WEBSITE_BY)) {
      ledger.missing("SA108-D-04", "/alliance/websiteOnlineOn");
    } else {
      ledger.notYetDue("SA108-D-04");
    }
  }

  /** D-08 and section 9: each part on its own. */
  private void interim(ReportPart part) {
    Filed first = null;
    String unknownParts = null;
    for (int i = 0; i < filings.size(); i++) {
      FilingRecord record = filings.get(i);
      if (record.kind().equals("INTERIM_REPORT")) {
        String at = Pointers.of("filings", i);
        if (record.parts() == null) {
          unknownParts = unknownParts == null ? at + "/parts" : unknownParts;
        } else if (record.parts().contains(part)) {
          first = earlier(first, new Filed(record.filedAt(), at));
        }
      }
    }
    if (first != null) {
      ledger.test("SA108-D-08", first.pointer(), !Reference.dayOf(first.at()).isAfter(INTERIM_BY));
    } else if (!filedOn.isAfter(INTERIM_BY)) {
      ledger.notYetDue("SA108-D-08");
    } else if (report.filings() == null) {
      ledger.missing("SA108-D-08", "/filings");
    } else if (unknownParts != null) {
      ledger.missing("SA108-D-08", unknownParts);
    } else {
      ledger.breach("SA108-D-08", "/filings");
    }
  }
}
