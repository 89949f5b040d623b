package tw.plumbline.service.draft;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a version's files that somebody works on, as it stands.
 *
 * @param basedOn number of the version of which it is a copy
 * @param inForce number of the version that was in force when it was begun
 * @param current the state that was saved last
 * @param steps what was decided on it, oldest first
 */
public record Draft(
    UUID id,
    String programme,
    int basedOn,
    int inForce,
    String title,
    String author,
    OffsetDateTime createdAt,
    State current,
    List<Step> steps) {
  public Draft {
    steps = List.copyOf(steps);
  }

  /** Where it stands by its last step. */
  public Standing standing() {
    return steps.isEmpty() ? Standing.OPEN : steps.get(steps.size() - 1).kind().standing;
  }

  /** The proposal that waits for a decision; null where there is none. */
  public @Nullable Step proposal() {
    return standing() == Standing.PROPOSED ? steps.get(steps.size() - 1) : null;
  }

  /** Whether its files may be changed. */
  public enum Standing {
    OPEN,
    PROPOSED,
    PUBLISHED,
    ABANDONED
  }

  /**
   * A state that was saved.
   *
   * @param revision counts from 1
   * @param digest over the sorted lines of its files, as of a version
   * @param note what was done, in the words of who saved it
   */
  public record State(
      int revision, String digest, String savedBy, String note, OffsetDateTime savedAt) {}

  /**
   * What somebody decided.
   *
   * @param transitionUntil of a proposal: last day on which reports drafted against the version
   *     before are judged by that
   */
  public record Step(
      Kind kind,
      int revision,
      String digest,
      String by,
      String reason,
      @Nullable LocalDate transitionUntil,
      OffsetDateTime at) {
    /** What may be decided, and where the draft stands then. */
    public enum Kind {
      PROPOSED(Standing.PROPOSED),
      WITHDRAWN(Standing.OPEN),
      REFUSED(Standing.OPEN),
      PUBLISHED(Standing.PUBLISHED),
      ABANDONED(Standing.ABANDONED);

      private final Standing standing;

      Kind(Standing standing) {
        this.standing = standing;
      }
    }
  }
}
