package tw.plumbline.service.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree against hashes put together by hand. */
final class ValueTreeTest {
  private static final byte[] SECRET = "a secret of thirty-two bytes....".getBytes(UTF_8);

  @Test
  void theRootIsMadeOfSaltedLeavesInTheOrderOfTheirNames() throws Exception {
    byte[] first = leaf("/a/0", "n1");
    byte[] second = leaf("/a/1", "s二");
    byte[] third = leaf("/b", "t");
    byte[] expected = node(node(first, second), third);
    assertThat(root("{\"b\":true,\"a\":[1,\"二\"]}")).isEqualTo(expected);
  }

  @Test
  void emptyListsAndObjectsAreLeavesAndNamesAreEscaped() throws Exception {
    assertThat(root("{\"x/y~\":[],\"z\":{}}"))
        .isEqualTo(node(leaf("/x~1y~0", "a"), leaf("/z", "o")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}|{\"a\":1.0}",
        "{\"a\":100}|{\"a\":1e2}",
        "{\"a\":0}|{\"a\":-0.0}",
        "{\"a\":1,\"b\":2}|{ \"b\": 2, \"a\": 1 }"
      })
  void theSameValuesHaveTheSameRoot(String one, String other) {
    assertThat(root(one)).isEqualTo(root(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}|{\"a\":\"1\"}",
        "{\"a\":1}|{\"b\":1}",
        "{\"a\":true}|{\"a\":false}",
        "{\"a\":[]}|{\"a\":{}}",
        "{\"a\":[1,2]}|{\"a\":[2,1]}",
        "{\"a\":[1,2]}|{\"a\":[1,2,2]}"
      })
  void otherValuesHaveAnotherRoot(String one, String other) {
    assertThat(root(one)).isNotEqualTo(root(other));
  }

  @Test
  void anotherSecretGivesAnotherRoot() {
    byte[] other = SECRET.clone();
    other[0]++;
    assertThat(ValueTree.root("{\"a\":1}".getBytes(UTF_8), other)).isNotEqualTo(root("{\"a\":1}"));
  }

  private static byte[] root(String json) {
    return ValueTree.root(json.getBytes(UTF_8), SECRET);
  }

  private static byte[] leaf(String pointer, String value) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0);
    bytes.write(mac.doFinal(pointer.getBytes(UTF_8)));
    bytes.write(pointer.getBytes(UTF_8));
    bytes.write(0);
    bytes.write(value.getBytes(UTF_8));
    return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
  }

  private static byte[] node(byte[] left, byte[] right) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(1);
    bytes.write(left);
    bytes.write(right);
    return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
  }
}
