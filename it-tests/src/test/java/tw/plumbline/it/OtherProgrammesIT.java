package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programmes that are folders of rule files and cases, outside the source tree: no Java. */
@TestInstance(Lifecycle.PER_CLASS)
final class OtherProgrammesIT {
  private static final Path RULEBOOKS = Program.HOME.resolve("it-tests/src/test/rulebooks");
  private static final String EXCHANGE = "exchange-office";
  private static final String READING = "reading-room";

  private final JsonMapper mapper = new JsonMapper();

  @SuppressWarnings("NullAway.Init") // set before all tests
  private String folders;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Service service;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    Path one = home.resolve("one");
    Path several = home.resolve("several");
    copy(RULEBOOKS.resolve(EXCHANGE), one);
    copy(RULEBOOKS.resolve(READING), several.resolve("any-name"));
    folders = one + File.pathSeparator + several;
    service =
        Service.with(
            Map.of(
                "PLUMBLINE_RULEBOOKS", folders, "PLUMBLINE_DATA", home.resolve("data").toString()));
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
  }

  @Test
  void theirReportsAreCheckedOverHttp() throws Exception {
    for (String programme : new String[] {EXCHANGE, READING}) {
      HttpResponse<String> answer =
          service.check(report(programme, "\"endsOn\": \"109/02/01\""), Service.JSON);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode assessment = mapper.readTree(answer.body());
      assertThat(assessment.path("verdict").asString()).isEqualTo("NON_COMPLIANT");
      assertThat(assessment.at("/rulebook/id").asString()).isEqualTo(programme + "-108");
      assertThat(assessment.at("/findings/0/pointer").asString()).isEqualTo("/facts/agreements/0");
      assertThat(assessment.at("/findings/0/message/en").asString())
          .isEqualTo("`r` is lent for 13 months, more than 12.");
      assertThat(assessment.at("/figures/0/value").decimalValue()).isEqualByComparingTo("150.5");
      assertThat(assessment.at("/absent").toString()).isEqualTo("[]");
    }
  }

  @Test
  void whatIsNotSaidIsMissingAndNeverPasses() throws Exception {
    HttpResponse<String> answer = service.check(report(EXCHANGE, "\"title\": \"甲\""), Service.JSON);

    JsonNode assessment = mapper.readTree(answer.body());
    assertThat(assessment.path("verdict").asString()).isEqualTo("UNDETERMINED");
    assertThat(assessment.at("/findings/0/pointer").asString())
        .isEqualTo("/facts/agreements/0/endsOn");
  }

  @Test
  void factsThatAreNoneAreRefusedAllAtOnce() throws Exception {
    HttpResponse<String> answer =
        service.check(
            report(
                EXCHANGE, "\"owner\": \"nobody\", \"area\": \"large\", \"endsOn\": \"109/02/30\""),
            Service.JSON);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(mapper.readTree(answer.body()).path("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder(
            "/facts/agreements/0/owner", "/facts/agreements/0/area", "/facts/agreements/0/endsOn");
  }

  @Test
  void aProgrammeThatDeclaresNoFactsRefusesThem() throws Exception {
    HttpResponse<String> answer =
        service.check(
            report(EXCHANGE, "\"title\": \"甲\"").replace(EXCHANGE, "small-alliance"), Service.JSON);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(mapper.readTree(answer.body()).path("errors").findValuesAsString("pointer"))
        .contains("/facts");
  }

  @Test
  void theyStandBesideTheBuiltInOnes() throws Exception {
    String listed = service.get("auditor", "/v1/rulebooks").body();

    assertThat(listed).contains("exchange-office-108", "reading-room-108", "small-alliance-108");
  }

  @Test
  void theirReportsAreKeptToo() throws Exception {
    HttpResponse<String> answer =
        service.submit("other-programmes-1", report(EXCHANGE, "\"endsOn\": \"109/01/31\""));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(mapper.readTree(answer.body()).path("verdict").asString()).isEqualTo("COMPLIANT");
  }

  @Test
  void theCommandLineKnowsThemToo(@TempDir Path home) throws Exception {
    Path report = home.resolve("report.json");
    Files.writeString(report, report(READING, "\"endsOn\": \"109/01/31\""));
    ProcessBuilder command = Program.command("check", report.toString());
    command.environment().put("PLUMBLINE_RULEBOOKS", folders);
    Process process = command.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(out).isZero();
    assertThat(out).contains("reading-room-108", "COMPLIANT");
  }

  private static String report(String programme, String more) {
    return """
    {
      "programme": "%s",
      "programmeYear": 108,
      "filing": "ANNUAL",
      "filedAt": "2019-12-20T12:00:00+08:00",
      "alliance": {"id": "office", "name": "虛構單位"},
      "facts": {
        "agreements": [{"id": "r", "kind": "ROOM", "startsOn": "108/02/01", %s}],
        "amounts": [
          {"id": "d1", "kind": "DEPOSIT", "amount": {"value": 100.25, "currency": "TWD"}},
          {"id": "d2", "kind": "DEPOSIT", "amount": {"value": 50.25, "currency": "TWD"}}
        ]
      }
    }
    """
        .formatted(programme, more);
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
