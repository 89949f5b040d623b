package tw.plumbline.service.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of a record, {@code name: json} each. What somebody filed stands there as a commitment
 * only: {@code SHA-256(secret ‖ name ‖ 0x00 ‖ value)}, so that a record can be shown without it.
 */
public final class RecordLines {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();
  private static final String BETWEEN = ": ";

  private RecordLines() {}

  /** A value as it stands in a line. */
  static String json(Object value) {
    return JSON.writeValueAsString(value instanceof byte[] bytes ? hex(bytes) : said(value));
  }

  /** A value as it is committed to. */
  static byte[] bytes(Object value) {
    return value instanceof byte[] bytes
        ? bytes
        : (value instanceof String text ? text : JSON.writeValueAsString(said(value)))
            .getBytes(StandardCharsets.UTF_8);
  }

  /** A JSON text in the one form in which equal values are equal texts. */
  public static String canonical(String json) {
    return JSON.writeValueAsString(JSON.treeToValue(JSON.readTree(json), Object.class));
  }

  /** What stands in the line of a value that is not shown. */
  public static String commitment(byte[] secret, String name, byte[] value) {
    MessageDigest sha256 = MerkleTree.sha256();
    sha256.update(secret);
    sha256.update(name.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
    return hex(sha256.digest(value));
  }

  /** The lines of a record by name, each with its JSON; the first line has the name "". */
  public static Map<String, String> read(String record) {
    Map<String, String> lines = new LinkedHashMap<>();
    String[] all = record.split("\n", -1);
    lines.put("", all[0]);
    for (int i = 1; i < all.length; i++) {
      int between = all[i].indexOf(BETWEEN);
      if (between > 0) {
        lines.put(all[i].substring(0, between), all[i].substring(between + BETWEEN.length()));
      } else {
        lines.put(all[i], "");
      }
    }
    return lines;
  }

  /** The text of a line of a record; nothing if there is no such line or it is no text. */
  public static Optional<String> text(String record, String name) {
    String json = read(record).get(name);
    if (json == null) {
      return Optional.empty();
    }
    JsonNode value = JSON.readTree(json);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  static void add(StringBuilder record, String name, @Nullable String json) {
    if (json != null) {
      record.append('\n').append(name).append(BETWEEN).append(json);
    }
  }

  private static Object said(Object value) {
    if (value instanceof OffsetDateTime at) {
      return at.toInstant().toString();
    }
    return value instanceof BigDecimal
            || value instanceof Boolean
            || value instanceof Number
            || value instanceof String[]
            || value instanceof Iterable
        ? value
        : value.toString();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
