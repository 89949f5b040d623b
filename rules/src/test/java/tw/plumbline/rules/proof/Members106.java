package tw.plumbline.rules.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.ClaimedRow;
import tw.plumbline.model.report.Member;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.report.Trade;

/** Who enters the member KPI in 106 and 107. */
final class Members106 {
  /** A member and what it counts as. */
  record Counted(Member member, String result) {}

  private final Ledger ledger;
  private final List<Counted> counted = new ArrayList<>();
  private final Set<String> numbers = new HashSet<>();

  Members106(AllianceReport report, Ledger ledger) {
    this.ledger = ledger;
    List<Member> members = Money.orEmpty(report.members());
    for (int i = 0; i < members.size(); i++) {
      judge(members.get(i), Pointers.of("members", i));
    }
  }

  List<Counted> counted() {
    return counted;
  }

  private void judge(Member member, String at) {
    ClaimedRow row = row(member);
    boolean vendor = row == ClaimedRow.VENDOR;
    if (member.claimedAs() == ClaimedRow.VENDOR) {
      ledger.test("SA105-M-01", at, vendor);
    }
    numbered(member, vendor, at);
    String failure = vendor ? failure(member, at) : null;
    String result = failure == null ? row.name() : "NOT_COUNTED";
    ledger.classify(at, result, failure == null ? "SA105-M-01" : failure);
    counted.add(new Counted(member, result));
    if (vendor && failure == null) {
      numbers.addAll(numbers(member));
    }
  }

  /** Individuals of two trades count, other individuals do not; nor do schools and institutes. */
  private static ClaimedRow row(Member member) {
    if (member.kind() == PartyKind.INDIVIDUAL) {
      boolean excepted =
          member.trade() == Trade.AGRICULTURE || member.trade() == Trade.CULTURAL_CREATIVE;
      return excepted ? ClaimedRow.VENDOR : ClaimedRow.INDIVIDUAL;
    }
    boolean out =
        member.kind() == PartyKind.SCHOOL || member.kind() == PartyKind.RESEARCH_INSTITUTE;
    return out ? ClaimedRow.OTHER : ClaimedRow.VENDOR;
  }

  /** A stated no takes a member out; saying nothing only lacks the statement. */
  private @Nullable String failure(Member member, String at) {
    ledger.looksAt("SA105-G-12");
    if (member.relatedToCoreTechnology() == null) {
      ledger.missing("SA105-G-12", at + "/relatedToCoreTechnology");
    }
    boolean related = !Boolean.FALSE.equals(member.relatedToCoreTechnology());
    ledger.test("SA105-G-12", at, related);
    boolean first = numbers(member).stream().noneMatch(numbers::contains);
    ledger.test("DR-01", at, first);
    return related ? first ? null : "DR-01" : "SA105-G-12";
  }

  private static List<String> numbers(Member member) {
    List<String> numbers = new ArrayList<>();
    String business = member.unifiedBusinessNumber();
    if (business != null && !business.isEmpty()) {
      numbers.add("number " + business);
    }
    String foreign = member.foreignRegistrationNumber();
    if (foreign != null && !foreign.isEmpty()) {
      numbers.add(member.jurisdiction() + " " + foreign);
    }
    return numbers;
  }

  private void numbered(Member member, boolean vendor, String at) {
    boolean home = member.jurisdiction().equals("TW");
    if (home) {
      switch (member.kind()) {
        case COMPANY, BUSINESS, LIMITED_PARTNERSHIP ->
            ledger.test("DR-04", at, Members.isBusinessNumber(member.unifiedBusinessNumber()));
        default -> {}
      }
    } else if (vendor) {
      ledger.test("DR-04", at, member.foreignRegistrationNumber() != null);
    }
  }
}
