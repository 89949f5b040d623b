package tw.plumbline.service.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tw.plumbline.service.ledger.LedgerFault.Kind;
import tw.plumbline.service.ledger.StoredRecords.Entry;

/**
 * Goes through the entries of a log in their order and says what fits neither itself, nor the
 * tiles, nor the signed heads.
 */
final class TreeCheck {
  private final Deque<byte[]> subtrees = new ArrayDeque<>();
  private final Deque<Long> sizes = new ArrayDeque<>();
  private final List<byte[]> tail = new ArrayList<>();
  private final Iterator<Head> heads;
  private final Iterator<TileRow> tiles;
  private final Consumer<LedgerFault> faults;
  private @Nullable Head head;
  private long size;
  private long position;
  private boolean differs;

  /**
   * @param heads by size; of several of one size all have to fit
   * @param tiles by number
   */
  TreeCheck(List<Head> heads, List<TileRow> tiles, Consumer<LedgerFault> faults) {
    this.heads = heads.iterator();
    this.tiles = tiles.iterator();
    this.faults = faults;
    this.head = this.heads.hasNext() ? this.heads.next() : null;
  }

  void add(Entry entry) {
    String place = "ledger_entry position=" + entry.position();
    byte[] leaf = MerkleTree.leaf(entry.record().getBytes(StandardCharsets.UTF_8));
    Optional<RecordKind> kind = RecordKind.named(entry.kind());
    if (!Arrays.equals(leaf, entry.leaf())
        || kind.isEmpty()
        || !entry.record().startsWith(kind.get().head(entry.subject()) + "\n")
        || !entry.record().endsWith(Entry.number(entry.position()))) {
      faults.accept(LedgerFault.of(Kind.ENTRY_CHANGED, place));
    }
    size++;
    position = entry.position();
    put(leaf, 1);
    tail.add(leaf);
    if (tail.size() == Tiles.LEAVES) {
      tile();
      tail.clear();
    }
    while (head != null && head.size() == size) {
      head(head);
      head = heads.hasNext() ? heads.next() : null;
    }
  }

  /** After the last entry; answers how many no head stands over yet. */
  long end(long sealed) {
    for (; head != null; head = heads.hasNext() ? heads.next() : null) {
      faults.accept(
          new LedgerFault(
              head.kept() ? Kind.NOT_THE_KEPT_HEAD : Kind.TREE_CHANGED,
              head.place(),
              Long.toString(head.size()),
              Long.toString(size)));
    }
    tiles.forEachRemaining(
        tile -> faults.accept(LedgerFault.of(Kind.TILE_CHANGED, place(tile.number()))));
    return size - sealed;
  }

  private void head(Head expected) {
    boolean same = Arrays.equals(root(), expected.root());
    if (expected.kept() && !same) {
      faults.accept(LedgerFault.of(Kind.NOT_THE_KEPT_HEAD, expected.place()));
    } else if (!expected.kept() && expected.lastPosition() != position) {
      faults.accept(
          new LedgerFault(
              Kind.HEAD_CHANGED,
              expected.place() + " last_position",
              Long.toString(position),
              Long.toString(expected.lastPosition())));
    }
    if (!same && !expected.kept() && !differs) {
      // The first head that does not fit tells where; all later ones follow from it.
      differs = true;
      faults.accept(
          LedgerFault.of(
              Kind.TREE_CHANGED, expected.place() + ", ledger_entry position<=" + position));
    }
  }

  private void tile() {
    long number = size / Tiles.LEAVES - 1;
    if (!tiles.hasNext()) {
      return;
    }
    TileRow tile = tiles.next();
    byte[] leaves = tile.leaves();
    for (int i = 0; i < Tiles.LEAVES && tile.number() == number; i++) {
      byte[] leaf = tail.get(i);
      if (leaves.length != Tiles.LEAVES * MerkleTree.HASH
          || !Arrays.equals(
              leaf, 0, leaf.length, leaves, i * MerkleTree.HASH, (i + 1) * MerkleTree.HASH)) {
        faults.accept(
            LedgerFault.of(
                Kind.TILE_CHANGED, place(number) + " leaf " + (number * Tiles.LEAVES + i)));
      }
    }
    if (tile.number() != number
        || tile.lastPosition() != position
        || !Arrays.equals(tile.root(), MerkleTree.root(tail))) {
      faults.accept(LedgerFault.of(Kind.TILE_CHANGED, place(number)));
    }
  }

  private void put(byte[] hash, long leaves) {
    if (!sizes.isEmpty() && sizes.peek() == leaves) {
      sizes.pop();
      put(MerkleTree.node(subtrees.pop(), hash), 2 * leaves);
    } else {
      sizes.push(leaves);
      subtrees.push(hash);
    }
  }

  private byte[] root() {
    byte[] root = null;
    for (byte[] subtree : subtrees) {
      root = root == null ? subtree : MerkleTree.node(subtree, root);
    }
    return root == null ? MerkleTree.root(List.of()) : root;
  }

  private static String place(long tile) {
    return "ledger_tile number=" + tile;
  }

  /**
   * What a tree of that size has to be.
   *
   * @param kept whether it was kept elsewhere, rather than beside the log
   * @param lastPosition of a head that was not
   */
  record Head(long size, byte[] root, boolean kept, long lastPosition, String place) {}

  /** A tile as it stands. */
  record TileRow(long number, long lastPosition, byte[] leaves, byte[] root) {}
}
