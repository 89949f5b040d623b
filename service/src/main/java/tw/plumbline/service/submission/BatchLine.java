package tw.plumbline.service.submission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.reading.Fault;

/**
 * One line of a batch of submissions: {@code {"key": …, "report": …}}, and {@code replaces} and
 * {@code draftedAgainst} as in the address of a single one.
 */
sealed interface BatchLine {
  /** Takes a line apart without touching the report. */
  static BatchLine read(byte[] line) {
    return new BatchLineReader(line).read();
  }

  /**
   * A submission.
   *
   * @param report the report's own bytes
   * @param alliance id of the alliance, as far as it can be seen without reading the report
   */
  record Whole(
      String key,
      byte[] report,
      @Nullable UUID replaces,
      @Nullable Integer draftedAgainst,
      String alliance)
      implements BatchLine {}

  /**
   * A text that is no such line.
   *
   * @param key if it says one that can be told
   * @param fault the first
   */
  record None(@Nullable String key, Fault fault) implements BatchLine {}
}
