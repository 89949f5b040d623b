package tw.plumbline.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tw.plumbline.model.text.RocDate;
import tw.plumbline.rules.book.Edition;
import tw.plumbline.rules.book.EditionClause;
import tw.plumbline.rules.guard.ParameterValue;

/** Every day that a rule knows is tried, and a day beside it. */
class DaysTest {
  static List<Edition> editions() {
    return SmallAlliance.ATTESTED;
  }

  @ParameterizedTest
  @MethodSource("editions")
  void every_day_that_a_check_knows_has_a_case_on_it_and_a_case_beside_it(Edition edition) {
    Set<String> untried = new TreeSet<>();
    for (EditionClause clause : edition.clauses().values()) {
      Set<LocalDate> tried = days(edition, clause.id());
      (clause.checked() ? clause.parameters() : Map.<String, ParameterValue>of())
          .forEach(
              (name, value) -> {
                if (value instanceof ParameterValue.Day day && !tried(tried, day.value())) {
                  untried.add(clause.id() + " " + name);
                }
              });
    }
    assertThat(untried).isEmpty();
  }

  @Test
  void the_last_day_of_every_filing_has_a_case_on_it_and_a_case_on_the_day_after() {
    Set<LocalDate> tried = days(SmallAlliance.EDITION, "SA108-M-05b");

    assertThat(tried).containsAll(SmallAlliance.EDITION.asOf().values());
    SmallAlliance.EDITION
        .asOf()
        .values()
        .forEach(day -> assertThat(tried).contains(day.plusDays(1)));
  }

  private static boolean tried(Set<LocalDate> tried, LocalDate day) {
    return tried.contains(day)
        && (tried.contains(day.minusDays(1)) || tried.contains(day.plusDays(1)));
  }

  /** The days that the cases of a clause put into their reports. */
  private static Set<LocalDate> days(Edition edition, String clause) {
    Set<LocalDate> days = new HashSet<>();
    for (ClauseCase one : SmallAlliance.cases(edition)) {
      if (one.clause().equals(clause)) {
        for (EditionClause.Change change : one.changes()) {
          Optional.ofNullable(change.to()).ifPresent(value -> collect(value, days));
        }
      }
    }
    return days;
  }

  private static void collect(JsonNode value, Set<LocalDate> days) {
    if (value.isString()) {
      day(value.stringValue()).ifPresent(days::add);
    }
    List.copyOf(value.values()).forEach(item -> collect(item, days));
  }

  /** Of an instant, the day in the programme's zone. */
  private static Optional<LocalDate> day(String text) {
    Optional<LocalDate> day = RocDate.read(text);
    if (day.isPresent() || !text.contains("T")) {
      return day;
    }
    try {
      OffsetDateTime instant = OffsetDateTime.parse(text);
      return Optional.of(instant.atZoneSameInstant(SmallAlliance.EDITION.zone()).toLocalDate());
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
