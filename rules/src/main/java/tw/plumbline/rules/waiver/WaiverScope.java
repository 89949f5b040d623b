package tw.plumbline.rules.waiver;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Assessment;
import tw.plumbline.model.assessment.Finding;

/**
 * Which breaches a waiver excuses.
 *
 * @param fromYear the first programme year (ROC) that it covers
 * @param toYear the last one
 * @param filings the kinds of filing that it covers; empty for all
 * @param pointer the place in the report at or under which it covers breaches; null for all of them
 */
public record WaiverScope(
    String programme,
    String alliance,
    String clause,
    int fromYear,
    int toYear,
    Set<String> filings,
    @Nullable String pointer) {
  public WaiverScope {
    filings = Set.copyOf(filings);
  }

  /** Whether it is of such a filing. Which of its breaches it covers is another question. */
  public boolean covers(Assessment assessment) {
    return programme.equals(assessment.programme())
        && alliance.equals(assessment.allianceId())
        && fromYear <= assessment.programmeYear()
        && assessment.programmeYear() <= toYear
        && (filings.isEmpty() || filings.contains(assessment.filing()));
  }

  /** Whether it covers such a finding. It never covers a missing fact. */
  public boolean covers(Finding finding) {
    return finding.isBreach()
        && clause.equals(finding.clause())
        && (pointer == null || isAtOrUnder(pointer, finding.pointer()));
  }

  private static boolean isAtOrUnder(String place, String pointer) {
    return pointer.equals(place) || pointer.startsWith(place + "/");
  }
}
