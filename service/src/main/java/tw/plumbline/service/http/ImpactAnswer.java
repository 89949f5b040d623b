package tw.plumbline.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tw.plumbline.rules.impact.AssessmentChange;
import tw.plumbline.rules.impact.ImpactJson;
import tw.plumbline.rules.impact.ImpactTotals;
import tw.plumbline.service.draft.ImpactChange;
import tw.plumbline.service.draft.ImpactRun;

/** A preview of what a draft changes, as JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImpactAnswer(
    UUID id,
    UUID draft,
    int revision,
    String digest,
    int base,
    String baseDigest,
    List<Integer> years,
    long submissions,
    long assessed,
    long failed,
    ImpactRun.Standing standing,
    @Nullable Boolean current,
    String askedBy,
    OffsetDateTime askedAt,
    @Nullable OffsetDateTime doneAt,
    @Nullable String stopped,
    @JsonRawValue @Nullable String totals) {

  /** As it goes on. */
  static ImpactAnswer of(ImpactRun run) {
    return of(run, null, null);
  }

  /**
   * A run and what it comes to.
   *
   * @param current whether it says what would happen now
   */
  static ImpactAnswer of(ImpactRun run, @Nullable Boolean current, @Nullable ImpactTotals totals) {
    return new ImpactAnswer(
        run.id(),
        run.draft(),
        run.revision(),
        run.digest(),
        run.base(),
        run.baseDigest(),
        run.years(),
        run.submissions(),
        run.assessed(),
        run.failed(),
        run.standing(),
        current,
        run.askedBy(),
        run.askedAt(),
        run.standing() == ImpactRun.Standing.DONE ? run.doneAt() : null,
        run.stopped(),
        totals == null ? null : new String(ImpactJson.write(totals), UTF_8));
  }

  /** A submission of which the draft says something else, or that it could not assess. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Change(
      UUID submission,
      String allianceId,
      String allianceName,
      @Nullable String field,
      int programmeYear,
      String filing,
      @JsonRawValue @Nullable String change,
      @Nullable String failure) {
    static Change of(ImpactChange row) {
      AssessmentChange change = row.change();
      return new Change(
          row.submission(),
          row.allianceId(),
          row.allianceName(),
          row.field(),
          row.programmeYear(),
          row.filing(),
          change == null ? null : new String(ImpactJson.write(change), UTF_8),
          row.failure());
    }
  }
}
