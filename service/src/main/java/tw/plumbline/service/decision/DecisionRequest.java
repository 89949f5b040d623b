package tw.plumbline.service.decision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an official fills in.
 *
 * @param effectiveOn the first day on which it has effect
 * @param assessments ids of those that it rests on
 * @param findings of these; null for none
 * @param hearing null where the alliance was not heard
 * @param follows id of the decision after which it comes; null for none
 */
public record DecisionRequest(
    String programme,
    int programmeYear,
    DecisionKind kind,
    LocalDate effectiveOn,
    String reasons,
    List<String> assessments,
    @Nullable List<NamedFinding> findings,
    @Nullable Hearing hearing,
    @Nullable String follows) {
  /** The findings that are named. */
  List<NamedFinding> named() {
    return findings == null ? List.of() : findings;
  }

  /**
   * A finding that is relied on or set aside.
   *
   * @param ordinal its place in the assessment, counted from 1
   * @param why it is set aside; of one that is relied on, what is to be said of it, or null
   */
  public record NamedFinding(
      String assessment, int ordinal, boolean relied, @Nullable String why) {}
}
