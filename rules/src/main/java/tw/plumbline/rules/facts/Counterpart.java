package tw.plumbline.rules.facts;

import org.jspecify.annotations.Nullable;

/**
 * The party on the other side of an item, as far as the report lets it be known.
 *
 * @param named whether a member's id is given
 * @param given whether any party is given
 * @param unlisted whether a member is named though the report brings no list of members
 * @param row the row in which the party belongs; none for an id that names no listed member
 * @param member the listed member, if it is one
 */
public record Counterpart(
    boolean named,
    boolean given,
    boolean unlisted,
    @Nullable String row,
    @Nullable CountedMemberFact member) {
  public static final Counterpart ABSENT = new Counterpart(false, false, false, null, null);
  public static final Counterpart UNLISTED = new Counterpart(true, true, true, null, null);
  public static final Counterpart UNKNOWN = new Counterpart(true, true, false, null, null);

  public static Counterpart listed(CountedMemberFact member) {
    return new Counterpart(true, true, false, member.row(), member);
  }

  public static Counterpart inPlace(String row) {
    return new Counterpart(false, true, false, row, null);
  }

  public @Nullable String result() {
    return member == null ? null : member.result();
  }
}
