package tw.plumbline.rules.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Contract;
import tw.plumbline.model.report.Party;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.report.Payer;
import tw.plumbline.model.report.Trade;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.facts.CountedMemberFact;
import tw.plumbline.rules.facts.Counterpart;

/** Who the parties of a report are, once its members are settled. */
final class Parties {
  private final List<Edition.Row> rows;
  private final @Nullable Map<String, CountedMemberFact> members;

  private Parties(List<Edition.Row> rows, @Nullable Map<String, CountedMemberFact> members) {
    this.rows = rows;
    this.members = members;
  }

  /**
   * @param members as they count; null where the report brings no list of members
   */
  static Parties of(List<Edition.Row> rows, @Nullable List<CountedMemberFact> members) {
    if (members == null) {
      return new Parties(rows, null);
    }
    Map<String, CountedMemberFact> byId = new HashMap<>();
    members.forEach(member -> byId.put(member.member().content().id(), member));
    return new Parties(rows, byId);
  }

  /** The first line of the table of rows that fits a party. */
  static Edition.Row row(
      List<Edition.Row> rows, PartyKind kind, String jurisdiction, @Nullable Trade trade) {
    for (Edition.Row row : rows) {
      if ((row.kind() == null || row.kind().equals(kind.name()))
          && (row.trade() == null || (trade != null && row.trade().equals(trade.name())))
          && (row.jurisdiction() == null || row.jurisdiction().equals(jurisdiction))) {
        return row;
      }
    }
    throw new EvaluationException(
        "no line of the table of rows fits " + kind + ", " + jurisdiction);
  }

  Counterpart member(@Nullable String id) {
    if (id == null) {
      return Counterpart.ABSENT;
    }
    if (members == null) {
      return Counterpart.UNLISTED;
    }
    CountedMemberFact member = members.get(id);
    return member == null ? Counterpart.UNKNOWN : Counterpart.listed(member);
  }

  Counterpart partner(Contract contract) {
    Party party = contract.partner();
    return party == null ? member(contract.member()) : inPlace(party);
  }

  Counterpart payer(@Nullable Payer payer) {
    if (payer instanceof Payer.InPlace inPlace) {
      return inPlace(inPlace.party());
    }
    return payer instanceof Payer.ListedMember listed
        ? member(listed.member())
        : Counterpart.ABSENT;
  }

  private Counterpart inPlace(Party party) {
    return Counterpart.inPlace(row(rows, party.kind(), party.jurisdiction(), null).row());
  }
}
