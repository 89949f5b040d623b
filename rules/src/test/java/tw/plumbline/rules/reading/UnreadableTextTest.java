package tw.plumbline.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableTextTest {

  private static FaultCode code(byte[] text) {
    Reading reading = new ReportReader(Draft.PROGRAMMES).read(text);
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    return ((Reading.Unreadable) reading).fault().code();
  }

  private static FaultCode code(String text) {
    return code(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{",
        "{\"a\":1",
        "{\"a\" 1}",
        "{\"a\":1,}",
        "[1,]",
        "{'a':1}",
        "{a:1}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":-Infinity}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":5.}",
        "{\"a\":1e}",
        "{\"a\":0x1}",
        "{\"a\":tru}",
        "{\"a\":\"x}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\x\"}",
        "{} {}",
        "{}}",
        "{}x",
        "{\"a\":1} 2",
        "// {}",
        "{/**/}",
        "\uFEFF{}"
      })
  void what_is_no_json_is_unreadable(String text) {
    assertThat(code(text)).isEqualTo(FaultCode.MALFORMED_JSON);
  }

  @Test
  void thirty_two_levels_can_be_read_and_thirty_three_cannot() {
    String deep = "[".repeat(32) + "]".repeat(32);
    assertThat(Draft.read(deep)).isInstanceOf(Reading.Refused.class);
    assertThat(code("[".repeat(33) + "]".repeat(33))).isEqualTo(FaultCode.TOO_DEEP);
    assertThat(code("{\"a\":".repeat(33))).isEqualTo(FaultCode.TOO_DEEP);
    assertThat(code("[".repeat(1_000_000))).isEqualTo(FaultCode.TOO_DEEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\"\\ud83d\"}", "{\"\\ude00\":1}", "{\"a\":\"\\ude00\\ud83d\"}"})
  void half_a_character_is_no_unicode(String text) {
    assertThat(code(text)).isEqualTo(FaultCode.NOT_UNICODE);
  }

  @Test
  void an_escaped_pair_is_a_character() {
    assertThat(Draft.faults(Draft.read("{\"\\ud83d\\ude00\":1}"))).contains("/😀 unknown-field");
  }

  @Test
  void bytes_that_are_not_utf8_are_no_unicode() {
    assertThat(code(new byte[] {'"', (byte) 0xff, '"'})).isEqualTo(FaultCode.NOT_UNICODE);
    assertThat(code(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}))
        .isEqualTo(FaultCode.NOT_UNICODE);
    assertThat(code(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}))
        .isEqualTo(FaultCode.NOT_UNICODE);
    assertThat(code(new byte[] {'"', (byte) 0xe8, (byte) 0x87})).isEqualTo(FaultCode.NOT_UNICODE);
    assertThat(code("{}".getBytes(StandardCharsets.UTF_16))).isEqualTo(FaultCode.NOT_UNICODE);
    assertThat(code("{}".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(FaultCode.MALFORMED_JSON);
  }

  @Test
  void the_message_says_where() {
    Reading.Unreadable reading = (Reading.Unreadable) Draft.read("{\n  \"a\": NaN\n}");
    assertThat(reading.fault().message().en()).contains("line 2").contains("NaN");
    assertThat(reading.fault().message().zhTw()).contains("第 2 行").contains("NaN");
  }
}
