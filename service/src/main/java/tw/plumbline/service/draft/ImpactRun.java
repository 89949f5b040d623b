package tw.plumbline.service.draft;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A preview of what a draft changes: every stored submission of the years that it touches, assessed
 * by it and by the version in force.
 *
 * @param revision the draft's state
 * @param base number of the version in force
 * @param years programme years that the draft touches
 * @param upto place of the last submission that counts
 * @param submissions how many count
 * @param assessed how many are done
 * @param failed how many of these the draft could not assess
 * @param stopped why it ended before its end; null if it did not
 */
public record ImpactRun(
    UUID id,
    UUID draft,
    int revision,
    String programme,
    String digest,
    int base,
    String baseDigest,
    List<Integer> years,
    long upto,
    long submissions,
    long assessed,
    long failed,
    String askedBy,
    OffsetDateTime askedAt,
    @Nullable OffsetDateTime doneAt,
    @Nullable String stopped) {
  public ImpactRun {
    years = List.copyOf(years);
  }

  /** Where it stands; who was filing while it was begun may be assessed without being counted. */
  public Standing standing() {
    if (stopped != null) {
      return Standing.STOPPED;
    }
    return assessed >= submissions ? Standing.DONE : Standing.RUNNING;
  }

  /** Where a run may stand. */
  public enum Standing {
    RUNNING,
    DONE,
    STOPPED
  }
}
