package tw.plumbline.rules.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormReaderTest {
  private static final FormReader<Request> READER =
      new FormReader<>(Request.class, "waiver-request");
  private static final String WHOLE =
      """
      {"programme": "small-alliance", "clause": "SA108-M-05",
       "programmeYears": {"from": 108, "to": 109}, "filings": ["SECOND_KPI"],
       "pointer": "/members/1", "from": "108/11/01", "until": "2020-01-31", "reason": "停機"}
      """;

  @Test
  void a_form_is_read_into_its_record() {
    assertThat(READER.read(WHOLE.getBytes(UTF_8)))
        .isEqualTo(
            new FormReading.Filled<>(
                new Request(
                    "small-alliance",
                    "SA108-M-05",
                    new Years(108, 109),
                    List.of("SECOND_KPI"),
                    "/members/1",
                    LocalDate.parse("2019-11-01"),
                    LocalDate.parse("2020-01-31"),
                    "停機")));
  }

  @Test
  void every_fault_is_named_at_its_place() {
    String wrong =
        """
        {"clause": "x", "programmeYears": {"from": 1, "to": "109"}, "filings": ["A", "A", "b"],
         "pointer": "members", "from": "2019-02-30", "until": null, "reason": " ", "more": 1}
        """;
    assertThat(READER.read(wrong.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            FormReading.Refused.class,
            refused ->
                assertThat(((FormReading.Refused<?>) refused).faults())
                    .extracting(fault -> fault.pointer() + " " + fault.code().wireName())
                    .containsExactlyInAnyOrder(
                        "/programme missing-field",
                        "/clause bad-format",
                        "/programmeYears/from out-of-range",
                        "/programmeYears/to wrong-type",
                        "/filings/1 duplicate-value",
                        "/filings/2 bad-format",
                        "/pointer bad-format",
                        "/from no-such-day",
                        "/until null-value",
                        "/reason bad-format",
                        "/more unknown-field"));
  }

  @Test
  void what_is_no_object_is_refused_and_what_is_no_json_unreadable() {
    assertThat(READER.read("[]".getBytes(UTF_8))).isInstanceOf(FormReading.Refused.class);
    assertThat(READER.read("{".getBytes(UTF_8))).isInstanceOf(FormReading.Unreadable.class);
    assertThat(READER.read(new byte[0])).isInstanceOf(FormReading.Unreadable.class);
  }

  record Years(int from, int to) {}

  record Request(
      String programme,
      String clause,
      Years programmeYears,
      @Nullable List<String> filings,
      @Nullable String pointer,
      LocalDate from,
      LocalDate until,
      String reason) {}
}
