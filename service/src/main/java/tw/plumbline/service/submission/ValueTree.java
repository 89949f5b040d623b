package tw.plumbline.service.submission;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.plumbline.service.ledger.MerkleTree;

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
public final class ValueTree {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final String HMAC = "HmacSHA256";
  private static final byte[] BETWEEN = {0};

  private final Mac salts;
  private final List<Leaf> leaves = new ArrayList<>();

  private ValueTree(byte[] secret) {
    try {
      salts = Mac.getInstance(HMAC);
      salts.init(new SecretKeySpec(secret, HMAC));
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** The root of the tree over a report that was accepted. */
  public static byte[] root(byte[] report, byte[] secret) {
    return MerkleTree.root(leaves(report, secret).stream().map(Leaf::hash).toList());
  }

  /** The leaves of that tree, in their order. */
  public static List<Leaf> leaves(byte[] report, byte[] secret) {
    ValueTree tree = new ValueTree(secret);
    tree.add("", JSON.readTree(report));
    return tree.leaves;
  }

  /**
   * A value in its place.
   *
   * @param value a scalar, an empty object or an empty array
   */
  public record Leaf(String pointer, byte[] salt, JsonNode value) {
    public byte[] hash() {
      return MerkleTree.leaf(salt, utf8(pointer), BETWEEN, utf8(text(value)));
    }
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
      leaves.add(new Leaf(pointer, salts.doFinal(utf8(pointer)), value));
    }
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

  private static String escaped(String name) {
    return name.indexOf('~') < 0 && name.indexOf('/') < 0
        ? name
        : name.replace("~", "~0").replace("/", "~1");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
