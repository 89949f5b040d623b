package tw.plumbline.rules.waiver;

import java.time.LocalDate;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Waiver;

/**
 * An exception from a clause that two officials have granted to an alliance.
 *
 * @param from the first day on which it is in force, in the programme's zone
 * @param until the last one
 * @param by who asked for it
 * @param approvedBy who approved it, somebody else
 */
public record GrantedWaiver(
    String id,
    WaiverScope scope,
    LocalDate from,
    LocalDate until,
    String by,
    String approvedBy,
    String reason) {

  /** Whether it covers an assessment of what was received on a day. */
  boolean covers(Assessment assessment, LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until) && scope.covers(assessment);
  }

  /** As a finding names it. */
  Waiver named() {
    return new Waiver(id, by, approvedBy, reason, until);
  }
}
