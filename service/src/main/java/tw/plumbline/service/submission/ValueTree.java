package tw.plumbline.service.submission;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The salted hash tree over the values of a report. With its root on record, any value can later be
 * shown to have been in the report, or be left out, without showing the others.
 *
 * <p>A leaf is a scalar, an empty object or an empty array: {@code SHA-256(0x00 ‖ salt ‖ pointer ‖
 * 0x00 ‖ type ‖ text)}. Its salt is {@code HMAC-SHA-256(secret, pointer)}, so that one secret a
 * report is kept and one leaf's salt tells nothing of another's. Leaves stand by pointer, names in
 * the order of their code units and items in the order of the list; nodes are hashed as in RFC
 * 6962.
 */
final class ValueTree {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String HMAC = "HmacSHA256";

  private final MessageDigest sha256;
  private final Mac salts;
  private final List<byte[]> leaves = new ArrayList<>();

  private ValueTree(byte[] secret) {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
      salts = Mac.getInstance(HMAC);
      salts.init(new SecretKeySpec(secret, HMAC));
    } catch (GeneralSecurityException everyPlatformHasThem) {
      throw new IllegalStateException(everyPlatformHasThem);
    }
  }

  /** The root of the tree over a report that was accepted. */
  static byte[] root(byte[] report, byte[] secret) {
    ValueTree tree = new ValueTree(secret);
    tree.add("", JSON.readTree(report));
    return tree.root(0, tree.leaves.size());
  }

  private void add(String pointer, JsonNode value) {
    if (value.isObject() && !value.isEmpty()) {
      Map<String, JsonNode> fields = new TreeMap<>();
      value.forEachEntry(fields::put);
      fields.forEach((name, field) -> add(pointer + "/" + escaped(name), field));
    } else if (value.isArray() && !value.isEmpty()) {
      for (int i = 0; i < value.size(); i++) {
        add(pointer + "/" + i, value.get(i));
      }
    } else {
      leaf(pointer, value);
    }
  }

  private void leaf(String pointer, JsonNode value) {
    byte[] place = utf8(pointer);
    sha256.update((byte) 0);
    sha256.update(salts.doFinal(place));
    sha256.update(place);
    sha256.update((byte) 0);
    leaves.add(sha256.digest(utf8(text(value))));
  }

  private static String text(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "s" + value.stringValue();
      case NUMBER -> "n" + number(value.decimalValue());
      case BOOLEAN -> value.booleanValue() ? "t" : "f";
      case OBJECT -> "o";
      default -> "a";
    };
  }

  private static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private byte[] root(int from, int to) {
    if (to - from == 1) {
      return leaves.get(from);
    }
    int left = Integer.highestOneBit(to - from - 1);
    byte[] one = root(from, from + left);
    byte[] two = root(from + left, to);
    sha256.update((byte) 1);
    sha256.update(one);
    return sha256.digest(two);
  }

  private static String escaped(String name) {
    return name.indexOf('~') < 0 && name.indexOf('/') < 0
        ? name
        : name.replace("~", "~0").replace("/", "~1");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
