package tw.plumbline.rules.overview;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.FieldTotals;
import tw.plumbline.model.programme.FigureTotal;
import tw.plumbline.model.programme.ProgrammeAssessment;
import tw.plumbline.model.programme.Sums;
import tw.plumbline.model.programme.Total;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;

class TotalsTest {
  private static final AllianceStanding A =
      Year.alliance("A").field("TS1").grant(2000).income("2000.5").vendors("v1", "v2").standing();
  private static final AllianceStanding B =
      Year.alliance("B").field("TE1").grant(2000).income("2000").vendors("v2").standing();

  @Test
  void one_vendor_in_two_alliances_is_two_members_and_one_vendor() {
    ProgrammeAssessment overview = Year.overview(List.of(A, B));
    says(overview.totals().sums().members(), "3", 2);
    says(overview.totals().distinctVendors(), "2", 2);
  }

  @Test
  void income_equal_to_the_grant_is_not_above_it() {
    says(Year.overview(List.of(A, B)).totals().sums().aboveGrant(), "1", 2);
  }

  @Test
  void averages_are_whole_and_rounded_half_up() {
    Sums sums = Year.overview(List.of(A, B)).totals().sums();
    assertThat(sums.averageIncome()).isEqualByComparingTo("2000");
    Sums odd =
        Year.overview(List.of(B, Year.alliance("C").grant(2001).income("2001").standing()))
            .totals()
            .sums();
    assertThat(odd.averageIncome()).isEqualByComparingTo("2001");
    assertThat(odd.averageGrant()).isEqualByComparingTo("2001");
  }

  @Test
  void what_an_alliance_lacks_is_left_out_and_said() {
    AllianceStanding noIncome = Year.alliance("C").grant(9000).members(4).standing();
    AllianceStanding noGrant = Year.alliance("D").income("500").standing();
    Sums sums = Year.overview(List.of(A, B, noIncome, noGrant)).totals().sums();
    says(sums.income(), "4500.5", 3, "C");
    says(sums.grants(), "13000", 3, "D");
    says(sums.members(), "7", 3, "D");
    says(sums.ratio(), "1.0001", 2, "C", "D");
    says(sums.aboveGrant(), "1", 2, "C", "D");
    assertThat(sums.averageIncome()).isEqualByComparingTo("1500");
    assertThat(sums.averageGrant()).isEqualByComparingTo("4333");
  }

  @Test
  void a_sum_of_which_nothing_is_known_is_unknown_and_not_zero() {
    Sums sums = Year.overview(List.of(Year.alliance("C").standing())).totals().sums();
    assertThat(sums.income()).isEqualTo(new Total(null, 0, List.of("C")));
    assertThat(sums.averageIncome()).isNull();
    assertThat(sums.averageGrant()).isNull();
    assertThat(sums.ratio()).isEqualTo(new Total(null, 0, List.of("C")));
  }

  @Test
  void an_alliance_without_a_grant_above_zero_cannot_be_compared() {
    Sums sums =
        Year.overview(List.of(Year.alliance("C").grant(0).income("1").standing())).totals().sums();
    says(sums.grants(), "0", 1);
    assertThat(sums.aboveGrant()).isEqualTo(new Total(null, 0, List.of("C")));
    assertThat(sums.ratio()).isEqualTo(new Total(null, 1, List.of()));
  }

  @Test
  void every_figure_that_adds_up_is_summed_and_the_ratio_is_not() {
    AllianceStanding patents = Year.alliance("C").figure("patents", "3").standing();
    List<FigureTotal> figures = Year.overview(List.of(A, patents)).totals().figures();
    assertThat(figures)
        .extracting(FigureTotal::name)
        .contains("patents", "outputValue", "countableCooperationIncome")
        .doesNotContain("selfSufficiencyRatio")
        .first()
        .isEqualTo("vendorMembers");
    says(
        figures.stream().filter(f -> f.name().equals("patents")).findFirst().orElseThrow().total(),
        "3",
        1,
        "A");
  }

  @Test
  void fields_stand_in_the_order_of_the_rulebook_and_strangers_last() {
    AllianceStanding stranger = Year.alliance("C").field("ZZ9").standing();
    AllianceStanding another = Year.alliance("D").field("AA1").standing();
    AllianceStanding none = Year.alliance("E").standing();
    List<FieldTotals> rows = Year.overview(List.of(none, stranger, another, A, B)).byField();
    assertThat(rows)
        .extracting(FieldTotals::field)
        .containsExactly(
            "TE1", "TE2", "TE3", "TE4", "TE5", "TB1", "TS1", "TM1", "AA1", "ZZ9", null);
    assertThat(rows)
        .extracting(row -> row.sums().alliances())
        .containsExactly(1, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1);
    assertThat(rows.get(0).name()).extracting(name -> name.zhTw()).isEqualTo("電子組");
    assertThat(rows.get(8).name()).isNull();
  }

  @Test
  void the_order_in_which_alliances_come_changes_nothing() {
    List<AllianceStanding> alliances = new ArrayList<>(List.of(A, B, alliance("C"), alliance("D")));
    ProgrammeAssessment overview = Year.overview(alliances);
    Collections.reverse(alliances);
    assertThat(Year.overview(alliances)).isEqualTo(overview);
  }

  @Test
  void an_alliance_that_comes_twice_is_refused() {
    assertThatThrownBy(() -> Year.overview(List.of(A, A)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`A`");
  }

  @Test
  void figures_are_told_by_the_filing_they_come_from() {
    AllianceStanding early = Year.alliance("C").filed("TARGETS").standing();
    assertThat(Year.overview(List.of(A, B, early)).filings())
        .containsExactly(
            new ProgrammeAssessment.FilingCount("SECOND_KPI", 2),
            new ProgrammeAssessment.FilingCount("TARGETS", 1));
  }

  @Test
  void a_programme_without_the_page_has_totals_and_no_checks() {
    RulebookFiles files = Pages.without("overview.yaml");
    Overview plain = OverviewBook.read(Rulebook.read(files)).of(108);
    ProgrammeAssessment overview =
        plain.of(Year.REF, List.of(A, B), List.of(), Year.CALENDAR, Year.DURING);
    assertThat(overview.totals().sums().alliances()).isEqualTo(2);
    says(overview.totals().sums().grants(), "4000", 2);
    assertThat(overview.totals().sums().income()).isNull();
    assertThat(overview.totals().figures())
        .filteredOn(figure -> figure.name().equals("totalIncome"))
        .singleElement()
        .satisfies(figure -> says(figure.total(), "4000.5", 2));
    assertThat(overview.byField()).extracting(FieldTotals::field).containsExactly("TE1", "TS1");
    assertThat(overview.checks()).isEmpty();
    assertThat(overview.atRisk()).isEmpty();
  }

  private static AllianceStanding alliance(String id) {
    return Year.alliance(id).field("TM1").grant(1).income("3").members(0).standing();
  }

  private static void says(@Nullable Total total, String value, int of, String... lacking) {
    Total said = requireNonNull(total);
    assertThat(said.value()).isEqualByComparingTo(value);
    assertThat(said.of()).isEqualTo(of);
    assertThat(said.missing()).isEqualTo(lacking.length);
    assertThat(said.lacking()).containsExactly(lacking);
  }
}
