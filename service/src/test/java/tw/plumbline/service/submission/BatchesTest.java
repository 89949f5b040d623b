package tw.plumbline.service.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tw.plumbline.service.submission.Office.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
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
