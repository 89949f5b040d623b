package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.http.Counter.header;
import static tw.plumbline.service.http.Counter.report;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.service.database.Migrations;
import tw.plumbline.service.database.Server;
import tw.plumbline.service.rulebook.RulebookRegister;

/** What a caller has already is not answered again, and nothing else is taken for it. */
@AtTheCounter
final class StoredTagsTest {
  private static final String ABSENT = "00000000-0000-0000-0000-000000000000";
  private static final String CSV = "text/csv";

  private final Counter counter;
  private final Server database;

  StoredTagsTest(@Autowired WebServerApplicationContext server, @Autowired Server database) {
    this.counter = new Counter(server);
    this.database = database;
  }

  @Test
  void eachFormOfASummaryTableHasItsOwnTag() {
    counter.stored(report("forms", "2-first-kpi"));
    String table = "/v1/alliances/forms/summary-table?programmeYear=108";
    HttpResponse<String> json = counter.get(table, "Accept", Counter.JSON);
    HttpResponse<String> csv = counter.get(table, "Accept", CSV);
    assertThat(header(json, "ETag")).isNotEqualTo(header(csv, "ETag"));
    for (HttpResponse<String> answer : List.of(json, csv)) {
      assertThat(header(answer, "Vary")).isEqualTo("Accept");
    }
    assertThat(conditional(table, CSV, header(json, "ETag")).statusCode()).isEqualTo(200);
    HttpResponse<String> known = conditional(table, CSV, header(csv, "ETag"));
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(header(known, "Vary")).isEqualTo("Accept");
    assertThat(header(known, "ETag")).isEqualTo(header(csv, "ETag"));
    assertThat(header(known, "Cache-Control")).isEqualTo("no-cache, private");
  }

  @Test
  void theFileOfATableNamesItsAllianceAndYear() {
    counter.stored(report("聯盟/7", "2-first-kpi"));
    HttpResponse<String> csv =
        counter.get(
            "/v1/alliances/%E8%81%AF%E7%9B%9F%2F7/summary-table?programmeYear=108", "Accept", CSV);
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(header(csv, "Content-Disposition"))
        .startsWith("attachment;")
        .contains("summary-table-%E8%81%AF%E7%9B%9F_7-108.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/alliances/nobody/summary-table?programmeYear=108",
        "/v1/submissions/" + ABSENT,
        "/v1/assessments/" + ABSENT,
        "/v1/rulebooks/nothing",
        "/v1/rulebooks/small-alliance-108/versions/999"
      })
  void whatIsNotThereHasNoTagAndIsNeverUnchanged(String address) {
    for (String known : List.of("*", "\"0-0\"", "\"json-0-0\"")) {
      HttpResponse<String> answer = conditional(address, Counter.JSON, known);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(header(answer, "ETag")).isEmpty();
    }
  }

  @Test
  void whoeverHasAnyFormOfWhatIsThereIsToldSo() {
    String id = counter.stored(report("any", "1-targets"));
    for (String address :
        List.of(
            "/v1/submissions/" + id,
            "/v1/assessments/" + id,
            "/v1/alliances/any/findings",
            "/v1/alliances/any/assessments",
            "/v1/alliances/any/summary-table?programmeYear=108",
            "/v1/rulebooks/small-alliance-108",
            "/v3/api-docs")) {
      HttpResponse<String> answer = conditional(address, Counter.JSON, "*");
      assertThat(answer.statusCode()).as(address).isEqualTo(304);
      assertThat(header(answer, "ETag")).as(address).isNotEmpty();
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void aTagIsTheSameHoweverTheIdWasWritten() {
    String id = counter.stored(report("case", "1-targets"));
    for (String kind : List.of("/v1/submissions/", "/v1/assessments/")) {
      String tag = "\"" + id + "\"";
      assertThat(header(counter.get(kind + id), "ETag")).isEqualTo(tag);
      assertThat(header(counter.get(kind + id.toUpperCase(Locale.ROOT)), "ETag")).isEqualTo(tag);
    }
    String second = counter.stored(report("case", "1-targets"), "?replaces=" + id);
    assertThat(header(counter.get("/v1/submissions/" + id), "ETag"))
        .isEqualTo("\"" + id + "." + second + "\"");
  }

  @Test
  void theTimeOfFilingHasSeconds() {
    String id =
        counter.stored(report("timed", "1-targets").put("filedAt", "2019-02-20T10:00:00+08:00"));
    assertThat(header(counter.get("/v1/submissions/" + id), "Plumbline-Filed-At"))
        .isEqualTo("2019-02-20T02:00:00Z");
  }

  @Test
  void aTypeOfQualityZeroIsNotTaken() {
    assertThat(counter.get("/v1/rulebooks", "Accept", "application/json;q=0").statusCode())
        .isEqualTo(406);
    assertThat(counter.get("/v1/rulebooks", "Accept", "text/csv;q=0, */*").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aVersionBelongsToTheEditionsThatItHas() {
    byte[] page =
        "editions: [{year: 107, id: small-alliance-107}]".getBytes(StandardCharsets.UTF_8);
    int other =
        new RulebookRegister(Migrations.dataSource(database))
            .number("small-alliance", new RulebookFiles(Map.of("programme.yaml", page)));
    String versions = "/v1/rulebooks/small-alliance-108/versions/";
    assertThat(counter.get(versions + other).statusCode()).isEqualTo(404);
    int loaded =
        Counter.json(counter.get("/v1/rulebooks/small-alliance-108")).path("version").intValue();
    assertThat(counter.get(versions + loaded).statusCode()).isEqualTo(200);
    String carried = "/v1/rulebooks/small-alliance-110/versions/";
    assertThat(counter.get(carried + loaded).statusCode()).isEqualTo(200);
    assertThat(counter.get(carried + other).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> conditional(String address, String accept, String known) {
    return counter.get(address, "Accept", accept, "If-None-Match", known);
  }
}
