package tw.plumbline.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {
  /** The inputs with which the first implementation of the standard was tested. */
  private static final List<String> INPUTS =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  @ParameterizedTest
  @CsvSource({
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void theRootsOfTheKnownTrees(int size, String root) {
    assertThat(HexFormat.of().formatHex(MerkleTree.root(leaves(size)))).isEqualTo(root);
  }

  @Test
  void theRootOfNoLeafIsTheHashOfNothing() {
    assertThat(HexFormat.of().formatHex(MerkleTree.root(List.of())))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void everyLeafOfEveryTreeIsProvenAndNoOther() {
    for (int size = 1; size <= 70; size++) {
      List<byte[]> leaves = numbered(size);
      byte[] root = MerkleTree.root(leaves);
      for (int index = 0; index < size; index++) {
        List<byte[]> path = MerkleTree.inclusion(leaves, index);
        byte[] leaf = leaves.get(index);
        assertThat(MerkleTree.includes(root, size, index, leaf, path)).isTrue();
        assertThat(MerkleTree.includes(root, size, index, changed(leaf), path)).isFalse();
        assertThat(MerkleTree.includes(changed(root), size, index, leaf, path)).isFalse();
        if (size > 1) {
          assertThat(MerkleTree.includes(root, size, (index + 1) % size, leaf, path)).isFalse();
          assertThat(MerkleTree.includes(root, size, index, leaf, path.subList(1, path.size())))
              .isFalse();
        }
        for (int i = 0; i < path.size(); i++) {
          List<byte[]> other = new ArrayList<>(path);
          other.set(i, changed(path.get(i)));
          assertThat(MerkleTree.includes(root, size, index, leaf, other)).isFalse();
        }
      }
    }
  }

  @Test
  void everyTreeIsShownToGoOnFromEveryEarlierOneAndFromNoOther() {
    List<byte[]> leaves = numbered(70);
    for (int size = 1; size <= 70; size++) {
      byte[] root = MerkleTree.root(leaves.subList(0, size));
      for (int before = 0; before <= size; before++) {
        byte[] earlier = MerkleTree.root(leaves.subList(0, before));
        List<byte[]> path =
            new MerkleTree.Ranges(i -> leaves.get((int) i)).consistency(before, size);
        assertThat(MerkleTree.goesOn(before, earlier, size, root, path)).isTrue();
        assertThat(MerkleTree.goesOn(before, changed(earlier), size, root, path)).isFalse();
        if (before > 0) {
          assertThat(MerkleTree.goesOn(before, earlier, size, changed(root), path)).isFalse();
        }
        for (int i = 0; i < path.size(); i++) {
          List<byte[]> other = new ArrayList<>(path);
          other.set(i, changed(path.get(i)));
          assertThat(MerkleTree.goesOn(before, earlier, size, root, other)).isFalse();
        }
      }
    }
  }

  @Test
  void rootsOfWholeBlocksMakeTheSameTree() {
    List<byte[]> leaves = numbered(67);
    List<byte[]> blocks = new ArrayList<>();
    for (int i = 0; i + 8 <= leaves.size(); i += 8) {
      blocks.add(MerkleTree.root(leaves.subList(i, i + 8)));
    }
    MerkleTree.Ranges ranges =
        new MerkleTree.Ranges(i -> leaves.get((int) i), 8, i -> blocks.get((int) i));
    MerkleTree.Ranges plain = new MerkleTree.Ranges(i -> leaves.get((int) i));
    for (int size = 1; size <= leaves.size(); size++) {
      assertThat(ranges.root(0, size)).isEqualTo(plain.root(0, size));
      for (int index = 0; index < size; index++) {
        assertThat(ranges.inclusion(index, size))
            .containsExactlyElementsOf(plain.inclusion(index, size));
        assertThat(ranges.consistency(index, size))
            .containsExactlyElementsOf(plain.consistency(index, size));
      }
    }
  }

  private static List<byte[]> leaves(int size) {
    return INPUTS.subList(0, size).stream()
        .map(hex -> MerkleTree.leaf(HexFormat.of().parseHex(hex)))
        .toList();
  }

  private static List<byte[]> numbered(int size) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(MerkleTree.leaf(("record " + i).getBytes(StandardCharsets.UTF_8)));
    }
    return leaves;
  }

  private static byte[] changed(byte[] hash) {
    byte[] other = hash.clone();
    other[7] ^= 16;
    return other;
  }
}
