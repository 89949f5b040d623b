package tw.plumbline.service.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many replays, and how far they are.
 *
 * @param programme null for all
 * @param programmeYear null for all
 * @param total how many assessments there were when it was begun
 * @param done how many of them are replayed
 * @param identical how many of these gave the same bytes, and their records fit themselves
 * @param failed how many gave no assessment at all
 * @param doneAt when the last stretch was done; null while it runs
 * @param stopped why it ended before its end; null if it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayRun(
    UUID id,
    ReplayScope scope,
    @Nullable String programme,
    @Nullable Integer programmeYear,
    long total,
    long done,
    long identical,
    long differing,
    long failed,
    Standing standing,
    String engine,
    String askedBy,
    OffsetDateTime askedAt,
    @Nullable OffsetDateTime doneAt,
    @Nullable String stopped) {
  /** Where a run may stand. */
  public enum Standing {
    RUNNING,
    DONE,
    STOPPED
  }
}
