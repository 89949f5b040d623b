package tw.plumbline.service.submission;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.rules.reading.Reading;

/**
 * An assessed submission, ready to be stored.
 *
 * @param deadlineAt the instant that decides whether it was in time
 * @param document the assessment's JSON
 */
record Arrival(
    UUID id,
    Submission submission,
    Reading.Accepted accepted,
    OffsetDateTime receivedAt,
    OffsetDateTime deadlineAt,
    Assessment assessment,
    byte[] document) {
  private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(10);

  AllianceReport report() {
    return accepted.report();
  }

  /** Whether the report's time of filing is more than ten minutes from the time it arrived. */
  boolean clockDiffers() {
    return Duration.between(report().filedAt(), receivedAt).abs().compareTo(CLOCKS_MAY_DIFFER) > 0;
  }
}
