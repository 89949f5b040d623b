package tw.plumbline.rules.facts;

import tw.plumbline.model.generic.GenericFacts.Part;

/**
 * The part that a party has in an agreement.
 *
 * @param agreement id
 * @param agreementKind kind of the agreement
 * @param partyKind kind of the party
 */
public record PartFact(
    ReportFact report,
    String pointer,
    Part content,
    String agreement,
    String agreementKind,
    String partyKind)
    implements Fact {
  @Override
  public String label() {
    return content.party();
  }

  /** Id of the party. */
  public String party() {
    return content.party();
  }

  public String role() {
    return content.role();
  }
}
