package tw.plumbline.rules.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.Status;
import tw.plumbline.model.assessment.Verdict;
import tw.plumbline.model.programme.AllianceStanding;
import tw.plumbline.model.programme.EarlierStanding;
import tw.plumbline.model.programme.PhaseStanding;
import tw.plumbline.model.programme.ProgrammeAssessment;
import tw.plumbline.model.programme.ProgrammeCheck;
import tw.plumbline.rules.book.Rulebook;
import tw.plumbline.rules.book.RulebookFiles;

/** The international alliance: aims by phase and of the whole term, and tables that add up. */
class TermAimsTest {
  private static final OverviewBook BOOK =
      OverviewBook.read(
          Rulebook.read(RulebookFiles.in(Path.of("rulebook", "international-alliance"))));
  private static final RulebookRef REF =
      new RulebookRef("international-alliance", 1, "sha256:" + "0a".repeat(32));

  private final Map<String, TreeMap<Integer, Map<String, BigDecimal>>> filed = new TreeMap<>();

  @Test
  void the_numbers_of_the_plan_add_up() {
    List<ProgrammeCheck> tables =
        overview(108, "2020-06-01").checks().stream()
            .filter(check -> check.figure().matches("total|special|year10[67]|whole"))
            .toList();
    assertThat(tables).extracting(ProgrammeCheck::status).hasSize(13).containsOnly(Status.MET);
    assertThat(tables)
        .filteredOn(check -> check.clause().equals("GA106-B-01"))
        .extracting(ProgrammeCheck::actual)
        .containsExactly(BigDecimal.valueOf(650_000), BigDecimal.valueOf(2_400_000));
  }

  @Test
  void what_happened_in_each_year_is_added_up_over_the_years_of_a_phase() {
    filed("A", 106, "talents", 100).filed("A", 107, "talents", 300).filed("A", 108, "talents", 50);
    filed("B", 107, "talents", 150).filed("B", 108, "talents", 1_000);
    ProgrammeAssessment year = overview(108, "2020-06-01");

    PhaseStanding.Aim first = aim(year, 1, "talents");
    assertThat(first.actual()).isEqualByComparingTo("550");
    assertThat(first.cumulativeTarget()).isEqualByComparingTo("500");
    assertThat(first.status()).isEqualTo(Status.MET);
    PhaseStanding.Aim second = aim(year, 2, "talents");
    assertThat(second.target()).isEqualByComparingTo("1000");
    assertThat(second.actual()).isEqualByComparingTo("1050");
    assertThat(second.cumulativeActual()).isEqualByComparingTo("1600");
    assertThat(second.status()).isEqualTo(Status.MET);
    PhaseStanding.Aim third = aim(year, 3, "talents");
    assertThat(third.actual()).isNull();
    assertThat(third.status()).isEqualTo(Status.NOT_YET_DUE);
    assertThat(whole(year, "talents").status()).isEqualTo(Status.NOT_YET_DUE);
    assertThat(whole(year, "talents").actual()).isEqualByComparingTo("1600");
  }

  @Test
  void what_one_phase_lacks_the_next_may_make_up() {
    filed("A", 107, "jobs", 299).filed("A", 108, "jobs", 501);
    ProgrammeAssessment year = overview(108, "2020-01-01");
    assertThat(aim(year, 1, "jobs").status()).isEqualTo(Status.NOT_MET);
    assertThat(aim(year, 2, "jobs").status()).isEqualTo(Status.MET);
    filed("A", 108, "jobs", 500);
    assertThat(aim(overview(108, "2020-01-01"), 2, "jobs").status()).isEqualTo(Status.NOT_MET);
  }

  @Test
  void what_there_is_is_taken_from_the_newest_year_of_each_alliance() {
    filed("A", 107, "internationalMembers", 6).filed("A", 108, "internationalMembers", 9);
    filed("B", 107, "internationalMembers", 4);
    ProgrammeAssessment year = overview(108, "2020-06-01");
    assertThat(aim(year, 1, "internationalMembers").cumulativeActual()).isEqualByComparingTo("10");
    assertThat(aim(year, 1, "internationalMembers").status()).isEqualTo(Status.MET);
    assertThat(aim(year, 2, "internationalMembers").actual()).isEqualByComparingTo("3");
    assertThat(aim(year, 2, "internationalMembers").cumulativeActual()).isEqualByComparingTo("13");
    assertThat(aim(year, 2, "internationalMembers").status()).isEqualTo(Status.NOT_MET);
    assertThat(aim(year, 1, "alliances").cumulativeActual()).isEqualByComparingTo("2");
  }

  @Test
  void what_is_unknown_is_named_and_leaves_it_open() {
    filed("A", 107, "startups", 1).filed("B", 107, "talents", 1);
    filed("A", 108, "startups", 13).filed("B", 108, "startups", 0);
    PhaseStanding.Aim second = aim(overview(108, "2020-06-01"), 2, "startups");
    assertThat(second.cumulativeActual()).isEqualByComparingTo("14");
    assertThat(second.lacking()).containsExactly("B");
    assertThat(second.status()).isEqualTo(Status.UNDETERMINED);
    filed("A", 108, "startups", 14);
    assertThat(aim(overview(108, "2020-06-01"), 2, "startups").status()).isEqualTo(Status.MET);
  }

  @Test
  void a_phase_is_due_from_the_day_after_its_last() {
    filed("A", 108, "jobs", 0);
    assertThat(aim(overview(108, "2019-12-31"), 2, "jobs").status()).isEqualTo(Status.NOT_YET_DUE);
    assertThat(aim(overview(108, "2020-01-01"), 2, "jobs").status()).isEqualTo(Status.NOT_MET);
  }

  @Test
  void the_aims_of_the_whole_term_are_due_at_its_end() {
    for (int year = 106; year <= 110; year++) {
      filed("A", year, "members", 40 * (year - 105));
      filed("A", year, "cooperationAmount", 799_999_999);
    }
    ProgrammeAssessment before = overview(110, "2021-08-31");
    assertThat(whole(before, "members").status()).isEqualTo(Status.MET);
    assertThat(whole(before, "members").required()).isEqualByComparingTo("200");
    assertThat(whole(before, "cooperationAmount").status()).isEqualTo(Status.NOT_YET_DUE);
    ProgrammeCheck money = whole(overview(110, "2021-09-01"), "cooperationAmount");
    assertThat(money.actual()).isEqualByComparingTo("3999999995");
    assertThat(money.status()).isEqualTo(Status.NOT_MET);
    filed("A", 110, "cooperationAmount", 800_000_004);
    assertThat(whole(overview(110, "2021-09-01"), "cooperationAmount").status())
        .isEqualTo(Status.MET);
  }

  @Test
  void without_a_filing_nothing_is_said() {
    assertThat(aim(overview(108, "2020-06-01"), 1, "alliances").status())
        .isEqualTo(Status.UNDETERMINED);
  }

  private TermAimsTest filed(String alliance, int year, String figure, long value) {
    Map<Integer, Map<String, BigDecimal>> years =
        filed.computeIfAbsent(alliance, first -> new TreeMap<>());
    Map<String, BigDecimal> figures = new TreeMap<>(years.getOrDefault(year, Map.of()));
    figures.put(figure, BigDecimal.valueOf(value));
    years.put(year, figures);
    return this;
  }

  private ProgrammeAssessment overview(int year, String today) {
    List<AllianceStanding> standings = new ArrayList<>();
    List<EarlierStanding> silent = new ArrayList<>();
    filed.forEach(
        (alliance, years) -> {
          Map<String, BigDecimal> now = years.get(year);
          Map<Integer, Map<String, BigDecimal>> earlier = years.headMap(year);
          if (now == null) {
            silent.add(new EarlierStanding(alliance, alliance, earlier));
          } else {
            standings.add(standing(alliance, now, earlier));
          }
        });
    return BOOK.of(year).of(REF, standings, silent, List.of(), LocalDate.parse(today));
  }

  private static AllianceStanding standing(
      String alliance,
      Map<String, BigDecimal> figures,
      Map<Integer, Map<String, BigDecimal>> earlier) {
    return new AllianceStanding(
        alliance,
        alliance,
        null,
        null,
        "ANNUAL",
        "s-" + alliance,
        OffsetDateTime.parse("2020-01-15T12:00:00+08:00"),
        Verdict.COMPLIANT,
        figures,
        List.of(),
        List.of("ANNUAL"),
        earlier);
  }

  private static PhaseStanding.Aim aim(ProgrammeAssessment year, int phase, String figure) {
    return year.phases().get(phase - 1).aims().stream()
        .filter(aim -> aim.figure().equals(figure))
        .findFirst()
        .orElseThrow();
  }

  private static ProgrammeCheck whole(ProgrammeAssessment year, String figure) {
    return year.checks().stream()
        .filter(check -> check.figure().equals(figure))
        .findFirst()
        .orElseThrow();
  }
}
