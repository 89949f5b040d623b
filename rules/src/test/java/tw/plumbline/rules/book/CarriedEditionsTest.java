package tw.plumbline.rules.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.plumbline.model.assessment.RulebookRef;
import tw.plumbline.model.assessment.RulebookRef.Unattested;
import tw.plumbline.model.assessment.Severity;
import tw.plumbline.rules.guard.ParameterValue;

/** Years into which the rules of an earlier year are carried. */
class CarriedEditionsTest {
  private static final Rulebook RULEBOOK =
      RulebookFiles.builtIn().stream()
          .map(Rulebook::read)
          .filter(one -> one.programme().equals("small-alliance"))
          .findFirst()
          .orElseThrow();

  @ParameterizedTest
  @ValueSource(ints = {106, 108})
  void years_with_texts_of_their_own_have_nothing_unattested(int year) {
    assertThat(ref(year).unattested()).isEmpty();
    assertThat(edition(year).clauses().values())
        .extracting(EditionClause::severity)
        .contains(Severity.VIOLATION);
  }

  @Test
  void of_107_only_the_calendar_of_applications_is_carried() {
    assertThat(ref(107).unattested())
        .extracting(Unattested::clause)
        .containsExactlyInAnyOrder("SA105-D-01", "SA105-D-02", "SA105-D-03", "SA105-D-04");
  }

  @ParameterizedTest
  @ValueSource(ints = {109, 115, 117, 120})
  void a_carried_year_says_of_every_clause_when_it_was_checked_and_accuses_nobody(int year) {
    List<String> applied =
        edition(year).clauses().values().stream()
            .filter(EditionClause::applied)
            .map(EditionClause::id)
            .toList();

    assertThat(ref(year).id()).isEqualTo("small-alliance-" + year);
    assertThat(ref(year).unattested()).extracting(Unattested::clause).isEqualTo(applied);
    assertThat(ref(year).unattested())
        .allSatisfy(one -> assertThat(one.lastChecked()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}"));
    assertThat(edition(year).clauses().values())
        .extracting(EditionClause::severity)
        .doesNotContain(Severity.VIOLATION);
  }

  @Test
  void what_the_call_of_116_says_is_attested_and_the_rest_is_carried() {
    assertThat(ref(116).unattested())
        .extracting(Unattested::clause)
        .doesNotContain("SA105-G-01", "SA105-G-02", "SA105-G-03", "SA105-G-07")
        .contains("SA108-M-05", "SA108-I-02", "SA105-G-10");
    assertThat(clause(116, "SA105-G-01").severity()).isEqualTo(Severity.VIOLATION);
  }

  /** 2020-10-31 is a Saturday, 2022-01-31 New Year's Eve, 2025-01-31 within New Year's week. */
  @ParameterizedTest
  @CsvSource({
    "108, SA108-D-07, 2019-10-31",
    "109, SA108-D-02, 2020-04-15",
    "109, SA108-D-07, 2020-11-02",
    "109, SA108-D-10, 2021-02-01",
    "110, SA108-D-10, 2022-02-07",
    "111, SA108-D-04, 2022-05-02",
    "113, SA108-D-10, 2025-02-03",
    "112, SA108-D-08, 2023-10-31",
  })
  void a_deadline_moves_by_whole_years_and_to_the_next_working_day(
      int year, String clause, LocalDate day) {
    assertThat(clause(year, clause).parameters())
        .containsEntry("deadline", new ParameterValue.Day(day));
  }

  @Test
  void periods_move_by_whole_years_but_not_to_working_days() {
    ProgrammeCalendar calendar = edition(112).calendar();
    ProgrammeCalendar.Filing second = calendar.filing("SECOND_KPI").orElseThrow();

    assertThat(edition(109).asOf().get("SECOND_KPI")).isEqualTo(LocalDate.of(2021, 1, 31));
    assertThat(Objects.requireNonNull(second.correction()).window().to())
        .isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(calendar.quarters())
        .extracting(quarter -> quarter.period().to())
        .containsExactly(
            LocalDate.of(2023, 4, 30),
            LocalDate.of(2023, 7, 31),
            LocalDate.of(2023, 10, 31),
            LocalDate.of(2024, 1, 31));
  }

  @Test
  void office_days_with_faults_are_named() {
    List<BookFault> faults = new java.util.ArrayList<>();
    OfficeDays.read(
        "office-days.csv",
        "day,office,why\n"
            + "2020-01-01,CLOSED,a\n"
            + "2020-01-01,OPEN,b\n"
            + "2020-13-01,OPEN,c\n"
            + "2020-01-02,x,d\n",
        faults);
    OfficeDays.read("office-days.csv", null, faults);

    assertThat(faults).extracting(BookFault::line).containsExactly(3, 4, 5, 1);
  }

  @Test
  void a_weekend_on_which_offices_work_is_a_working_day() {
    OfficeDays days =
        OfficeDays.read(
            "d.csv", "day,office,why\n2021-02-20,OPEN,x\n", new java.util.ArrayList<>());

    assertThat(days.next(LocalDate.of(2021, 2, 20))).isEqualTo(LocalDate.of(2021, 2, 20));
    assertThat(days.next(LocalDate.of(2021, 2, 21))).isEqualTo(LocalDate.of(2021, 2, 22));
  }

  private static RulebookRef ref(int year) {
    return edition(year).ref(1, "sha256:0");
  }

  private static Edition edition(int year) {
    return Objects.requireNonNull(RULEBOOK.editions().get(year));
  }

  private static EditionClause clause(int year, String id) {
    Map<String, EditionClause> clauses = edition(year).clauses();
    return Objects.requireNonNull(clauses.get(id));
  }
}
