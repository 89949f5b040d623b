package tw.plumbline.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProblemWriterTest {
  private final ProblemWriter writer = new ProblemWriter();

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  @Test
  void a_refusal_lists_every_fault() {
    Reading.Refused refused =
        (Reading.Refused) Draft.least().with("/x", "1").without("/filing").read();
    assertThat(text(writer.write(refused)))
        .startsWith("{\"type\":\"urn:plumbline:problem:report-refused\",\"title\":")
        .contains("\"status\":422", "報告有 2 處錯誤", "The report has 2 faults")
        .contains("{\"pointer\":\"/x\",\"code\":\"unknown-field\",\"message\":{\"zh-TW\":")
        .contains("{\"pointer\":\"/filing\",\"code\":\"missing-field\",\"message\":{\"zh-TW\":");
  }

  @Test
  void what_cannot_be_read_and_what_is_too_large_are_problems_too() {
    Reading.Unreadable unreadable = (Reading.Unreadable) Draft.read("{");
    Reading.TooLarge tooLarge =
        (Reading.TooLarge)
            new ReportReader(Draft.PROGRAMMES).read(new byte[ReportReader.LARGEST + 1]);
    assertThat(text(writer.write(unreadable))).contains("\"status\":400", "\"malformed-json\"");
    assertThat(text(writer.write(tooLarge))).contains("\"status\":413", "\"too-large\"");
  }
}
