package tw.plumbline.rules.rerun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"verdict\":\"A\"}            | {\"verdict\":\"B\"}            | /verdict \"A\" \"B\"",
        "{\"a/b~c\":1}                  | {}                             | /a~1b~0c 1 null",
        "{}                             | {\"waiver\":{\"id\":\"W\"}}    | /waiver null {\"id\":\"W\"}",
        "{\"value\":1.0}                | {\"value\":1}                  | /value 1.0 1",
        "{\"figures\":[{\"name\":\"f\",\"value\":1}]} | {\"figures\":[{\"name\":\"e\"},{\"name\":\"f\",\"value\":2}]} | /figures/0/value 1 2, /figures/0 null {\"name\":\"e\"}",
        "{\"findings\":[{\"clause\":\"B\",\"pointer\":\"/x\"}]} | {\"findings\":[{\"clause\":\"A\",\"pointer\":\"/x\"},{\"clause\":\"B\",\"pointer\":\"/x\"}]} | /findings/0 null {\"clause\":\"A\",\"pointer\":\"/x\"}",
        "{\"findings\":[{\"clause\":\"B\",\"pointer\":\"/x\",\"n\":1},{\"clause\":\"B\",\"pointer\":\"/x\",\"n\":2}]} | {\"findings\":[{\"clause\":\"B\",\"pointer\":\"/x\",\"n\":1},{\"clause\":\"B\",\"pointer\":\"/x\",\"n\":3}]} | /findings/1/n 2 3",
        "{\"checks\":[{\"clause\":\"A\"},{\"clause\":\"B\"}]} | {\"checks\":[{\"clause\":\"B\"},{\"clause\":\"A\"}]} | /checks [\"A\",\"B\"] [\"B\",\"A\"]",
        "{\"absent\":[\"/a\",\"/b\"]}   | {\"absent\":[\"/b\"]}          | /absent/0 \"/a\" null",
        "{\"filings\":[1,2]}            | {\"filings\":[1,3]}            | /filings/1 2 3",
        "{ \"a\": 1 }                   | {\"a\":1}                      | ``"
      })
  void each_place_is_named_once(String was, String is, String expected) {
    Differences found = Differences.between(was.getBytes(UTF_8), is.getBytes(UTF_8));

    assertThat(
            found.first().stream()
                .map(one -> one.pointer() + " " + one.was() + " " + one.is())
                .collect(Collectors.joining(", ")))
        .isEqualTo(expected);
    assertThat(found.more()).isZero();
  }

  @Test
  void a_text_that_is_no_json_differs_as_a_whole() {
    Differences found = Differences.between("{".getBytes(UTF_8), "{}".getBytes(UTF_8));

    assertThat(found.first()).extracting(Difference::pointer).containsExactly("");
  }

  @Test
  void of_very_many_it_says_how_many_more_there_are() {
    Differences found = Differences.between(fields(0), fields(1));

    assertThat(found.first()).hasSize(200);
    assertThat(found.more()).isEqualTo(50);
  }

  private static byte[] fields(int value) {
    return IntStream.range(0, 250)
        .mapToObj(i -> "\"f" + i + "\":" + value)
        .collect(Collectors.joining(",", "{", "}"))
        .getBytes(UTF_8);
  }
}
