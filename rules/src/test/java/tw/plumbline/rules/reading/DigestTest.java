package tw.plumbline.rules.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DigestTest {
  static final List<String> EXAMPLES = Draft.EXAMPLES;

  private static String digest(String json) {
    return Canonical.digest(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void white_space_order_of_keys_and_spelling_of_numbers_make_no_difference() {
    assertThat(digest("{ \"b\" : [1.0, 20e0],\n\"a\":\"\\u0041\" }"))
        .isEqualTo(digest("{\"a\":\"A\",\"b\":[1,20]}"));
  }

  @Test
  void a_text_counts_as_it_is_written_a_date_too() {
    assertThat(digest("{\"on\":\"108/10/31\"}")).isNotEqualTo(digest("{\"on\":\"2019-10-31\"}"));
  }

  @Test
  void a_default_that_is_filled_in_does_not_change_the_digest() throws Exception {
    String json = Draft.least().with("/outcomes", "[{\"id\":\"o\",\"kind\":\"PATENT\"}]").json();
    assertThat(Draft.accepted(Draft.read(json)).digest()).isEqualTo(reference(json));
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void it_is_the_sha256_of_the_canonical_json(String name) throws Exception {
    String json = Draft.resource("/examples/" + name + ".json");
    assertThat(Draft.accepted(Draft.read(json)).digest()).isEqualTo(reference(json));
  }

  @Test
  void what_is_no_json_value_has_no_digest() {
    assertThatThrownBy(() -> digest("{")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> digest("[1e999]")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> digest("{\"a\":1,\"a\":1}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(digest("{\"a\":null}")).isNotEqualTo(digest("{}"));
  }

  private static String reference(String json) throws Exception {
    byte[] bytes = new JsonCanonicalizer(json).getEncodedUTF8();
    return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
