package tw.plumbline.rules.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A listed member, after it was settled whether and as what it counts.
 *
 * @param result one of the programme's results for members
 */
public record CountedMemberFact(MemberFact member, String result) implements Fact {
  @Override
  public String pointer() {
    return member.pointer();
  }

  @Override
  public String label() {
    return member.label();
  }

  public String row() {
    return member.row();
  }

  public String jurisdiction() {
    return member.jurisdiction();
  }

  /** Whether it is a leading international enterprise. */
  public @Nullable Boolean internationalLeader() {
    return member.internationalLeader();
  }

  /** The county as officially written, with 臺 for 台. */
  public @Nullable String county() {
    String county = member.content().county();
    return county == null ? null : county.replace('台', '臺');
  }

  public boolean paysFee() {
    var agreement = member.content().agreement();
    return agreement != null && agreement.fee() > 0;
  }

  /** Whether the agreement runs on that day, both ends included. */
  boolean runsOn(LocalDate day) {
    LocalDate start = member.startsOn();
    LocalDate end = member.endsOn();
    return start != null && end != null && !day.isBefore(start) && !day.isAfter(end);
  }
}
