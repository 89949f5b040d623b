package tw.plumbline.rules.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Activity;
import tw.plumbline.model.report.ActivityKind;
import tw.plumbline.model.report.Role;

/** An activity. */
public record ActivityFact(ReportFact report, String pointer, Activity content, Counterpart member)
    implements Fact {
  @Override
  public String label() {
    return titled() ? title() : content.id();
  }

  public ActivityKind kind() {
    return content.kind();
  }

  public boolean titled() {
    return Words.given(content.title());
  }

  /** The title without white space at its ends; empty where none is given. */
  public String title() {
    return Words.trimmed(content.title());
  }

  /** The place without white space at its ends; empty where none is given. */
  public String place() {
    return Words.trimmed(content.place());
  }

  public LocalDate heldOn() {
    return content.heldOn();
  }

  public @Nullable Role role() {
    return content.role();
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

  /** Whether it was held while the member's agreement ran. */
  public boolean withinAgreement() {
    CountedMemberFact listed = member.member();
    return listed != null && listed.runsOn(heldOn());
  }

  /** Day on which the report was filed. */
  public LocalDate filedOn() {
    return report.sentOn();
  }
}
