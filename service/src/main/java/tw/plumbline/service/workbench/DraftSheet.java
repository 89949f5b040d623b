package tw.plumbline.service.workbench;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft as pages show it.
 *
 * @param basedOn number of the version of which it is a copy
 * @param current the state that was saved last
 * @param steps what was decided on it, oldest first
 */
record DraftSheet(
    UUID id,
    String programme,
    int basedOn,
    String title,
    String author,
    OffsetDateTime createdAt,
    Standing standing,
    State current,
    List<Step> steps) {
  DraftSheet {
    steps = List.copyOf(steps);
  }

  public boolean open() {
    return standing == Standing.OPEN;
  }

  /** The proposal that waits for a decision; null where there is none. */
  public @Nullable Step proposal() {
    return standing == Standing.PROPOSED ? steps.get(steps.size() - 1) : null;
  }

  /** Where a draft may stand. */
  enum Standing {
    OPEN,
    PROPOSED,
    PUBLISHED,
    ABANDONED
  }

  /**
   * A state that was saved.
   *
   * @param revision counts from 1
   */
  record State(int revision, String digest, String savedBy, String note, OffsetDateTime savedAt) {}

  /**
   * What somebody decided.
   *
   * @param transitionUntil of a proposal: last day on which reports drafted against the version
   *     before are judged by that
   */
  record Step(
      Kind kind,
      int revision,
      String by,
      String reason,
      @Nullable LocalDate transitionUntil,
      OffsetDateTime at) {
    /** What may be decided. */
    enum Kind {
      PROPOSED,
      WITHDRAWN,
      REFUSED,
      PUBLISHED,
      ABANDONED
    }
  }
}
