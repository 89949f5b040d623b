package tw.plumbline.rules.overview;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Member;

/**
 * Keys of members, the same for the same party in any alliance: its business number as written, or
 * its jurisdiction and registration number there. Without either a party is none but itself.
 */
final class PartyKeys {
  private static final String MEMBERS = "/members/";

  private PartyKeys() {}

  /** The keys of the members that a figure counts, in their order. */
  static List<String> of(AllianceReport report, Figure counted) {
    List<Member> members = report.members();
    List<String> keys = new ArrayList<>();
    if (members != null) {
      for (Figure.Term term : counted.terms()) {
        int index = Integer.parseInt(term.pointer().substring(MEMBERS.length()));
        keys.add(key(report.alliance().id(), members.get(index)));
      }
    }
    return List.copyOf(keys);
  }

  private static String key(String alliance, Member member) {
    if (given(member.unifiedBusinessNumber())) {
      return "business:" + member.unifiedBusinessNumber();
    }
    if (given(member.foreignRegistrationNumber())) {
      return "registration:%s:%s"
          .formatted(member.jurisdiction(), member.foreignRegistrationNumber());
    }
    return "member:%s/%s".formatted(escaped(alliance), escaped(member.id()));
  }

  private static boolean given(@Nullable String number) {
    return number != null && !number.isEmpty();
  }

  private static String escaped(String id) {
    return id.replace("~", "~0").replace("/", "~1");
  }
}
