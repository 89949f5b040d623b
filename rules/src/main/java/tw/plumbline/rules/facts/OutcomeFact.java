package tw.plumbline.rules.facts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.model.report.OutcomeKind;

/**
 * An outcome.
 *
 * @param applicants of a patent: the members among its applicants, or the member that is named
 *     where no applicants are
 */
public record OutcomeFact(
    ReportFact report,
    String pointer,
    Outcome content,
    Counterpart member,
    List<Counterpart> applicants)
    implements Fact {
  public OutcomeFact {
    applicants = List.copyOf(applicants);
  }

  @Override
  public String label() {
    return content.id();
  }

  public OutcomeKind kind() {
    return content.kind();
  }

  public @Nullable LocalDate achievedOn() {
    return content.achievedOn();
  }

  /** 元, output value. */
  public @Nullable Long amount() {
    return content.amount();
  }

  /** People hired. */
  public int count() {
    return content.count();
  }

  public @Nullable Boolean causedByAlliance() {
    return content.causedByAlliance();
  }

  public boolean memberGiven() {
    return member.given();
  }

  /** A member is named, but the report brings no list of members. */
  public boolean memberUnlisted() {
    return member.unlisted();
  }

  /** What the member counts as. */
  public @Nullable String memberResult() {
    return member.result();
  }

  /** Whether it is said who applied: applicants, or a member. */
  public boolean applicantsGiven() {
    return member.given() || (content.applicants() != null && !content.applicants().isEmpty());
  }

  /** A member is named as applicant, but the report brings no list of members. */
  public boolean applicantUnlisted() {
    return applicants.stream().anyMatch(Counterpart::unlisted);
  }

  /** What the applicants count as, each result once. */
  public List<String> applicantResults() {
    return applicants.stream()
        .map(Counterpart::result)
        .filter(java.util.Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Day on which the report was filed. */
  public LocalDate filedOn() {
    return report.sentOn();
  }
}
