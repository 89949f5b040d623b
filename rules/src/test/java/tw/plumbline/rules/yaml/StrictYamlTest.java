package tw.plumbline.rules.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictYamlTest {
  private static NotYaml refusal(String text) {
    NotYaml refused = catchThrowableOfType(NotYaml.class, () -> StrictYaml.root(text));
    assertThat(refused).isNotNull();
    return refused;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\nb: &x 2 | 2 | an anchor",
        "a: 1\\n\\nb: *x | 3 | an alias",
        "a: !!str 1 | 1 | a tag",
        "a: 1\\nb: !shell ls | 2 | a tag",
        "a: ! 1 | 1 | a tag",
        "a: 1\\nb: !!map {c: 1} | 2 | a tag",
        "a:\\n  - !!set {b} | 2 | a tag",
        "%TAG ! tag:x,2000:\\n---\\na: 1 | 1 | a directive",
        "%YAML 1.2\\n---\\na: 1 | 1 | a directive",
        "a: 1\\n<<: {b: 2} | 2 | merge key",
        "a: 1\\n\"<<\": {b: 2} | 2 | merge key",
        "a: 1\\n? [b, c]\\n: 2 | 2 | a key is a text",
        "a: 1\\n---\\nb: 2 | 2 | found another document",
        "a: 1\\nb: [1 | 2 | expected",
      })
  void what_a_page_needs_not_is_refused_at_its_line(String text, int line, String says) {
    NotYaml refused = refusal(text.replace("\\n", "\n"));

    assertThat(refused.why().en()).contains(says);
    assertThat(refused.line()).isEqualTo(line);
  }

  @Test
  void nesting_has_an_end() {
    String deep = "[".repeat(50_000);

    assertThat(refusal("a: 1\nb: " + deep).why().en()).contains("such deep nesting");
  }

  @Test
  void characters_that_show_nothing_are_refused_at_their_line() {
    assertThat(refusal("a: 1\nb: x\u0000y").line()).isEqualTo(2);
    assertThat(refusal("a: 1\nb: x\u0007y").why().en()).contains("U+0007");
    assertThat(refusal("\uFEFFa: 1").why().en()).contains("U+FEFF");
    assertThat(refusal("a: 1\nb: \uFFFD").why().en()).contains("UTF-8");
  }

  @Test
  void a_text_beyond_its_size_is_refused() {
    assertThat(refusal("a: " + "x".repeat(1 << 21)).why().en()).contains("exceeds the limit");
  }

  @Test
  void nothing_is_refused_too() {
    assertThat(refusal("# only a comment\n").why().en()).contains("empty");
  }
}
