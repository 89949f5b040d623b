package tw.plumbline.rules.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Contract;

/** What technology transfers and cooperation projects have in common. */
public interface ContractFact {
  Contract content();

  Counterpart partner();

  ReportFact report();

  default String label() {
    String title = content().title();
    return title == null ? content().id() : title;
  }

  default String id() {
    return content().id();
  }

  /** 元, the contract's total. */
  default long amount() {
    return content().amount();
  }

  default LocalDate signedOn() {
    return content().signedOn();
  }

  /** A member is named, but the report brings no list of members. */
  default boolean memberUnlisted() {
    return partner().unlisted();
  }

  /** The row in which the party belongs; null where it is not known who it is. */
  default @Nullable String partnerRow() {
    return partner().row();
  }

  /** What the member counts as. */
  default @Nullable String memberResult() {
    return partner().result();
  }

  /** Whether it was signed while the member's agreement ran. */
  default boolean withinAgreement() {
    CountedMemberFact member = partner().member();
    return member != null && member.runsOn(signedOn());
  }

  /** Day on which the report was filed. */
  default LocalDate filedOn() {
    return report().sentOn();
  }
}
