package tw.plumbline.service.submission;

import java.time.OffsetDateTime;
import java.util.UUID;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.FilingRecord;
import tw.plumbline.rules.book.Edition;

/**
 * The submission that another one corrects, by way of others or not.
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

  FilingRecord record(Edition edition) {
    return record(filing, deadlineAt, edition);
  }

  /** The record of a stored filing, its time as read in the programme's zone. */
  static FilingRecord record(String filing, OffsetDateTime at, Edition edition) {
    return new FilingRecord(filing, at.atZoneSameInstant(edition.zone()).toOffsetDateTime(), null);
  }
}
