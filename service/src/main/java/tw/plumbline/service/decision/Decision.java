package tw.plumbline.service.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it was recorded. It never changes.
 *
 * @param effectiveOn the first day on which it has effect, once it is approved
 * @param assessments ids of those that it rests on
 * @param findings of these that it relies on or sets aside
 * @param hearing null where the alliance was not heard
 * @param follows the decision after which it comes; null for none
 * @param by who recorded it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
    UUID id,
    String programme,
    int programmeYear,
    String allianceId,
    DecisionKind kind,
    LocalDate effectiveOn,
    String reasons,
    List<UUID> assessments,
    List<Finding> findings,
    @Nullable Hearing hearing,
    @Nullable UUID follows,
    String by,
    OffsetDateTime recordedAt) {
  public Decision {
    assessments = List.copyOf(assessments);
    findings = List.copyOf(findings);
  }

  /**
   * A finding that is relied on or set aside.
   *
   * @param ordinal its place in the assessment, counted from 1
   * @param pointer the place in the report of which it tells
   * @param why it is set aside; of one that is relied on, what is to be said of it, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Finding(
      UUID assessment,
      int ordinal,
      String clause,
      String pointer,
      boolean relied,
      @Nullable String why) {}
}
