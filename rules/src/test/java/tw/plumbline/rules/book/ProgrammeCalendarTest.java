package tw.plumbline.rules.book;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.report.Period;
import tw.plumbline.model.text.BilingualText;

class ProgrammeCalendarTest {
  private static final Edition EDITION =
      requireNonNull(
          Rulebook.read(RulebookFiles.in(Path.of("rulebook", "small-alliance")))
              .editions()
              .get(108));

  private static final ProgrammeCalendar CALENDAR = EDITION.calendar();

  @Test
  void the_filings_stand_in_the_order_of_the_programme_with_what_they_cover() {
    assertThat(CALENDAR.filings())
        .extracting(ProgrammeCalendar.Filing::kind, ProgrammeCalendar.Filing::covers)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("TARGETS", period("2019-02-01", "2020-01-31")),
            org.assertj.core.groups.Tuple.tuple("FIRST_KPI", period("2019-02-01", "2019-10-31")),
            org.assertj.core.groups.Tuple.tuple("SECOND_KPI", period("2019-11-01", "2020-01-31")));
  }

  @Test
  void the_due_day_of_a_filing_is_the_one_that_its_clause_checks() {
    assertThat(CALENDAR.filings())
        .allSatisfy(
            filing -> {
              ProgrammeCalendar.Due due = requireNonNull(filing.due());
              assertThat(due.on()).isEqualTo(parameter(due.clause(), "deadline"));
              assertThat(parameter(due.clause(), "filing")).isEqualTo(filing.kind());
            });
    assertThat(CALENDAR.filing("FIRST_KPI").map(ProgrammeCalendar.Filing::due))
        .contains(new ProgrammeCalendar.Due(LocalDate.of(2019, 10, 31), "SA108-D-07"));
  }

  @Test
  void a_correction_window_opens_after_the_due_day_and_tells_its_source() {
    assertThat(CALENDAR.filings())
        .allSatisfy(
            filing -> {
              ProgrammeCalendar.Correction correction = requireNonNull(filing.correction());
              assertThat(correction.window().from()).isAfter(requireNonNull(filing.due()).on());
              assertThat(correction.citation().document()).isEqualTo("108年度產學技術聯盟計畫執行說明會");
              assertThat(correction.citation().section()).isNotBlank();
            });
    assertThat(CALENDAR.filings())
        .extracting(filing -> requireNonNull(filing.correction()).window())
        .containsExactly(
            period("2019-05-01", "2019-06-30"),
            period("2019-12-01", "2019-12-31"),
            period("2020-02-01", "2020-02-29"));
  }

  @Test
  void four_quarters_make_the_programme_year() {
    List<ProgrammeCalendar.Quarter> quarters = CALENDAR.quarters();

    assertThat(quarters).hasSize(4);
    assertThat(quarters.get(0).period().from()).isEqualTo(parameter("SA108-D-01", "yearFrom"));
    assertThat(quarters.get(3).period().to()).isEqualTo(parameter("SA108-D-01", "yearTo"));
    assertThat(quarters.get(3).name())
        .isEqualTo(new BilingualText("11 月至隔年 1 月", "November to January"));
  }

  @Test
  void a_quarter_has_the_days_that_its_clause_tells() {
    for (ProgrammeCalendar.Quarter quarter : CALENDAR.quarters().subList(0, 2)) {
      assertThat(parameters(quarter.clause()))
          .contains(
              entry("coveredFrom", quarter.period().from()),
              entry("coveredTo", quarter.period().to()));
    }
  }

  @Test
  void a_filing_of_which_the_programme_does_not_know_has_no_days() {
    assertThat(CALENDAR.filing("INTERIM_REPORT")).isEmpty();
  }

  private static @Nullable Object parameter(String clause, String name) {
    return parameters(clause).get(name);
  }

  private static java.util.Map<String, Object> parameters(String clause) {
    return requireNonNull(EDITION.clauses().get(clause)).parameters().entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                java.util.Map.Entry::getKey, parameter -> parameter.getValue().value()));
  }

  private static Period period(String from, String to) {
    return new Period(LocalDate.parse(from), LocalDate.parse(to));
  }
}
