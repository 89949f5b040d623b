package tw.plumbline.rules.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.programme.AtRisk;
import tw.plumbline.model.programme.EarlierStanding;
import tw.plumbline.model.programme.NotFiled;

class RiskSignsTest {
  @Test
  void an_alliance_of_which_nothing_bad_is_known_is_not_listed() {
    assertThat(atRisk(Year.alliance("A"))).isEmpty();
    assertThat(atRisk(Year.alliance("A").verdict(Verdict.COMPLIANT_WITH_WARNINGS))).isEmpty();
  }

  @Test
  void a_verdict_that_is_bad_or_open_is_listed_as_it_is() {
    assertThat(atRisk(Year.alliance("A").verdict(Verdict.NON_COMPLIANT)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.verdict()).isEqualTo(Verdict.NON_COMPLIANT);
              assertThat(one.submission()).isEqualTo("S-A");
              assertThat(one.signs()).isEmpty();
            });
    assertThat(atRisk(Year.alliance("A").verdict(Verdict.UNDETERMINED))).hasSize(1);
  }

  @Test
  void an_alliance_without_a_vendor_that_counts_is_listed() {
    AtRisk.Sign sign = sign(Year.alliance("A").members(0));
    assertThat(sign.sign()).isEqualTo("NO_MEMBER");
    assertThat(sign.clause()).isEqualTo("SA108-O-04");
    assertThat(sign.reason().zhTw()).isEqualTo("廠商會員數為 0。");
    assertThat(sign.reason().en()).isEqualTo("It has 0 vendor members.");
    assertThat(atRisk(Year.alliance("A").members(1))).isEmpty();
  }

  @Test
  void a_filing_is_missed_from_the_day_after_it_is_due() {
    Year.Draft alliance = Year.alliance("A").filed("TARGETS");
    assertThat(atRisk(alliance)).isEmpty();
    List<AtRisk> next =
        Year.OVERVIEW
            .of(
                Year.REF,
                List.of(alliance.standing()),
                List.of(),
                Year.CALENDAR,
                LocalDate.parse("2019-11-01"))
            .atRisk();
    assertThat(next)
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.signs())
                    .singleElement()
                    .satisfies(
                        sign -> {
                          assertThat(sign.sign()).isEqualTo("NOT_FILED");
                          assertThat(sign.reason().zhTw())
                              .isEqualTo("第一次 KPI 填報之期限為 108/10/31，逾期尚無填報紀錄。");
                          assertThat(sign.reason().en())
                              .isEqualTo(
                                  "There is no record of the first KPI filing, due by 2019-10-31.");
                        }));
  }

  @Test
  void who_filed_nothing_at_all_has_missed_every_filing_that_is_overdue() {
    List<EarlierStanding> silent =
        List.of(
            new EarlierStanding("B", "乙", Map.of(107, Map.of())),
            new EarlierStanding("C", "丙", Map.of(106, Map.of())));
    assertThat(silentAtRisk(silent, "2019-04-15")).isEmpty();
    assertThat(silentAtRisk(silent, "2019-04-16"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.allianceId()).isEqualTo("B");
              assertThat(one.verdict()).isNull();
              assertThat(one.signs()).extracting(AtRisk.Sign::sign).containsExactly("NOT_FILED");
            });
    assertThat(silentAtRisk(silent, "2020-02-01").get(0).signs()).hasSize(Year.CALENDAR.size());
  }

  private static List<AtRisk> silentAtRisk(List<EarlierStanding> silent, String today) {
    return Year.OVERVIEW
        .of(Year.REF, List.of(), silent, Year.CALENDAR, LocalDate.parse(today))
        .atRisk();
  }

  @Test
  void income_below_the_office_threshold_is_a_sign_and_at_the_threshold_it_is_none() {
    assertThat(atRisk(Year.alliance("A").grant(10_000).income("5000"))).isEmpty();
    AtRisk.Sign sign = sign(Year.alliance("A").grant(10_000).income("4999"));
    assertThat(sign.sign()).isEqualTo("LOW_INCOME");
    assertThat(sign.reason().zhTw()).isEqualTo("營運收入為補助款之 0.4999 倍，低於計畫辦公室所定之 0.5 倍。");
  }

  @Test
  void income_of_half_a_year_is_not_held_against_the_threshold() {
    Year.Draft half = Year.alliance("A").grant(10_000).income("1").filed("TARGETS", "FIRST_KPI");
    assertThat(atRisk(half)).isEmpty();
  }

  @Test
  void a_ratio_that_is_unknown_is_no_sign() {
    assertThat(atRisk(Year.alliance("A").income("1"))).isEmpty();
    assertThat(atRisk(Year.alliance("A").grant(0).income("0"))).isEmpty();
    assertThat(atRisk(Year.alliance("A").grant(10_000))).isEmpty();
  }

  @Test
  void income_that_declines_two_years_running_is_a_sign() {
    AtRisk.Sign sign =
        sign(
            Year.alliance("A")
                .income("3000000")
                .earlierIncome(107, "3500000.5")
                .earlierIncome(106, "4000000"));
    assertThat(sign.sign()).isEqualTo("DECLINE");
    assertThat(sign.reason().zhTw()).isEqualTo("營運收入總額連續 2 年下降：本年度 3,000,000 元，2 年前 4,000,000 元。");
  }

  @Test
  void one_year_that_does_not_decline_or_is_unknown_is_no_sign() {
    Year.Draft alliance = Year.alliance("A").income("300");
    assertThat(atRisk(alliance.earlierIncome(107, "400"))).isEmpty();
    assertThat(atRisk(alliance.earlierIncome(106, "400"))).isEmpty();
    assertThat(atRisk(alliance.earlierIncome(107, "300").earlierIncome(106, "400"))).isEmpty();
  }

  @Test
  void a_clause_that_is_not_met_two_years_running_is_a_sign() {
    AtRisk.Sign sign =
        sign(
            Year.alliance("A")
                .shortOf(107, "SA105-G-01", "SA105-G-02")
                .shortOf(108, "SA105-G-01", "SA108-M-05"));
    assertThat(sign.sign()).isEqualTo("REPEATED");
    assertThat(sign.clause()).isEqualTo("SA108-O-04");
    assertThat(sign.reason().zhTw()).contains("SA105-G-01").contains("連續 2 年不符規定");
    assertThat(sign.reason().en()).contains("SA105-G-01").contains("2 years running");
    assertThat(sign.seen())
        .isEqualTo(
            new AtRisk.Seen(
                Map.of("yearsOfShortfall", BigDecimal.valueOf(2)),
                List.of(),
                "SA105-G-01",
                List.of("S-A-107", "S-A-108")));
  }

  @Test
  void another_clause_or_a_year_of_which_nothing_is_known_is_no_repetition() {
    assertThat(atRisk(Year.alliance("A").shortOf(107, "SA105-G-02").shortOf(108, "SA105-G-01")))
        .isEmpty();
    assertThat(atRisk(Year.alliance("A").shortOf(107).shortOf(108, "SA105-G-01"))).isEmpty();
    assertThat(atRisk(Year.alliance("A").shortOf(107, "SA105-G-01"))).isEmpty();
    assertThat(atRisk(Year.alliance("A").shortOf(106, "SA105-G-01").shortOf(108, "SA105-G-01")))
        .isEmpty();
    assertThat(atRisk(Year.alliance("A").shortOf(108, "SA105-G-01"))).isEmpty();
  }

  @Test
  void every_clause_that_repeats_is_a_sign_of_its_own() {
    List<AtRisk> found =
        atRisk(
            Year.alliance("A")
                .shortOf(107, "SA105-G-02", "SA105-G-01")
                .shortOf(108, "SA105-G-01", "SA105-G-02"));
    assertThat(found)
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.signs())
                    .extracting(sign -> sign.seen().repeated())
                    .containsExactly("SA105-G-01", "SA105-G-02"));
  }

  @Test
  void a_sign_brings_its_figures_and_what_they_are_held_against() {
    AtRisk.Seen low = sign(Year.alliance("A").grant(10_000).income("4999")).seen();
    assertThat(low.parameters()).containsExactly(Map.entry("ratioThreshold", decimal("0.5")));
    assertThat(low.figures())
        .containsExactly(
            new AtRisk.Figure("totalIncome", 108, decimal("4999"), "元"),
            new AtRisk.Figure("grant", 108, decimal("10000"), "元"),
            new AtRisk.Figure("ratio", 108, decimal("0.4999"), null));
    AtRisk.Seen decline =
        sign(Year.alliance("A").income("300").earlierIncome(107, "400").earlierIncome(106, "500"))
            .seen();
    assertThat(decline.parameters()).containsExactly(Map.entry("yearsOfDecline", decimal("2")));
    assertThat(decline.figures())
        .extracting(figure -> figure.year() + " " + figure.value())
        .containsExactly("106 500", "107 400", "108 300");
    assertThat(sign(Year.alliance("A").members(0)).seen().figures())
        .extracting(figure -> figure.name() + " " + figure.value())
        .containsExactly("vendorMembers 0");
  }

  @Test
  void who_has_not_filed_is_listed_by_filing_be_it_due_or_not() {
    List<NotFiled> notFiled =
        Year.overview(
                List.of(
                    Year.alliance("B").filed("TARGETS").standing(),
                    Year.alliance("A").filed("TARGETS", "FIRST_KPI").standing()))
            .notFiled();
    assertThat(notFiled)
        .extracting(NotFiled::filing)
        .containsExactly("TARGETS", "FIRST_KPI", "SECOND_KPI");
    assertThat(notFiled).extracting(NotFiled::past).containsExactly(true, false, false);
    assertThat(notFiled.get(0).alliances()).isEmpty();
    assertThat(notFiled.get(1).alliances()).containsExactly(new NotFiled.Alliance("B", "聯盟 B"));
    assertThat(notFiled.get(2).alliances())
        .extracting(NotFiled.Alliance::allianceId)
        .containsExactly("A", "B");
  }

  private static BigDecimal decimal(String number) {
    return new BigDecimal(number);
  }

  private static AtRisk.Sign sign(Year.Draft alliance) {
    List<AtRisk> found = atRisk(alliance);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).signs()).hasSize(1);
    return found.get(0).signs().get(0);
  }

  private static List<AtRisk> atRisk(Year.Draft alliance) {
    return Year.overview(List.of(alliance.standing())).atRisk();
  }
}
