package tw.plumbline.rules.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Agreement;
import tw.plumbline.model.report.AgreementKind;
import tw.plumbline.model.report.Member;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.report.RegistryStatus;
import tw.plumbline.model.report.Signatory;

/**
 * A listed member, before it is known whether it counts.
 *
 * @param row the row in which a party of its kind belongs
 * @param rowClause the clause that says so
 */
public record MemberFact(
    ReportFact report, String pointer, Member content, String row, String rowClause)
    implements Fact {
  @Override
  public String label() {
    return content.name();
  }

  /** Last day of the period that the filing covers. */
  public LocalDate asOf() {
    return report.asOf();
  }

  /** The row in which the alliance lists it. */
  public String claimedRow() {
    return content.claimedAs().name();
  }

  public PartyKind kind() {
    return content.kind();
  }

  public String jurisdiction() {
    return content.jurisdiction();
  }

  public @Nullable String unifiedBusinessNumber() {
    return content.unifiedBusinessNumber();
  }

  public @Nullable String foreignRegistrationNumber() {
    return content.foreignRegistrationNumber();
  }

  public @Nullable RegistryStatus registryStatus() {
    return content.registryStatus();
  }

  public @Nullable BigDecimal mainlandHoldingPercent() {
    return content.mainlandHoldingPercent();
  }

  /** Whether it is a leading international enterprise. */
  public @Nullable Boolean internationalLeader() {
    return content.internationalLeader();
  }

  public @Nullable Boolean relatedToCoreTechnology() {
    return content.relatedToCoreTechnology();
  }

  /** Where it is said whether it relates to the core technology. */
  public String relationPointer() {
    return pointer + "/relatedToCoreTechnology";
  }

  public boolean agreed() {
    return content.agreement() != null;
  }

  public @Nullable AgreementKind agreementKind() {
    Agreement agreement = content.agreement();
    return agreement == null ? null : agreement.kind();
  }

  /** First day of the agreement; the day of signing where no other is given. */
  public @Nullable LocalDate startsOn() {
    Agreement agreement = content.agreement();
    return agreement == null ? null : agreement.start();
  }

  /**
   * Whether it belonged to the alliance, as a leading international enterprise, on the day on which
   * that was founded; null where it is not known.
   */
  public @Nullable Boolean ledAtFounding() {
    LocalDate joined = startsOn();
    LocalDate founded = report.foundedOn();
    LocalDate left = endsOn();
    if (joined != null
        && founded != null
        && (joined.isAfter(founded) || (left != null && left.isBefore(founded)))) {
      return false;
    }
    Boolean leader = internationalLeader();
    return leader == null || !leader || (joined != null && founded != null) ? leader : null;
  }

  public @Nullable LocalDate endsOn() {
    Agreement agreement = content.agreement();
    return agreement == null ? null : agreement.endsOn();
  }

  public @Nullable Signatory signatory() {
    Agreement agreement = content.agreement();
    return agreement == null ? null : agreement.signatory();
  }

  public @Nullable Boolean coreTechnologyRelated() {
    Agreement agreement = content.agreement();
    return agreement == null ? null : agreement.coreTechnologyRelated();
  }

  /** Whether it is said why no membership contract could be signed. */
  public boolean reasonGiven() {
    Agreement agreement = content.agreement();
    return agreement != null && Words.given(agreement.reasonNoMembershipContract());
  }
}
