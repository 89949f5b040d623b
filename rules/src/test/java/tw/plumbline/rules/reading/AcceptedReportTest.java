package tw.plumbline.rules.reading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.plumbline.model.report.AllianceReport;
import tw.plumbline.model.report.Income;
import tw.plumbline.model.report.IncomeForm;
import tw.plumbline.model.report.Outcome;
import tw.plumbline.model.report.Party;
import tw.plumbline.model.report.PartyKind;
import tw.plumbline.model.report.Payer;

class AcceptedReportTest {
  static final List<String> EXAMPLES = Draft.EXAMPLES;

  private static AllianceReport report(Draft draft) {
    return Draft.accepted(draft.read()).report();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void the_example_documents_are_reports(String name) {
    Reading reading = Draft.read(Draft.resource("/examples/" + name + ".json"));
    assertThat(Draft.accepted(reading).digest()).matches("sha256:[0-9a-f]{64}");
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void a_report_that_is_written_and_read_again_is_the_same(String name) {
    AllianceReport report = report(Draft.example(name));
    byte[] written = new ReportWriter().write(report);
    Reading again = new ReportReader(Draft.PROGRAMMES).read(written);
    assertThat(Draft.accepted(again).report()).isEqualTo(report);
    assertThat(new ReportWriter().write(report)).isEqualTo(written);
  }

  @Test
  void facts_are_written_and_read_again() {
    AllianceReport report =
        report(
            Draft.least()
                .with("/facts/rooms", "[1, 2.50, 1e3]")
                .with("/facts/contact", "{\"mail\": true}"));
    assertThat(report.facts())
        .isEqualTo(
            Map.of(
                "openedOn",
                "108/05/01",
                "rooms",
                List.of(new BigDecimal("1"), new BigDecimal("2.5"), new BigDecimal("1000")),
                "contact",
                Map.of("mail", true)));
    Reading again = new ReportReader(Draft.PROGRAMMES).read(new ReportWriter().write(report));
    assertThat(Draft.accepted(again).report()).isEqualTo(report);
  }

  @Test
  void what_is_absent_is_unknown_and_what_is_empty_is_empty() {
    AllianceReport report = report(Draft.least().with("/incomes", "[]"));
    assertThat(report.members()).isNull();
    assertThat(report.incomes()).isEmpty();
    assertThat(report.alliance().grant()).isNull();
  }

  @Test
  void the_defaults_of_the_contract_are_filled_in() {
    AllianceReport report =
        report(
            Draft.least()
                .with(
                    "/members",
                    "[{\"id\": \"m\", \"name\": \"n\", \"claimedAs\": \"OTHER\", \"kind\":"
                        + " \"SCHOOL\"}]")
                .with(
                    "/incomes",
                    "[{\"id\": \"i\", \"kind\": \"DONATION\", \"amount\": 5,"
                        + " \"receivedOn\": \"1081031\","
                        + " \"payer\": {\"name\": \"p\", \"kind\": \"INDIVIDUAL\"}}]")
                .with("/outcomes", "[{\"id\": \"o\", \"kind\": \"NEW_HIRES\"}]"));
    Income income = requireNonNull(report.incomes()).get(0);
    Outcome outcome = requireNonNull(report.outcomes()).get(0);
    assertThat(requireNonNull(report.members()).get(0).jurisdiction()).isEqualTo("TW");
    assertThat(income.form()).isEqualTo(IncomeForm.CASH);
    assertThat(income.freelyUsable()).isTrue();
    assertThat(income.payer())
        .isEqualTo(new Payer.InPlace(new Party("p", PartyKind.INDIVIDUAL, "TW")));
    assertThat(outcome.count()).isEqualTo(1);
    assertThat(outcome.amount()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"24", "24.0", "24.000", "2.4e1", "240E-1", "0.24e+2"})
  void a_number_is_read_by_its_value(String written) {
    String json = Draft.least().with("/alliance/phase", "7").json().replace("7", written);
    assertThat(Draft.accepted(Draft.read(json)).report().alliance().phase()).isEqualTo(24);
  }

  @Test
  void fifteen_digits_are_exact_and_zeros_do_not_count() {
    String number = "0." + "0".repeat(5000) + "e9999999999999999999";
    String json =
        Draft.least()
            .with("/targets", "{\"totalIncome\": 7, \"otherIncome\": 9}")
            .json()
            .replace(":7", ":123456789012.34500000000000000000")
            .replace(":9", ":" + number);
    Map<String, BigDecimal> targets =
        requireNonNull(Draft.accepted(Draft.read(json)).report().targets());
    assertThat(targets.get("totalIncome")).isEqualTo(new BigDecimal("123456789012.345"));
    assertThat(targets.get("otherIncome")).isEqualTo(BigDecimal.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-10-31", "108/10/31", "108.10.31", "1081031"})
  void a_day_is_read_in_four_forms(String written) {
    AllianceReport report =
        report(Draft.least().with("/alliance/foundedOn", "\"" + written + "\""));
    assertThat(report.alliance().foundedOn()).isEqualTo(LocalDate.of(2019, 10, 31));
  }

  @Test
  void an_instant_keeps_its_offset() {
    assertThat(
            report(Draft.least().with("/filedAt", "\"2019-10-31T23:59:59.999+08:00\"")).filedAt())
        .isEqualTo(OffsetDateTime.parse("2019-10-31T23:59:59.999+08:00"));
    assertThat(report(Draft.least().with("/filedAt", "\"2019-10-31T15:59:00Z\"")).filedAt())
        .isEqualTo(OffsetDateTime.parse("2019-10-31T15:59:00Z"));
    assertThat(report(Draft.least().with("/filedAt", "\"2019-10-31T23:00:00+23:00\"")).filedAt())
        .isEqualTo(OffsetDateTime.parse("2019-10-31T00:00:00Z"));
  }

  @Test
  void the_same_id_may_stand_in_two_lists() {
    Draft draft =
        Draft.example("a-compliant-second-kpi").with("/cooperationProjects/0/id", "\"T\"");
    assertThat(draft.with("/technologyTransfers/0/id", "\"T\"").read())
        .isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void a_reader_is_made_once_and_reads_any_number_of_reports() {
    ReportReader reader = new ReportReader(Draft.PROGRAMMES);
    byte[] json = Draft.least().json().getBytes(StandardCharsets.UTF_8);
    assertThat(reader.read(json)).isEqualTo(reader.read(json));
  }
}
