package tw.plumbline.model.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result at a member.
 *
 * @param count people hired
 * @param amount 元, output value
 * @param applicants of a patent: member ids and {@link #INSTITUTION}
 */
public record Outcome(
    String id,
    OutcomeKind kind,
    @Nullable String member,
    @Nullable LocalDate achievedOn,
    int count,
    @Nullable Long amount,
    @Nullable List<String> applicants,
    @Nullable Boolean causedByAlliance) {

  /** The applicant that is the host institution itself and no member. */
  public static final String INSTITUTION = "INSTITUTION";

  public Outcome {
    applicants = AllianceReport.copy(applicants);
  }
}
