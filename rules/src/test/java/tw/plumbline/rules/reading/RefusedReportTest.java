package tw.plumbline.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedReportTest {

  @ParameterizedTest(name = "{0} = {1} is refused at {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          /memberz                    | []                    | /memberz                   | unknown-field
          /alliance/nick              | "x"                   | /alliance/nick             | unknown-field
          /a~1b                       | 1                     | /a~01b                     | unknown-field
          /incomes/0/payer            | {"member": "x", "vat": 1} | /incomes/0/payer/vat   | unknown-field
          /liaisonCentre              | {"exists": true}      | /liaisonCentre             | unknown-field
          /facts                      | {}                    | /facts                     | unknown-field
          /members                    | null                  | /members                   | null-value
          /alliance/name              | null                  | /alliance/name             | null-value
          /members/0/agreement/fee    | null                  | /members/0/agreement/fee   | null-value
          /alliance                   | "EX-A"                | /alliance                  | wrong-type
          /members                    | {}                    | /members                   | wrong-type
          /members/0                  | "M01"                 | /members/0                 | wrong-type
          /members/0/name             | 5                     | /members/0/name            | wrong-type
          /members/0/kind             | true                  | /members/0/kind            | wrong-type
          /incomes/0/amount           | "240000"              | /incomes/0/amount          | wrong-type
          /incomes/0/amount           | 240000.5              | /incomes/0/amount          | wrong-type
          /incomes/0/freelyUsable     | "true"                | /incomes/0/freelyUsable    | wrong-type
          /incomes/0/receivedOn       | 1081031               | /incomes/0/receivedOn      | wrong-type
          /targets/patents            | 1.5                   | /targets/patents           | wrong-type
          /confirmedBy                | "DEAN"                | /confirmedBy               | not-allowed-value
          /members/0/claimedAs        | "vendor"              | /members/0/claimedAs       | not-allowed-value
          /alliance/field             | "TE9"                 | /alliance/field            | not-allowed-value
          /alliance/field             | "te9"                 | /alliance/field            | bad-format
          /members/0/jurisdiction     | "TWN"                 | /members/0/jurisdiction    | bad-format
          /members/0/jurisdiction     | "TW\\n"               | /members/0/jurisdiction    | bad-format
          /filedAt                    | "2020-01-31"          | /filedAt                   | bad-format
          /filedAt                    | "2020-01-31T10:00:00" | /filedAt                   | bad-format
          /filedAt                    | "2019-02-30T10:00:00Z"| /filedAt                   | no-such-day
          /alliance/foundedOn         | "108/2/1"             | /alliance/foundedOn        | bad-format
          /alliance/foundedOn         | "108-02-01"           | /alliance/foundedOn        | bad-format
          /alliance/foundedOn         | "108/02/29"           | /alliance/foundedOn        | no-such-day
          /alliance/foundedOn         | "2019-02-30"          | /alliance/foundedOn        | no-such-day
          /incomes/0/amount           | -1                    | /incomes/0/amount          | out-of-range
          /incomes/0/amount           | 1000000000000         | /incomes/0/amount          | out-of-range
          /alliance/phase             | 0                     | /alliance/phase            | out-of-range
          /members/0/mainlandHoldingPercent | 100.1           | /members/0/mainlandHoldingPercent | out-of-range
          /incomes/0/amount           | 1234567890123456      | /incomes/0/amount          | too-precise
          /targets/totalIncome        | 0.1234567890123456    | /targets/totalIncome       | too-precise
          /targets/totalIncome        | 1e400                 | /targets/totalIncome       | too-precise
          /targets/totalIncome        | 1e-400                | /targets/totalIncome       | too-precise
          /alliance/id                | ""                    | /alliance/id               | too-short
          /filing                     | "ANNUAL"              | /filing                    | unknown-filing
          /programme                  | "no-such"             | /programme                 | unknown-programme
          /programmeYear              | 109                   | /programmeYear             | no-edition
          /programmeYear              | 108.5                 | /programmeYear             | wrong-type
          /targets/vendormembers      | 3                     | /targets/vendormembers     | unknown-figure
          /originalTargets/x          | 3                     | /originalTargets/x         | unknown-figure
          /declared/x                 | 3                     | /declared/x                | unknown-figure
          /previousYear               | {"targets": {"x": 1}} | /previousYear/targets/x    | unknown-figure
          /application                | {"years": [{"yearOfPhase": 1, "targets": {"x": 1}}]} | /application/years/0/targets/x | unknown-figure
          /parts                      | ["SHORT", "SHORT"]    | /parts/1                   | duplicate-value
          /previousYear               | {"actuals": {"x": 1}} | /previousYear/actuals/x    | unknown-figure
          /phaseOneFinalYear          | {"targets": {"x": 1}} | /phaseOneFinalYear/targets/x | unknown-figure
          /phaseOneFinalYear          | {"actuals": {"x": 1}} | /phaseOneFinalYear/actuals/x | unknown-figure
          /varianceNotes              | {"Free text": ""}     | /varianceNotes/Free text   | unknown-figure
          /incomes/0/payer            | {"member": "x", "name": "y"} | /incomes/0/payer    | conflict
          /cooperationProjects/0/partner | {"name": "y", "kind": "SCHOOL"} | /cooperationProjects/0 | conflict
          """)
  void one_fault_at_its_place(String place, String value, String pointer, String code) {
    Draft draft = Draft.example("a-compliant-second-kpi").with(place, value);
    assertThat(Draft.faults(draft.read())).containsExactly(pointer + " " + code);
  }

  @ParameterizedTest(name = "without {0}")
  @CsvSource({
    "/programme",
    "/programmeYear",
    "/filing",
    "/filedAt",
    "/alliance",
    "/alliance/id",
    "/alliance/institution",
    "/alliance/executionPeriod",
    "/alliance/executionPeriod/to",
    "/members/0/kind",
    "/members/0/agreement/fee",
    "/incomes/6/receivedOn",
    "/outcomes/0/id"
  })
  void a_required_field_that_is_absent_is_named_where_it_should_be(String pointer) {
    Draft draft = Draft.example("a-compliant-second-kpi").without(pointer);
    assertThat(Draft.faults(draft.read())).containsExactly(pointer + " missing-field");
  }

  @Test
  void a_payer_needs_one_of_its_two_forms() {
    Draft draft = Draft.example("a-compliant-second-kpi").with("/incomes/0/payer", "{}");
    assertThat(Draft.faults(draft.read()))
        .containsExactly(
            "/incomes/0/payer/name missing-field", "/incomes/0/payer/kind missing-field");
  }

  @Test
  void a_text_may_be_as_long_as_the_contract_says_counted_in_characters() {
    Draft draft = Draft.example("a-compliant-second-kpi");
    assertThat(draft.with("/alliance/name", "\"" + "𠮷".repeat(200) + "\"").read())
        .isInstanceOf(Reading.Accepted.class);
    assertThat(Draft.faults(draft.with("/alliance/name", "\"" + "字".repeat(201) + "\"").read()))
        .containsExactly("/alliance/name too-long");
  }

  @Test
  void a_list_may_have_as_many_items_as_the_contract_says() {
    String applicants = "[" + "\"x\",".repeat(100) + "\"x\"]";
    Draft draft =
        Draft.example("a-compliant-second-kpi").with("/outcomes/0/applicants", applicants);
    assertThat(Draft.faults(draft.read())).containsExactly("/outcomes/0/applicants too-long");
  }

  @Test
  void a_character_that_no_database_stores_is_refused_in_every_text_and_key() {
    String json =
        """
        {"programme": "open-lab", "programmeYear": 108, "filing": "ANNUAL",
         "filedAt": "2020-01-31T23:59:59+08:00", "alliance": {"id": "L", "name": "虛\\u0000構"},
         "varianceNotes": {"visitors": "\\u0000", "a\\u0000b": "少"},
         "facts": {"openedOn": "108/05/01", "x\\u0000": 1, "\\\\u0000": 1}}
        """;
    assertThat(Draft.faults(Draft.read(json)))
        .containsExactly(
            "/alliance/name nul-character",
            "/varianceNotes/visitors nul-character",
            "/varianceNotes/a\0b nul-character",
            "/facts/x\0 nul-character",
            "/facts/\\u0000 unknown-field");
  }

  @Test
  void what_is_said_of_such_a_character_shows_it_in_print() {
    Draft draft = Draft.example("a-compliant-second-kpi").with("/alliance/name", "\"\\u0000\"");
    Fault fault = ((Reading.Refused) draft.read()).faults().get(0);
    assertThat(fault.message().zhTw()).contains("`U+0000`").doesNotContain("\0");
    assertThat(fault.message().en()).contains("`U+0000`").doesNotContain("\0");
  }

  @Test
  void an_id_that_occurs_twice_in_a_list_is_refused_at_the_second() {
    Draft draft =
        Draft.example("a-compliant-second-kpi")
            .with("/incomes/1/id", "\"same\"")
            .with("/incomes/3/id", "\"same\"")
            .with("/members/0/id", "\"same\"");
    assertThat(Draft.faults(draft.read())).containsExactly("/incomes/3/id duplicate-id");
  }

  @Test
  void a_part_that_is_listed_twice_is_refused_at_the_second() {
    Draft draft =
        Draft.example("a-compliant-second-kpi").with("/filings/0/parts", "[\"FULL\", \"FULL\"]");
    assertThat(Draft.faults(draft.read())).containsExactly("/filings/0/parts/1 duplicate-value");
  }

  @Test
  void a_repeated_key_is_refused_and_hides_nothing_else() {
    String json =
        Draft.least().json().replace("{\"id\":\"L\"", "{\"id\":\"L\",\"id\":\"M\",\"x\":1");
    assertThat(Draft.faults(Draft.read(json)))
        .containsExactly("/alliance/id duplicate-key", "/alliance/x unknown-field");
  }

  @Test
  void the_facts_are_what_the_programme_declares() {
    Draft draft =
        Draft.least()
            .with("/facts", "{\"rooms\": [], \"contact\": {}, \"door\": 1}")
            .with("/targets", "{\"visitors\": 3, \"guests\": 2}");
    assertThat(Draft.faults(draft.read()))
        .containsExactlyInAnyOrder(
            "/facts/rooms too-short",
            "/facts/contact conflict",
            "/facts/door unknown-field",
            "/facts/openedOn missing-field",
            "/targets/guests unknown-figure");
  }

  @Test
  void all_faults_come_at_once_in_the_order_of_the_text() {
    String json =
        """
        {"zzz": 1, "programme": "small-alliance", "programmeYear": 99, "filing": 7,
         "alliance": {"name": null, "field": "TX", "id": "A", "phase": 1e999},
         "members": [{"id": "a"}, 5, {"id": "a", "name": "", "claimedAs": "VENDOR", "kind": "X"}],
         "targets": {"nope": 1, "patents": -1},
         "alliance": {}}
        """;
    assertThat(Draft.faults(Draft.read(json)))
        .containsExactly(
            "/zzz unknown-field",
            "/programmeYear no-edition",
            "/filing wrong-type",
            "/alliance duplicate-key",
            "/alliance/name null-value",
            "/alliance/field not-allowed-value",
            "/alliance/phase too-precise",
            "/alliance/institution missing-field",
            "/alliance/yearOfPhase missing-field",
            "/alliance/executionPeriod missing-field",
            "/members/0/name missing-field",
            "/members/0/claimedAs missing-field",
            "/members/0/kind missing-field",
            "/members/1 wrong-type",
            "/members/2/id duplicate-id",
            "/members/2/name too-short",
            "/members/2/kind not-allowed-value",
            "/targets/nope unknown-figure",
            "/targets/patents out-of-range",
            "/filedAt missing-field");
  }

  @Test
  void what_is_no_object_is_no_report() {
    assertThat(Draft.faults(Draft.read("[]"))).containsExactly(" wrong-type");
    assertThat(Draft.faults(Draft.read("null"))).containsExactly(" null-value");
    assertThat(Draft.faults(Draft.read("1e999"))).containsExactly(" too-precise");
  }

  @Test
  void a_message_quotes_the_value_in_both_languages() {
    Draft draft = Draft.example("a-compliant-second-kpi").with("/alliance/phase", "100");
    Fault fault = ((Reading.Refused) draft.read()).faults().get(0);
    assertThat(fault.message().zhTw()).contains("`100`").contains("`1` 以上、`99` 以下");
    assertThat(fault.message().en()).contains("`100`").contains("at least `1`");
  }

  @Test
  void a_misspelt_name_is_answered_with_the_one_that_was_meant() {
    Draft draft = Draft.example("a-compliant-second-kpi").with("/memberz", "[]");
    Fault fault = ((Reading.Refused) draft.read()).faults().get(0);
    assertThat(fault.message().en()).contains("Did you mean `members`?");
  }

  @Test
  void a_hopeless_report_is_answered_with_a_bounded_list() {
    String json = "{\"x\": [" + "null,".repeat(20_000) + "1]}";
    List<Fault> faults = ((Reading.Refused) Draft.read(json)).faults();
    assertThat(faults).hasSize(Faults.MOST + 1);
    assertThat(faults.get(Faults.MOST).code()).isEqualTo(FaultCode.MORE_FAULTS);
  }

  @Test
  void a_body_of_more_than_32_mebibytes_is_too_large() {
    byte[] largest = new byte[ReportReader.LARGEST];
    Arrays.fill(largest, (byte) ' ');
    ReportReader reader = new ReportReader(Draft.PROGRAMMES);
    assertThat(reader.read(largest)).isInstanceOf(Reading.Unreadable.class);
    assertThat(reader.read(new byte[ReportReader.LARGEST + 1]))
        .isInstanceOf(Reading.TooLarge.class);
  }

  @Test
  void wire_names_of_codes_are_lower_case_with_hyphens() {
    Set<String> names = new HashSet<>();
    for (FaultCode code : FaultCode.values()) {
      assertThat(code.wireName()).matches("[a-z]+(-[a-z]+)*");
      assertThat(names.add(code.wireName())).isTrue();
    }
  }
}
