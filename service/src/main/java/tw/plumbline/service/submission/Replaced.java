package tw.plumbline.service.submission;

import java.time.OffsetDateTime;
import java.util.UUID;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FilingRecord;

/**
 * The submission that another one corrects.
 *
 * @param deadlineAt when it counts as filed
 */
record Replaced(
    UUID id,
    String programme,
    int programmeYear,
    String filing,
    String allianceId,
    OffsetDateTime deadlineAt,
    String digest) {
  /** Whether a report is of the same filing of the same alliance. */
  boolean sameFiling(AllianceReport report) {
    return programme.equals(report.programme())
        && programmeYear == report.programmeYear()
        && filing.equals(report.filing())
        && allianceId.equals(report.alliance().id());
  }

  FilingRecord record() {
    return new FilingRecord(filing, deadlineAt, null);
  }
}
