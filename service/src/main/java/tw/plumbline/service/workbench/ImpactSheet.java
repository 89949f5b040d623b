package tw.plumbline.service.workbench;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Verdict;

/**
 * A preview of what a draft changes in the stored submissions.
 *
 * @param revision the draft's state
 * @param base number of the version in force
 * @param years programme years that the draft touches
 * @param current whether it says what would happen now
 * @param submissions how many count
 * @param assessed how many are done
 * @param failed of these, how many the draft could not assess
 * @param stopped why it ended before its end; null if it did not
 */
record ImpactSheet(
    UUID id,
    int revision,
    int base,
    List<Integer> years,
    boolean current,
    long submissions,
    long assessed,
    long failed,
    String askedBy,
    OffsetDateTime askedAt,
    @Nullable String stopped) {
  ImpactSheet {
    years = List.copyOf(years);
  }

  public boolean running() {
    return stopped == null && assessed < submissions;
  }

  public boolean done() {
    return stopped == null && assessed == submissions;
  }

  /**
   * A submission of which the draft says something else.
   *
   * @param clauses those whose findings appeared or vanished, or whose check has another status
   * @param appeared how many findings are new
   * @param vanished how many are gone
   * @param figures how many figures have another value
   */
  record Move(
      UUID submission,
      String allianceId,
      String allianceName,
      int programmeYear,
      String filing,
      Verdict before,
      Verdict after,
      List<String> clauses,
      int appeared,
      int vanished,
      int figures) {
    Move {
      clauses = List.copyOf(clauses);
    }
  }
}
