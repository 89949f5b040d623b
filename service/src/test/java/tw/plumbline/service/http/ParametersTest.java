package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.http.Counter.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Nothing that a caller says in the address is passed over, and what is wrong is named. */
@AtTheCounter
final class ParametersTest {
  private static final String ID = "00000000-0000-0000-0000-000000000000";

  private final Counter counter;

  ParametersTest(@Autowired WebServerApplicationContext server) {
    this.counter = new Counter(server);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/alliances/a/findings?limit=abc, limit",
    "/v1/alliances/a/findings?limit=0, limit",
    "/v1/alliances/a/findings?limit=0x10, limit",
    "/v1/alliances/a/findings?limit=%2010, limit",
    "/v1/alliances/a/findings?limit=2147483648, limit",
    "/v1/alliances/a/findings?limit=, limit",
    "/v1/alliances/a/findings?limit, limit",
    "/v1/alliances/a/findings?limit=1&limit=1, limit",
    "/v1/alliances/a/findings?Limit=1, Limit",
    "/v1/alliances/a/findings?cursor=zzz, cursor",
    "/v1/alliances/a/findings?cursor=NTA, cursor",
    "/v1/alliances/a/findings?programmeYear=x, programmeYear",
    "/v1/alliances/a/findings?filing=BOGUS, filing",
    "/v1/alliances/a/findings?filing=targets, filing",
    "/v1/alliances/a/findings?filing=TARGETS&filing=TARGETS, filing",
    "/v1/alliances/a/assessments?programmeYear=108, programmeYear",
    "/v1/alliances/a/assessments?cursor=zzz, cursor",
    "/v1/alliances/a/summary-table, programmeYear",
    "/v1/alliances/a/summary-table?programmeYear=1.5, programmeYear",
    "/v1/rulebooks?bogus=1, bogus",
    "/v1/rulebooks?cursor=zzz, cursor",
    "/v1/rulebooks/small-alliance-108?bogus=1, bogus",
    "/v1/rulebooks/small-alliance-108/versions/x, number",
    "/v1/submissions/x, id",
    "/v1/assessments/1-1-1-1-1, id"
  })
  void aParameterThatIsNotAsItMustBeIsNamed(String address, String parameter) {
    assertRefused(counter.get(address), parameter);
  }

  @Test
  void theKindsOfFilingsThatThereAreAreSaid() {
    assertThat(counter.get("/v1/alliances/a/findings?filing=BOGUS").body())
        .contains("`TARGETS`, `FIRST_KPI`, `SECOND_KPI`");
    assertThat(counter.get("/v1/alliances/a/findings?filing=TARGETS").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "?replaces=, replaces",
    "?replaces=x, replaces",
    "?Replaces=" + ID + ", Replaces",
    "?replaces=" + ID + "&replaces=" + ID + ", replaces",
    "?draftedAgainst=, draftedAgainst",
    "?bogus=1, bogus"
  })
  void aSubmissionWithAQueryThatIsNotUnderstoodIsNotStored(String query, String parameter) {
    String report = Counter.report("queried", "1-targets").toString();
    assertRefused(
        counter.post(
            Counter.SUBMISSIONS + query, Counter.JSON, report, "Idempotency-Key", "queried"),
        parameter);
    assertThat(counter.get("/v1/alliances/queried/assessments").body()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void twoKeysAreNone() {
    assertRefused(
        counter.post(
            Counter.SUBMISSIONS,
            Counter.JSON,
            Counter.report("two-keys", "1-targets").toString(),
            "Idempotency-Key",
            "one",
            "Idempotency-Key",
            "two"),
        "Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"replaces=" + ID, "draftedAgainst=1"})
  void aBatchTakesNoQueryOfASingleSubmission(String query) {
    assertRefused(
        counter.post(Counter.SUBMISSIONS + "?" + query, Counter.NDJSON, "{}"),
        query.substring(0, query.indexOf('=')));
  }

  @Test
  void aBatchTakesNoKeyOfASingleSubmission() {
    assertRefused(
        counter.post(Counter.SUBMISSIONS, Counter.NDJSON, "{}", "Idempotency-Key", "one"),
        "Idempotency-Key");
  }

  @Test
  void aCheckTakesNoParameters() {
    assertRefused(counter.post("/v1/checks?store=true", Counter.JSON, "{}"), "store");
  }
}
