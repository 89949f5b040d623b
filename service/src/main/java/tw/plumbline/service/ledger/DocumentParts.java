package tw.plumbline.service.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A JSON document cut where its top-level members begin, and within lists among them at each
 * element. Put together, the parts are the document byte for byte. Each is a salted leaf of a tree,
 * so that parts can be withheld and the others still be shown to be of the document.
 */
public final class DocumentParts {
  private static final byte[] PURPOSE = "document\0".getBytes(StandardCharsets.UTF_8);
  private static final int SALT = 16;

  private DocumentParts() {}

  /** Cuts a document that is well formed. */
  public static List<byte[]> of(byte[] document) {
    List<byte[]> parts = new ArrayList<>();
    int begin = 0;
    int depth = 0;
    boolean inList = false;
    boolean quoted = false;
    for (int i = 0; i < document.length; i++) {
      byte c = document[i];
      boolean cut = false;
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        depth++;
        if (depth == 2) {
          inList = c == '[';
          cut = inList;
        }
      } else if (c == '}' || c == ']') {
        depth--;
      } else if (c == ',') {
        cut = depth == 1 || depth == 2 && inList;
      }
      if (cut) {
        parts.add(Arrays.copyOfRange(document, begin, i + 1));
        begin = i + 1;
      }
    }
    parts.add(Arrays.copyOfRange(document, begin, document.length));
    return parts;
  }

  /** The root of the tree over a document's parts. */
  public static byte[] root(byte[] document, byte[] secret) {
    List<byte[]> parts = of(document);
    List<byte[]> leaves = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      leaves.add(leaf(salt(secret, i), parts.get(i)));
    }
    return MerkleTree.root(leaves);
  }

  /** The salt of a part, which shows nothing of the others'. */
  public static byte[] salt(byte[] secret, int index) {
    byte[] seed =
        ByteBuffer.allocate(secret.length + PURPOSE.length + Integer.BYTES)
            .put(secret)
            .put(PURPOSE)
            .putInt(index)
            .array();
    return Arrays.copyOf(MerkleTree.sha256().digest(seed), SALT);
  }

  /** The leaf of a part. */
  public static byte[] leaf(byte[] salt, byte[] part) {
    return MerkleTree.leaf(salt, part);
  }
}
