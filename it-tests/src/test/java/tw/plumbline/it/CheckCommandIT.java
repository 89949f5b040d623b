package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.it.Program.Ended;

/** {@code check} and {@code rulebook}, as processes. */
final class CheckCommandIT {
  private static final Path MODEL_OPTICS =
      Program.SAMPLES.resolve("small-alliance-108/model-optics/3-second-kpi.json");
  private static final Path SLOW_GROWTH =
      Program.SAMPLES.resolve("small-alliance-108/slow-growth/1-targets.json");

  private final JsonMapper mapper = new JsonMapper();

  @Test
  void aCompliantReportEndsWithZero() throws Exception {
    Ended ended = Program.run("", "check", MODEL_OPTICS.toString());
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines()).hasSize(1);
    assertThat(mapper.readTree(ended.out()).path("verdict").asString()).isEqualTo("COMPLIANT");
  }

  @Test
  void aReportThatBreaksRulesEndsWithOne() throws Exception {
    Ended ended = Program.run(Files.readString(SLOW_GROWTH), "check", "-");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(mapper.readTree(ended.out()).path("verdict").asString()).isEqualTo("NON_COMPLIANT");
  }

  @Test
  void whatCannotBeReadEndsWithTwoAndNoStackTrace() throws Exception {
    Ended ended =
        Program.run("{\"a\":NaN}", "check", "-", "/no/such.json", MODEL_OPTICS.toString());
    assertThat(ended.code()).isEqualTo(2);
    List<JsonNode> lines = ended.out().lines().map(mapper::readTree).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).path("status").asInt()).isEqualTo(400);
    assertThat(lines.get(1).path("detail").asString()).contains("/no/such.json");
    assertThat(lines.get(2).path("verdict").asString()).isEqualTo("COMPLIANT");
    assertThat(ended.err()).contains("/no/such.json").doesNotContain("\tat ", "Exception");
  }

  @Test
  void aPageIsUtf8WhateverTheLocale() throws Exception {
    Ended ended = Program.run("", "check", "--format", "text", SLOW_GROWTH.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("不符規定", "不是終止補助的決定").doesNotContain("\u001b");
  }

  @Test
  void aBatchIsAnsweredWhileItIsStillWritten() throws IOException, InterruptedException {
    byte[] report =
        (mapper.readTree(Files.readString(MODEL_OPTICS)) + "\n").getBytes(StandardCharsets.UTF_8);
    Process process = Program.command("check", "--ndjson", "-").start();
    try (OutputStream in = process.getOutputStream();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      in.write(report);
      in.flush();
      assertThat(Program.lineWith(out, "verdict")).contains("COMPLIANT");
      in.write("nonsense\n".getBytes(StandardCharsets.UTF_8));
      in.flush();
      assertThat(Program.lineWith(out, "status")).contains("400");
      in.write(report);
      in.close();
      assertThat(Program.lineWith(out, "verdict")).contains("COMPLIANT");
    }
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void theBuiltInRulebookIsListedShownAndSound() throws Exception {
    assertThat(Program.run("", "rulebook", "list").out())
        .matches("(?s)(.*\n)?small-alliance-108  \\d+  sha256:[0-9a-f]{64}\n.*");
    Ended shown = Program.run("", "rulebook", "show", "small-alliance-108");
    assertThat(shown.code()).isZero();
    assertThat(shown.out()).contains("SA108-M-05", "電腦檢核");
    assertThat(Program.run("", "rulebook", "verify").code()).isZero();
  }
}
