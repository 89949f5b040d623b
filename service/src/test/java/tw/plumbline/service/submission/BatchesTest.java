package tw.plumbline.service.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.submission.Office.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.lines.Line;
import tw.plumbline.service.problem.ProblemKind;

/** Many submissions as a stream of lines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BatchesTest {
  private final Office office = new Office();

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void aLaterLineRestsOnWhatAnEarlierOneOfTheSameAllianceStored() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      lines.add(line("t" + i, report("a" + i, "1-targets")));
      ObjectNode kpi = report("a" + i, "2-first-kpi");
      kpi.remove("targets");
      lines.add(line("k" + i, kpi));
    }
    List<Batches.Result> results = submit(lines);
    for (int i = 0; i < 8; i++) {
      assertThat(results.get(2 * i).key()).isEqualTo("t" + i);
      assertThat(results.get(2 * i + 1).key()).isEqualTo("k" + i);
      JsonNode kpi = stored(results.get(2 * i + 1));
      assertThat(Office.supplied(kpi)).containsExactly("/targets");
      assertThat(kpi.path("supplied").get(0).path("submission"))
          .isEqualTo(stored(results.get(2 * i)).path("id"));
    }
  }

  @Test
  void aLineThatCannotBeTakenHasItsProblemInItsPlace() {
    List<Batches.Result> results =
        submit(
            List.of(
                line("b1", report("b", "1-targets")),
                "{\"key\":\"b2\",\"report\":{}}",
                "nonsense",
                line("b4", report("b", "1-targets"))));
    assertThat(results.get(0).outcome()).isInstanceOf(Outcome.Stored.class);
    assertThat(results.get(1).outcome()).isInstanceOf(Outcome.Rejected.class);
    assertThat(results.get(2).outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(results.get(3).outcome()).isInstanceOf(Outcome.Stored.class);
  }

  @Test
  void theReportOfALineIsKeptAsItWasWritten() {
    String report = report("c", "1-targets").toPrettyString().replace("\n", " ");
    String line = "{ \"report\" : " + report + " , \"key\" : \"c1\" }";
    Batches.Result result = submit(List.of(line)).get(0);
    StoredSubmission kept =
        Objects.requireNonNull(
            office.stored.submission(((Outcome.Stored) result.outcome()).id()).block());
    assertThat(new String(kept.report(), UTF_8)).isEqualTo(report.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"key\":\"x\"}",
        "{\"report\":{}}",
        "{\"key\":1,\"report\":{}}",
        "{\"key\":\"x\",\"key\":\"y\",\"report\":{}}",
        "{\"key\":\"x\",\"report\":{},\"report\":{}}",
        "{\"key\":\"x\",\"report\":{},\"other\":1}",
        "{\"key\":\"x\",\"report\":{},\"replaces\":\"x\"}",
        "{\"key\":\"x\",\"report\":{},\"draftedAgainst\":1.5}",
        "{\"key\":\"x\",\"report\":{}} {}",
        "{\"key\":\"x\",\"report\":{"
      })
  void whatIsNoLineOfABatchIsSaidToBeNone(String line) {
    assertThat(submit(List.of(line)))
        .singleElement()
        .extracting(Batches.Result::outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.problem().kind()).isEqualTo(ProblemKind.NO_BATCH_LINE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'key':'n'} | n | /report | missing-field",
        "{'report':{}} | | /key | missing-field",
        "{'key':'n','report':{},'other':{'a':[1]}} | n | /other | unknown-field",
        "{'a/b':1,'report':{},'key':'n'} | n | /a~1b | unknown-field",
        "{'replaces':'nope','report':{},'key':'n'} | n | /replaces | bad-format",
        "{'key':'n','report':{},'replaces':'1-1-1-1-1'} | n | /replaces | bad-format",
        "{'key':'n','report':{},'draftedAgainst':'2'} | n | /draftedAgainst | wrong-type",
        "{'key':'n','report':{},'draftedAgainst':2.5} | n | /draftedAgainst | wrong-type",
        "{'key':'n','report':{},'draftedAgainst':9999999999} | n | /draftedAgainst | out-of-range",
        "{'key':7,'report':{}} | | /key | wrong-type",
        "{'key':'n','key':'m','report':{}} | | /key | duplicate-key",
        "{'key':'n','report':{},'report':{}} | n | /report | duplicate-key",
        "{'key':'\\ud800','report':{}} | | /key | not-unicode",
        "{'key':'n','report':{} | n | '' | malformed-json",
        "{'key':'n','report':{}} {} | n | '' | malformed-json",
        "[] | | '' | wrong-type"
      })
  void aLineThatIsNoneKeepsItsKeyAndSaysItsFault(
      String line, @Nullable String key, String pointer, String code) {
    Batches.Result result = submit(List.of(line.replace('\'', '"'))).get(0);
    assertThat(result.key()).isEqualTo(key);
    JsonNode problem = Office.JSON.readTree(((Outcome.Refused) result.outcome()).problem().json());
    assertThat(problem.path("errors")).hasSize(1);
    JsonNode fault = problem.path("errors").get(0);
    assertThat(fault.path("pointer").asString()).isEqualTo(pointer);
    assertThat(fault.path("code").asString()).isEqualTo(code);
    assertThat(fault.path("message").propertyNames()).containsExactlyInAnyOrder("zh-TW", "en");
  }

  private List<Batches.Result> submit(List<String> lines) {
    return Objects.requireNonNull(
        office
            .batches
            .submit(
                Office.PORTAL,
                Flux.fromIterable(lines).map(line -> new Line.Text(line.getBytes(UTF_8))))
            .collectList()
            .block());
  }

  private static JsonNode stored(Batches.Result result) {
    assertThat(result.outcome()).isInstanceOf(Outcome.Stored.class);
    return Office.JSON.readTree(((Outcome.Stored) result.outcome()).document());
  }

  private static String line(String key, JsonNode report) {
    return "{\"key\":\"%s\",\"report\":%s}".formatted(key, report);
  }

  private static ObjectNode report(String alliance, String filing) {
    ObjectNode report = sample("model-optics", filing);
    ((ObjectNode) report.path("alliance")).put("id", alliance);
    return report;
  }
}
