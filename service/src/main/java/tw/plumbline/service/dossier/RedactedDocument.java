package tw.plumbline.service.dossier;

import static tw.plumbline.service.dossier.Digests.hex;
import static tw.plumbline.service.dossier.Digests.text;
import static tw.plumbline.service.dossier.Digests.utf8;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.plumbline.service.dossier.RedactedReport.Root;
import tw.plumbline.service.ledger.DocumentParts;
import tw.plumbline.service.ledger.MerkleTree;

/**
 * An assessment of which parts are left out, because they say what is left out of its report: the
 * leaves of the tree over its parts, each with salt and text, or as its hash alone.
 */
final class RedactedDocument {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<byte[]> parts;
  private final Set<Integer> out = new TreeSet<>();
  private final byte[] document;

  RedactedDocument(byte[] document, Traces traces) {
    this.document = document;
    this.parts = DocumentParts.of(document);
    for (int i = 0; i < parts.size(); i++) {
      if (traces.in(text(parts.get(i)))) {
        out.add(i);
      }
    }
  }

  int leftOut() {
    return out.size();
  }

  byte[] write(byte[] secret) {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode list = page.putArray("parts");
    for (int i = 0; i < parts.size(); i++) {
      ObjectNode part = list.addObject();
      byte[] salt = DocumentParts.salt(secret, i);
      if (out.contains(i)) {
        part.put("hash", hex(DocumentParts.leaf(salt, parts.get(i))));
      } else {
        part.put("salt", hex(salt));
        part.put("text", text(parts.get(i)));
      }
    }
    return utf8(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(page) + "\n");
  }

  /**
   * The root of the tree, and how many parts are left out.
   *
   * @throws IllegalArgumentException if it is no such page
   */
  static Root root(byte[] page) {
    List<byte[]> hashes = new ArrayList<>();
    int out = 0;
    for (JsonNode part : JSON.readTree(page).required("parts")) {
      if (part.has("hash")) {
        hashes.add(RedactedReport.bytes(part, "hash"));
        out++;
      } else {
        byte[] said = utf8(part.required("text").stringValue());
        hashes.add(DocumentParts.leaf(RedactedReport.bytes(part, "salt"), said));
      }
    }
    return new Root(MerkleTree.root(hashes), out);
  }

  /** The assessment to show: null stands where an item of a list is left out. */
  ObjectNode visible() {
    ObjectNode shown = (ObjectNode) JSON.readTree(document);
    int part = 0;
    for (String name : List.copyOf(shown.propertyNames())) {
      if (shown.get(name) instanceof ArrayNode items) {
        part++; // up to the bracket
        for (int i = 0; i < items.size(); i++) {
          if (out.contains(part + i)) {
            items.setNull(i);
          }
        }
        part += Math.max(1, items.size());
      } else {
        if (out.contains(part)) {
          shown.remove(name);
        }
        part++;
      }
    }
    return shown;
  }
}
