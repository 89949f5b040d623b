package tw.plumbline.model.report;

/** Who paid: a listed member, named by its id, or a party described in place. */
public sealed interface Payer {
  /**
   * @param member id of a member
   */
  record ListedMember(String member) implements Payer {}

  /** A party that is no listed member. */
  record InPlace(Party party) implements Payer {}
}
