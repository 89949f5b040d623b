package tw.plumbline.service.dossier;

import static tw.plumbline.service.dossier.Digests.hex;
import static tw.plumbline.service.dossier.Digests.utf8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.ledger.MerkleTree;
import tw.plumbline.service.submission.ValueTree.Leaf;

/**
 * A report of which values are left out: the leaves of its tree of values, each with pointer, salt
 * and value, or as its hash alone. They come to the same root as the whole report.
 */
final class RedactedReport {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private RedactedReport() {}

  /**
   * @param out pointers of what is left out
   */
  static byte[] write(List<Leaf> leaves, Set<String> out) {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode values = page.putArray("values");
    for (Leaf leaf : leaves) {
      ObjectNode value = values.addObject();
      if (out.contains(leaf.pointer())) {
        value.put("hash", hex(leaf.hash()));
      } else {
        value.put("pointer", leaf.pointer());
        value.put("salt", hex(leaf.salt()));
        value.set("value", leaf.value());
      }
    }
    return utf8(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page) + "\n");
  }

  /**
   * The root of the tree, and how many values are left out.
   *
   * @throws IllegalArgumentException if it is no such page
   */
  static Root root(byte[] page) {
    List<byte[]> hashes = new ArrayList<>();
    int out = 0;
    for (JsonNode value : JSON.readTree(page).required("values")) {
      if (value.has("hash")) {
        hashes.add(bytes(value, "hash"));
        out++;
      } else {
        Leaf leaf =
            new Leaf(
                value.required("pointer").stringValue(),
                bytes(value, "salt"),
                value.required("value"));
        hashes.add(leaf.hash());
      }
    }
    return new Root(MerkleTree.root(hashes), out);
  }

  static byte[] bytes(JsonNode value, String field) {
    return HexFormat.of().parseHex(value.required(field).stringValue());
  }

  /** What leaves come to. */
  record Root(byte[] hash, int out) {}
}
