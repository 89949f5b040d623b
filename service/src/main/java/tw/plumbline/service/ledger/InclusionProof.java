package tw.plumbline.service.ledger;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Shows that a record is in the log: where, the path to the root, and the signed head with that
 * root. In the form of C2SP tlog-proof.
 *
 * @param index of the leaf, from 0
 * @param path hashes from the leaf's neighbour upwards
 * @param note the signed checkpoint
 */
public record InclusionProof(long index, List<byte[]> path, SignedNote note) {
  private static final String HEAD = "c2sp.org/tlog-proof@v1";
  private static final String INDEX = "index ";

  public InclusionProof {
    path = List.copyOf(path);
  }

  /** The checkpoint of its note; nothing if that is none. */
  public Optional<Checkpoint> checkpoint() {
    return Checkpoint.read(note.text());
  }

  /**
   * Whether it leads from that record to the root of its checkpoint. Signatures are another
   * question.
   */
  public boolean proves(byte[] record) {
    return checkpoint()
        .filter(
            head ->
                MerkleTree.includes(head.root(), head.size(), index, MerkleTree.leaf(record), path))
        .isPresent();
  }

  /** Reads one; nothing if the text is none. */
  public static Optional<InclusionProof> read(String text) {
    int end = text.indexOf("\n\n");
    if (end < 0) {
      return Optional.empty();
    }
    List<String> lines = text.substring(0, end).lines().toList();
    if (lines.size() < 2 || !lines.get(0).equals(HEAD) || !lines.get(1).startsWith(INDEX)) {
      return Optional.empty();
    }
    try {
      long index = Long.parseLong(lines.get(1).substring(INDEX.length()));
      List<byte[]> path = new ArrayList<>();
      for (String line : lines.subList(2, lines.size())) {
        path.add(Base64.getDecoder().decode(line));
      }
      return SignedNote.read(text.substring(end + 2))
          .map(note -> new InclusionProof(index, path, note))
          .filter(read -> read.toString().equals(text));
    } catch (IllegalArgumentException noProof) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(HEAD).append('\n').append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    return text.append('\n').append(note).toString();
  }
}
