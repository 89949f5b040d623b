package tw.plumbline.rules.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tw.plumbline.model.generic.GenericFacts;

/** What a programme whose schema refers to the generic facts accepts, and what it refuses. */
class GenericFactsTest {
  private static final String SCHEMA =
      """
      {"properties": {"facts": {"$ref": "urn:plumbline:contract:1:generic-facts#"}}}
      """;

  private final ReportReader reader =
      new ReportReader(
          id ->
              Optional.of(
                  new Programmes.Declared(Set.of(108), Set.of("ANNUAL"), Set.of(), SCHEMA)));

  @Test
  void facts_of_every_kind_become_records() {
    GenericFacts facts =
        accepted(
            """
            {"parties": [{"id": "p", "kind": "FIRM", "fee": {"value": 0.10, "currency": "EUR"}}],
             "agreements": [{"id": "a", "kind": "CHAIR", "owner": "p", "startsOn": "108/02/01",
               "parts": [{"party": "p", "role": "MEMBER"}], "terms": []}],
             "amounts": [{"id": "m", "kind": "COST", "amount": {"value": 7, "currency": "JPY"},
               "agreement": "a"}],
             "events": [{"id": "e", "kind": "TALK", "on": "2015-03-08", "weekday": "SUNDAY"}],
             "persons": [{"id": "s", "kind": "LEADER", "employer": "p", "workShare": 0.5}],
             "measures": []}
            """);

    assertThat(facts.parties())
        .extracting(party -> party.fee())
        .containsExactly(new GenericFacts.Money(new BigDecimal("0.1"), "EUR"));
    assertThat(facts.agreements())
        .extracting(agreement -> agreement.startsOn())
        .containsExactly(LocalDate.of(2019, 2, 1));
    assertThat(facts.measures()).isEmpty();
  }

  @Test
  void a_list_that_is_absent_is_unknown() {
    assertThat(accepted("{\"events\": []}").parties()).isNull();
  }

  @Test
  void everything_that_is_wrong_is_said_at_once_and_at_its_place() {
    Reading reading =
        read(
            """
            {"parties": [{"id": "p", "kind": "firm"}, {"id": "p", "kind": "FIRM"}],
             "agreements": [{"id": "a", "kind": "CHAIR", "owner": "q", "endsOn": "2015-02-29",
               "parts": [{"party": "r", "role": "MEMBER"}], "amount": 5}],
             "amounts": [{"id": "m", "kind": "COST"}],
             "persons": [{"id": "s", "kind": "X", "workShare": 1.5, "supervisor": "p"}],
             "rooms": []}
            """);

    assertThat(((Reading.Refused) reading).faults())
        .extracting(fault -> fault.pointer() + " " + fault.code().wireName())
        .containsExactlyInAnyOrder(
            "/facts/parties/0/kind bad-format",
            "/facts/parties/1/id duplicate-id",
            "/facts/agreements/0/owner unknown-id",
            "/facts/agreements/0/endsOn no-such-day",
            "/facts/agreements/0/parts/0/party unknown-id",
            "/facts/agreements/0/amount wrong-type",
            "/facts/amounts/0/amount missing-field",
            "/facts/persons/0/workShare out-of-range",
            "/facts/persons/0/supervisor unknown-id",
            "/facts/rooms unknown-field");
  }

  @Test
  void an_id_into_a_list_that_is_absent_names_nothing() {
    Reading reading =
        read("{\"persons\": [{\"id\": \"s\", \"kind\": \"X\", \"employer\": \"p\"}]}");

    assertThat(((Reading.Refused) reading).faults())
        .extracting(Fault::pointer)
        .isEqualTo(List.of("/facts/persons/0/employer"));
  }

  private GenericFacts accepted(String facts) {
    Map<String, Object> read = ((Reading.Accepted) read(facts)).report().facts();
    return FactsReading.of(read == null ? Map.of() : read);
  }

  private Reading read(String facts) {
    String report =
        """
        {"programme": "any", "programmeYear": 108, "filing": "ANNUAL",
         "filedAt": "2019-12-20T12:00:00+08:00", "alliance": {"id": "a", "name": "甲"},
         "facts": %s}
        """
            .formatted(facts);
    return reader.read(report.getBytes(UTF_8));
  }
}
