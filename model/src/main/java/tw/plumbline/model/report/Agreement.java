package tw.plumbline.model.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The agreement by which a member is one.
 *
 * @param startsOn unknown means: the day of signing, see {@link #start()}
 * @param endsOn last day
 * @param fee 元 a year; 0 = free member
 */
public record Agreement(
    AgreementKind kind,
    LocalDate signedOn,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    Signatory signatory,
    long fee,
    @Nullable Boolean coreTechnologyRelated,
    @Nullable String reasonNoMembershipContract) {

  /** First day of the agreement. */
  public LocalDate start() {
    return startsOn == null ? signedOn : startsOn;
  }
}
