package tw.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.assessment.Figure;
import tw.plumbline.rules.reading.Reading;

/** A plan of 105 promised its third year by half of a cooperation; 108 counts 30%. */
class PromisedIncomeTest {
  private static final Plumbline PLUMBLINE = Plumbline.builtIn();

  @AfterAll
  static void close() {
    PLUMBLINE.close();
  }

  @Test
  void the_third_year_of_phase_two_in_108_shows_the_half_beside_the_thirty_per_cent()
      throws IOException {
    Figure income = income(text());
    Figure.Promised promised = Objects.requireNonNull(income.promised());

    assertThat(income.value()).isEqualByComparingTo(new BigDecimal("2500000"));
    assertThat(promised.rulebook()).isEqualTo("small-alliance-106");
    assertThat(promised.value()).isEqualByComparingTo(new BigDecimal("3100000"));
  }

  @Test
  void another_year_of_a_phase_shows_nothing_beside_it() throws IOException {
    assertThat(income(text().replace("\"yearOfPhase\": 3", "\"yearOfPhase\": 2")).promised())
        .isNull();
  }

  @Test
  void a_plan_made_under_the_formula_of_today_shows_nothing_beside_it() throws IOException {
    assertThat(
            income(text().replace("\"programmeYear\": 108", "\"programmeYear\": 110")).promised())
        .isNull();
  }

  private static Figure income(String json) {
    Reading reading = PLUMBLINE.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    @Nullable Figure found =
        PLUMBLINE.assess((Reading.Accepted) reading).figures().stream()
            .filter(figure -> figure.name().equals("totalIncome"))
            .findFirst()
            .orElse(null);
    return Objects.requireNonNull(found);
  }

  private static String text() throws IOException {
    try (var in =
        PromisedIncomeTest.class.getResourceAsStream(
            "/examples/d-phase-2-income-equal-to-the-grant.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
