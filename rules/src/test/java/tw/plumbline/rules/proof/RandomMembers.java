package tw.plumbline.rules.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.report.Agreement;
import tw.plumbline.model.report.AgreementKind;
import tw.plumbline.model.report.ClaimedRow;
import tw.plumbline.model.report.Member;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.report.RegistryStatus;
import tw.plumbline.model.report.Signatory;
import tw.plumbline.model.report.Trade;

/** Random members: every row, number, county and agreement, right and just not. */
final class RandomMembers {
  private static final List<String> COUNTIES =
      List.of(
          "基隆市", "臺北市", "台北市", "新北市", "桃園市", "新竹縣", "新竹市", "宜蘭縣", "苗栗縣", "臺中市", "台中市", "彰化縣", "南投縣",
          "雲林縣", "嘉義縣", "嘉義市", "臺南市", "台南市", "高雄市", "屏東縣", "澎湖縣", "花蓮縣", "臺東縣", "台東縣");
  private static final List<String> NO_COUNTIES =
      List.of("金門縣", "連江縣", "桃園縣", "臺北", "台灣省", " 臺北市", "Taipei", " ");

  /** Good: the plain sum, the sum + 1 of a 7th digit 7, digits of products of two digits. */
  private static final List<String> NUMBERS =
      List.of(
          "00000016",
          "00000037",
          "00000058",
          "00000091",
          "00000011",
          "00000027",
          "00000114",
          "00000070",
          "00000074",
          "00000075",
          "00000079",
          "05000004",
          "00000064",
          "09000001");

  /** Bad: sums beside 5, sum + 1 without a 7, eight zeros, 7 and 9 digits, other digits. */
  private static final List<String> NO_NUMBERS =
      List.of(
          "00000071",
          "00000073",
          "00000063",
          "12340070",
          "00000000",
          "0000001",
          "000000016",
          "00000015",
          "05000000",
          "０００００016",
          "００００００１６",
          "٠٠٠٠٠٠١٦",
          "0000001A",
          " 00000016",
          "00000016 ",
          "-0000016",
          " ");

  private final Dice dice;
  private final LocalDate asOf;
  private final Ids ids;
  private final boolean large;
  private final List<Member> members = new ArrayList<>();

  RandomMembers(Dice dice, LocalDate asOf, boolean large) {
    this.dice = dice;
    this.asOf = asOf;
    this.ids = new Ids(dice);
    this.large = large;
  }

  List<Member> list(int size) {
    for (int i = 0; i < size; i++) {
      members.add(member());
    }
    return members;
  }

  private Member member() {
    Member twin = !members.isEmpty() && dice.breaks() ? dice.any(members) : null;
    PartyKind kind = twin == null ? kind() : twin.kind();
    String jurisdiction = twin == null ? jurisdiction() : twin.jurisdiction();
    ClaimedRow row = Members.row(kind, jurisdiction).row();
    return new Member(
        id(),
        "虛構" + members.size(),
        claim(row),
        kind,
        jurisdiction,
        twin == null ? businessNumber(kind, jurisdiction) : twin.unifiedBusinessNumber(),
        twin == null ? foreignNumber(jurisdiction) : twin.foreignRegistrationNumber(),
        dice.breaks()
            ? dice.any(RegistryStatus.DISSOLVED, RegistryStatus.REVOKED)
            : dice.maybe(RegistryStatus.ACTIVE),
        holding(),
        county(jurisdiction),
        dice.maybe(Trade.values()),
        dice.slips() ? Boolean.FALSE : dice.maybe(true),
        dice.maybe(true, false),
        agreement(row));
  }

  /** Rarely the word that a patent's applicants have for the host institution. */
  private String id() {
    if (large) {
      return "m" + members.size();
    }
    return dice.percent(1) ? ids.nextLike("INSTITUTION") : ids.next();
  }

  private PartyKind kind() {
    return dice.percent(70)
        ? dice.any(
            PartyKind.COMPANY,
            PartyKind.COMPANY,
            PartyKind.BUSINESS,
            PartyKind.LIMITED_PARTNERSHIP,
            PartyKind.TRADE_ASSOCIATION,
            PartyKind.NON_RESEARCH_ENTITY)
        : dice.any(PartyKind.values());
  }

  private String jurisdiction() {
    if (dice.slips()) {
      return dice.any("HK", "MO");
    }
    return dice.percent(70) ? "TW" : dice.any("JP", "US", "CN");
  }

  private ClaimedRow claim(ClaimedRow row) {
    if (dice.breaks()) {
      return ClaimedRow.VENDOR;
    }
    return dice.slips() ? dice.any(ClaimedRow.INDIVIDUAL, ClaimedRow.OTHER) : row;
  }

  private @Nullable String businessNumber(PartyKind kind, String jurisdiction) {
    if (dice.breaks() && !members.isEmpty()) {
      return dice.any(members).unifiedBusinessNumber();
    }
    boolean required =
        jurisdiction.equals("TW")
            && (kind == PartyKind.COMPANY
                || kind == PartyKind.BUSINESS
                || kind == PartyKind.LIMITED_PARTNERSHIP);
    if (dice.slips() || (!required && dice.percent(10))) {
      return dice.maybe(dice.any(NO_NUMBERS));
    }
    return required || dice.percent(30) ? goodNumber() : null;
  }

  /** A good number that no other member has, as far as the stock reaches. */
  private String goodNumber() {
    for (int i = 0; i < 5 && !large; i++) {
      String number = dice.any(NUMBERS);
      if (members.stream().noneMatch(m -> number.equals(m.unifiedBusinessNumber()))) {
        return number;
      }
    }
    int number = 10_000_000 + 10 * members.size();
    while (!Members.isBusinessNumber(String.valueOf(number))) {
      number++;
    }
    return String.valueOf(number);
  }

  /** Numbers of another jurisdiction may be alike without harm; those of the same may not. */
  private @Nullable String foreignNumber(String jurisdiction) {
    if (jurisdiction.equals("TW")) {
      return dice.percent(5) ? "F-1" : null;
    }
    if (dice.slips()) {
      return null;
    }
    String shared = dice.any("F-1", "F-2");
    boolean free =
        members.stream()
            .noneMatch(
                m ->
                    m.jurisdiction().equals(jurisdiction)
                        && shared.equals(m.foreignRegistrationNumber()));
    return free || dice.breaks() ? shared : "F-" + (10 + members.size());
  }

  private @Nullable BigDecimal holding() {
    if (dice.slips()) {
      return new BigDecimal(dice.any("30.01", "31", "100", "30.0000001"));
    }
    String holding = dice.maybe("30", "30.00", "29.99", "0");
    return holding == null ? null : new BigDecimal(holding);
  }

  private @Nullable String county(String jurisdiction) {
    if (dice.forgets() || (!jurisdiction.equals("TW") && dice.percent(50))) {
      return null;
    }
    return dice.any(dice.slips() ? NO_COUNTIES : COUNTIES);
  }

  private @Nullable Agreement agreement(ClaimedRow row) {
    if (dice.forgets() || (row != ClaimedRow.VENDOR && dice.percent(50))) {
      return null;
    }
    AgreementKind kind = dice.any(AgreementKind.values());
    boolean project = kind == AgreementKind.COOPERATION_PROJECT;
    LocalDate start =
        dice.slips()
            ? dice.any(asOf.plusDays(1), asOf.plusDays(1), asOf.plusYears(1))
            : dice.day(LocalDate.of(2018, 2, 1), asOf);
    boolean early = dice.percent(50);
    return new Agreement(
        kind,
        early ? start.minusDays(dice.below(400)) : start,
        early || dice.percent(20) ? start : null,
        endsOn(),
        signatory(project),
        dice.any(0L, 0L, 1L, 60_000L),
        related(project),
        reason(project));
  }

  private @Nullable LocalDate endsOn() {
    if (dice.forgets()) {
      return null;
    }
    LocalDate count = Reference.COUNT_DATE;
    return dice.breaks()
        ? dice.any(count.minusDays(1), count.minusDays(1), LocalDate.of(2019, 1, 31))
        : dice.any(
            count,
            count.plusDays(1),
            LocalDate.of(2020, 1, 31),
            LocalDate.of(2020, 2, 29),
            LocalDate.of(2021, 12, 31));
  }

  private Signatory signatory(boolean project) {
    if (dice.breaks()) {
      return dice.any(Signatory.values());
    }
    return project || dice.percent(60)
        ? Signatory.PRINCIPAL_INVESTIGATOR
        : Signatory.INSTITUTION_NAMING_PI;
  }

  private @Nullable Boolean related(boolean project) {
    if (dice.forgets() || (!project && dice.percent(70))) {
      return null;
    }
    return !dice.breaks();
  }

  private @Nullable String reason(boolean project) {
    return dice.breaks() || (!project && dice.percent(70))
        ? dice.maybe("", " ", "　", "\t")
        : "公司內規不簽會員合約";
  }
}
