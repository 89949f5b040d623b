package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Agreement;
import tw.plumbline.model.report.AgreementKind;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.ClaimedRow;
import tw.plumbline.model.report.Member;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.report.RegistryStatus;
import tw.plumbline.model.report.Signatory;
import tw.plumbline.rules.proof.Ledger.Answer;

/** Section 1: which row a party is in, and which members count. */
final class Members {
  /** The row of a party, and the clause that puts it there. */
  record Row(ClaimedRow row, String clause) {}

  /** A member after its tests. */
  record Judged(Member member, ClaimedRow row, String result) {
    boolean isVendor() {
      return result.equals("VENDOR");
    }
  }

  /** A unified business number (of no jurisdiction) or a registration number abroad. */
  private record PartyNumber(String jurisdiction, String number) {}

  private static final Set<PartyKind> WITH_BUSINESS_NUMBER =
      EnumSet.of(PartyKind.COMPANY, PartyKind.BUSINESS, PartyKind.LIMITED_PARTNERSHIP);

  private final Ledger ledger;
  private final LocalDate asOf;
  private final boolean listed;
  private final List<Judged> judged = new ArrayList<>();
  private final Map<String, Judged> byId = new HashMap<>();
  private final Set<PartyNumber> counted = new HashSet<>();

  Members(AllianceReport report, Ledger ledger) {
    this.ledger = ledger;
    this.asOf = Reference.asOf(report);
    this.listed = report.members() != null;
    List<Member> members = report.members() == null ? List.of() : report.members();
    for (int i = 0; i < members.size(); i++) {
      Judged one = judge(members.get(i), Pointers.of("members", i));
      judged.add(one);
      byId.put(one.member().id(), one);
      if (one.isVendor()) {
        counted.addAll(numbers(one.member()));
      }
    }
  }

  List<Judged> all() {
    return judged;
  }

  /** Section 1, "the row of a party": the first line that fits. */
  static Row row(PartyKind kind, String jurisdiction) {
    if (kind == PartyKind.INDIVIDUAL) {
      return new Row(ClaimedRow.INDIVIDUAL, "SA108-M-08");
    }
    if (kind == PartyKind.RESEARCH_INSTITUTE || jurisdiction.equals("CN")) {
      return new Row(ClaimedRow.OTHER, "SA108-M-04");
    }
    if (kind == PartyKind.SCHOOL || kind == PartyKind.GOVERNMENT) {
      return new Row(ClaimedRow.OTHER, "SA108-M-08");
    }
    return new Row(ClaimedRow.VENDOR, jurisdiction.equals("TW") ? "SA108-M-03" : "SA108-M-07");
  }

  private Judged judge(Member member, String at) {
    Row row = row(member.kind(), member.jurisdiction());
    reviewClaim(member, row, at);
    reviewParty(member, row.row(), at);
    if (row.row() != ClaimedRow.VENDOR) {
      ledger.classify(at, row.row().name(), row.clause());
      return new Judged(member, row.row(), row.row().name());
    }
    List<String> failures = vendorTests(member, at);
    String result = failures.isEmpty() ? "VENDOR" : "NOT_COUNTED";
    ledger.classify(at, result, failures.isEmpty() ? row.clause() : failures.get(0));
    return new Judged(member, row.row(), result);
  }

  /** Section 1, second table: every failure gives a finding, the first one the clause. */
  private List<String> vendorTests(Member member, String at) {
    List<String> failures = new ArrayList<>();
    RegistryStatus status = member.registryStatus();
    if (!ledger.test("SA108-M-03", at, status == null || status == RegistryStatus.ACTIVE)) {
      failures.add("SA108-M-03");
    }
    Agreement agreement = member.agreement();
    if (agreement == null) {
      ledger.missing("SA108-M-06", at + "/agreement");
      failures.add("SA108-M-06");
      return failures;
    }
    if (!signedForAlliance(agreement, at)) {
      failures.add("SA108-M-06");
    }
    if (agreement.kind() == AgreementKind.COOPERATION_PROJECT && !standsIn(agreement, at)) {
      failures.add("SA108-M-09");
    }
    if (!spansCountDate(agreement, at)) {
      failures.add("SA108-M-05");
    }
    if (!ledger.test("SA108-M-05b", at, !agreement.start().isAfter(asOf))) {
      failures.add("SA108-M-05b");
    }
    if (!ledger.test("SA108-M-10", at, numbers(member).stream().noneMatch(counted::contains))) {
      failures.add("SA108-M-10");
    }
    return failures;
  }

  /** M-06: contract and memorandum; the signatory of a cooperation project is M-09's. */
  private boolean signedForAlliance(Agreement agreement, String at) {
    boolean signed =
        agreement.signatory() == Signatory.PRINCIPAL_INVESTIGATOR
            || agreement.signatory() == Signatory.INSTITUTION_NAMING_PI;
    return ledger.test(
        "SA108-M-06", at, agreement.kind() == AgreementKind.COOPERATION_PROJECT || signed);
  }

  /** M-09: one test of three conditions (section 9): one finding, and a MISSING beside it. */
  private boolean standsIn(Agreement agreement, String at) {
    String reason = agreement.reasonNoMembershipContract();
    Boolean related = agreement.coreTechnologyRelated();
    if (related == null) {
      ledger.missing("SA108-M-09", at + "/agreement/coreTechnologyRelated");
    }
    boolean noBreach =
        reason != null
            && !reason.isBlank()
            && !Boolean.FALSE.equals(related)
            && agreement.signatory() == Signatory.PRINCIPAL_INVESTIGATOR;
    return ledger.test("SA108-M-09", at, noBreach) && related != null;
  }

  private boolean spansCountDate(Agreement agreement, String at) {
    LocalDate endsOn = agreement.endsOn();
    if (endsOn == null) {
      ledger.missing("SA108-M-05", at + "/agreement/endsOn");
      return false;
    }
    return ledger.test("SA108-M-05", at, !endsOn.isBefore(Reference.COUNT_DATE));
  }

  /** M-10: what makes two members the same party, as written; an empty number equals nothing. */
  private static List<PartyNumber> numbers(Member member) {
    List<PartyNumber> numbers = new ArrayList<>();
    String business = member.unifiedBusinessNumber();
    if (business != null && !business.isEmpty()) {
      numbers.add(new PartyNumber("", business));
    }
    String foreign = member.foreignRegistrationNumber();
    if (foreign != null && !foreign.isEmpty()) {
      numbers.add(new PartyNumber(member.jurisdiction(), foreign));
    }
    return numbers;
  }

  /** Section 1, third table, its first three lines: what the member is claimed as. */
  private void reviewClaim(Member member, Row row, String at) {
    boolean claimed = member.claimedAs() == ClaimedRow.VENDOR;
    boolean mainlandOrResearch = row.clause().equals("SA108-M-04");
    ledger.test("SA108-M-04", at, !(claimed && mainlandOrResearch));
    if (claimed) {
      ledger.test("SA108-M-01", at, row.row() == ClaimedRow.VENDOR || mainlandOrResearch);
    }
    ledger.test("SA108-M-08", at, claimed || member.claimedAs() == row.row());
  }

  /** Section 1, third table, the other lines: no effect on the result. */
  private void reviewParty(Member member, ClaimedRow row, String at) {
    boolean vendor = row == ClaimedRow.VENDOR;
    boolean home = member.jurisdiction().equals("TW");
    if (vendor && !home) {
      boolean special = member.jurisdiction().equals("HK") || member.jurisdiction().equals("MO");
      ledger.test("SA108-M-07", at, !special);
      ledger.test("DR-04", at, member.foreignRegistrationNumber() != null);
    }
    if (home && WITH_BUSINESS_NUMBER.contains(member.kind())) {
      ledger.test("DR-04", at, isBusinessNumber(member.unifiedBusinessNumber()));
    }
    if (vendor) {
      BigDecimal holding = member.mainlandHoldingPercent();
      ledger.test(
          "SA108-M-13", at, holding == null || holding.compareTo(BigDecimal.valueOf(30)) <= 0);
      ledger.test("SA105-G-12", at, !Boolean.FALSE.equals(member.relatedToCoreTechnology()));
    }
  }

  /** DR-04: exactly 8 ASCII digits; the digits of the weighted digits add up to a multiple of 5. */
  static boolean isBusinessNumber(@Nullable String number) {
    if (number == null || !number.matches("[0-9]{8}") || number.equals("00000000")) {
      return false;
    }
    int[] weights = {1, 2, 1, 2, 1, 2, 4, 1};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int product = (number.charAt(i) - '0') * weights[i];
      sum += product / 10 + product % 10;
    }
    return sum % 5 == 0 || (number.charAt(6) == '7' && (sum + 1) % 5 == 0);
  }

  /** Whether a member id names a member of the list, of any row and any result. */
  Answer isListed(String id) {
    return listed ? answer(byId.containsKey(id)) : Answer.MEMBERS_ABSENT;
  }

  /** Whether a member id names a member in row VENDOR, of any result. */
  Answer isInVendorRow(String id) {
    Judged one = byId.get(id);
    return listed ? answer(one != null && one.row() == ClaimedRow.VENDOR) : Answer.MEMBERS_ABSENT;
  }

  /** Whether a member id, if there is one, names a member with result VENDOR. */
  Answer isVendor(@Nullable String id) {
    if (id == null) {
      return Answer.ABSENT;
    }
    Judged one = byId.get(id);
    return listed ? answer(one != null && one.isVendor()) : Answer.MEMBERS_ABSENT;
  }

  /** M-12: whether a day lies within a counted member's agreement, both ends included. */
  boolean agreementCovers(@Nullable String id, LocalDate day) {
    Judged one = byId.get(id);
    Agreement agreement = one == null ? null : one.member().agreement();
    LocalDate endsOn = agreement == null ? null : agreement.endsOn();
    return agreement != null && endsOn != null && Reference.within(day, agreement.start(), endsOn);
  }

  private static Answer answer(boolean yes) {
    return yes ? Answer.YES : Answer.NO;
  }
}
