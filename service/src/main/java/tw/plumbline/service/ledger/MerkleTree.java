package tw.plumbline.service.ledger;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The hash tree of RFC 6962: how leaves and nodes are hashed, what proves that a leaf is in a tree
 * or that a tree goes on from an earlier one, and whether such a proof holds.
 */
public final class MerkleTree {
  /** Bytes of a hash. */
  public static final int HASH = 32;

  private MerkleTree() {}

  /** What a leaf with these bytes is in the tree. */
  public static byte[] leaf(byte[]... pieces) {
    MessageDigest sha256 = sha256();
    sha256.update((byte) 0);
    for (byte[] piece : pieces) {
      sha256.update(piece);
    }
    return sha256.digest();
  }

  /** The node over two others. */
  public static byte[] node(byte[] left, byte[] right) {
    MessageDigest sha256 = sha256();
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }

  /** The root over leaves; that of no leaf is the hash of nothing. */
  public static byte[] root(List<byte[]> leaves) {
    return leaves.isEmpty()
        ? sha256().digest()
        : new Ranges(i -> leaves.get((int) i)).root(0, leaves.size());
  }

  /** The path from a leaf to the root of the tree over all of them. */
  public static List<byte[]> inclusion(List<byte[]> leaves, int index) {
    return new Ranges(i -> leaves.get((int) i)).inclusion(index, leaves.size());
  }

  /** Whether a path leads from a leaf to a root. */
  public static boolean includes(
      byte[] root, long size, long index, byte[] leaf, List<byte[]> path) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }

  /** Whether a path shows that the later tree begins with all leaves of the earlier one. */
  public static boolean goesOn(
      long earlierSize, byte[] earlier, long laterSize, byte[] later, List<byte[]> path) {
    if (earlierSize < 0 || earlierSize > laterSize) {
      return false;
    }
    if (earlierSize == laterSize) {
      return path.isEmpty() && MessageDigest.isEqual(earlier, later);
    }
    if (earlierSize == 0) {
      return path.isEmpty() && MessageDigest.isEqual(earlier, root(List.of()));
    }
    List<byte[]> nodes = new ArrayList<>(path);
    if (Long.bitCount(earlierSize) == 1) {
      nodes.add(0, earlier);
    }
    if (nodes.isEmpty()) {
      return false;
    }
    long node = earlierSize - 1;
    long last = laterSize - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    byte[] one = nodes.get(0);
    byte[] two = one;
    for (byte[] sibling : nodes.subList(1, nodes.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        one = node(sibling, one);
        two = node(sibling, two);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        two = node(two, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && MessageDigest.isEqual(one, earlier) && MessageDigest.isEqual(two, later);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /**
   * Roots over ranges of leaves.
   *
   * @param leaves hash of a leaf, by its index
   * @param blockSize leaves, a power of two, whose root is at hand; 1 where none are
   * @param blocks root of a whole block, by its index
   */
  record Ranges(LongFunction<byte[]> leaves, long blockSize, LongFunction<byte[]> blocks) {
    Ranges(LongFunction<byte[]> leaves) {
      this(leaves, 1, leaves);
    }

    /** Of leaves from the one up to before the other; there is at least one. */
    byte[] root(long from, long to) {
      long count = to - from;
      if (count == blockSize && from % blockSize == 0) {
        return blocks.apply(from / blockSize);
      }
      if (count == 1) {
        return leaves.apply(from);
      }
      long middle = from + Long.highestOneBit(count - 1);
      return node(root(from, middle), root(middle, to));
    }

    List<byte[]> inclusion(long index, long size) {
      List<byte[]> path = new ArrayList<>();
      include(index, 0, size, path);
      return path;
    }

    List<byte[]> consistency(long earlier, long size) {
      List<byte[]> path = new ArrayList<>();
      if (earlier > 0 && earlier < size) {
        goOn(earlier, 0, size, true, path);
      }
      return path;
    }

    private void include(long index, long from, long to, List<byte[]> path) {
      if (to - from == 1) {
        return;
      }
      long middle = from + Long.highestOneBit(to - from - 1);
      if (index < middle) {
        include(index, from, middle, path);
        path.add(root(middle, to));
      } else {
        include(index, middle, to, path);
        path.add(root(from, middle));
      }
    }

    private void goOn(long earlier, long from, long to, boolean known, List<byte[]> path) {
      if (earlier == to) {
        if (!known) {
          path.add(root(from, to));
        }
        return;
      }
      long middle = from + Long.highestOneBit(to - from - 1);
      if (earlier <= middle) {
        goOn(earlier, from, middle, known, path);
        path.add(root(middle, to));
      } else {
        goOn(earlier, middle, to, false, path);
        path.add(root(from, middle));
      }
    }
  }
}
