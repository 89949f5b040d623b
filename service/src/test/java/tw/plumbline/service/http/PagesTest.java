package tw.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.http.Counter.assertRefused;
import static tw.plumbline.service.http.Counter.json;
import static tw.plumbline.service.http.Counter.report;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists that are read page by page while others go on filing. */
@AtTheCounter
final class PagesTest {
  private final Counter counter;

  PagesTest(@Autowired WebServerApplicationContext server) {
    this.counter = new Counter(server);
  }

  @Test
  void aCorrectionBetweenTwoPagesOfFindingsDisturbsNeither() {
    String first = counter.stored(bare("between", "1-targets"));
    counter.stored(bare("between", "2-first-kpi"));
    String list = "/v1/alliances/between/findings";
    List<JsonNode> whole = items(list);
    assertThat(whole).hasSizeGreaterThan(3);
    JsonNode page = json(counter.get(list + "?limit=1"));
    counter.stored(report("between", "1-targets"), "?replaces=" + first);
    counter.stored(report("between", "3-second-kpi"));
    List<JsonNode> read = new ArrayList<>(page.path("items").values());
    read.addAll(rest(list + "?limit=1", page));
    assertThat(read).isEqualTo(whole);
    assertThat(items(list)).isNotEqualTo(whole);
  }

  @Test
  void aLaterSubmissionDisturbsNoPageOfTheHistory() {
    counter.stored(report("history", "1-targets"));
    counter.stored(report("history", "2-first-kpi"));
    String list = "/v1/alliances/history/assessments";
    List<JsonNode> whole = items(list);
    JsonNode page = json(counter.get(list + "?limit=1"));
    counter.stored(report("history", "3-second-kpi"));
    List<JsonNode> read = new ArrayList<>(page.path("items").values());
    read.addAll(rest(list + "?limit=1", page));
    assertThat(read).isEqualTo(whole);
  }

  @Test
  void aCursorIsOfItsListAndItsFilterAlone() {
    counter.stored(bare("bound", "2-first-kpi"));
    counter.stored(bare("bound", "2-first-kpi"));
    String findings = "/v1/alliances/bound/findings?limit=1";
    String history = "/v1/alliances/bound/assessments?limit=1";
    String ofFindings = next(json(counter.get(findings)));
    String ofHistory = next(json(counter.get(history)));
    assertThat(counter.get(findings + "&cursor=" + ofFindings).statusCode()).isEqualTo(200);
    assertThat(counter.get(history + "&cursor=" + ofHistory).statusCode()).isEqualTo(200);
    for (String wrong :
        List.of(
            findings + "&cursor=" + ofHistory,
            history + "&cursor=" + ofFindings,
            findings + "&programmeYear=108&cursor=" + ofFindings,
            findings + "&filing=FIRST_KPI&cursor=" + ofFindings,
            findings.replace("bound", "other") + "&cursor=" + ofFindings,
            findings + "&cursor=" + ofFindings.substring(1),
            findings + "&cursor=" + ofFindings.substring(0, ofFindings.length() - 1),
            findings + "&cursor=B" + ofFindings.substring(1),
            findings + "&cursor=" + ofFindings + "%3D",
            "/v1/rulebooks?cursor=" + ofHistory)) {
      assertRefused(counter.get(wrong), "cursor");
    }
  }

  @Test
  void theEditionsAreAListLikeTheOthers() {
    List<String> all = new ArrayList<>();
    json(counter.get("/v1/rulebooks"))
        .path("items")
        .forEach(edition -> all.add(edition.path("id").asString()));
    assertThat(all).contains("small-alliance-108", "international-alliance-106");
    List<String> one = new ArrayList<>();
    String next = "/v1/rulebooks?limit=1";
    while (!next.isEmpty()) {
      JsonNode page = json(counter.get(next));
      one.add(page.path("items").get(0).path("id").asString());
      next = page.has("next") ? "/v1/rulebooks?limit=1&cursor=" + page.path("next").asString() : "";
    }
    assertThat(one).isEqualTo(all);
  }

  /** Without what the filing needs, so that there are findings. */
  private static ObjectNode bare(String alliance, String filing) {
    ObjectNode report = report(alliance, filing);
    for (String list : List.of("members", "outcomes", "activities", "incomes", "targets")) {
      report.remove(list);
    }
    return report;
  }

  private List<JsonNode> items(String list) {
    return List.copyOf(json(counter.get(list)).path("items").values());
  }

  private List<JsonNode> rest(String list, JsonNode first) {
    List<JsonNode> rest = new ArrayList<>();
    for (JsonNode page = first; page.has("next"); ) {
      page = json(counter.get(list + "&cursor=" + next(page)));
      rest.addAll(page.path("items").values());
    }
    return rest;
  }

  private static String next(JsonNode page) {
    return page.path("next").stringValue();
  }
}
