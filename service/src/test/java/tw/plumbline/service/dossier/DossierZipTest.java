package tw.plumbline.service.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that others made. */
final class DossierZipTest {
  @Test
  void whatWasPackedIsTakenOutAndTheSameFilesGiveTheSameBytes() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("讀我.txt", "一".getBytes(UTF_8));
    files.put("a/b-1.json", new byte[] {0, 1, 2});
    byte[] packed = DossierZip.pack(files);
    assertThat(DossierZip.pack(files)).isEqualTo(packed);
    SortedMap<String, byte[]> unpacked = DossierZip.unpack(packed);
    assertThat(unpacked.keySet()).isEqualTo(files.keySet());
    files.forEach((path, content) -> assertThat(unpacked.get(path)).isEqualTo(content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../up.txt",
        "a/../up.txt",
        "/root.txt",
        "a//b",
        ".hidden",
        "a/.b",
        "C:/x",
        "folder/"
      })
  void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
    byte[] zip = zip(List.of(new ZipArchiveEntry(name)));
    assertThatThrownBy(() -> DossierZip.unpack(zip)).isInstanceOf(DossierException.class);
  }

  @Test
  void aPathThatStandsTwiceIsRefused() throws IOException {
    byte[] zip = zip(List.of(new ZipArchiveEntry("a.txt"), new ZipArchiveEntry("a.txt")));
    assertThatThrownBy(() -> DossierZip.unpack(zip)).hasMessageContaining("twice");
  }

  @Test
  void aLinkIsRefused() throws IOException {
    ZipArchiveEntry link = new ZipArchiveEntry("a.txt");
    link.setUnixMode(UnixStat.LINK_FLAG | UnixStat.DEFAULT_LINK_PERM);
    byte[] zip = zip(List.of(link));
    assertThatThrownBy(() -> DossierZip.unpack(zip)).hasMessageContaining("no plain file");
  }

  @Test
  void aFileThatUnpacksToMoreThanItMayIsNotReadToItsEnd() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("bomb", new byte[(64 << 20) + 1]);
    byte[] zip = DossierZip.pack(files);
    assertThatThrownBy(() -> DossierZip.unpack(zip))
        .hasMessageContaining("`bomb`: it is too large");
  }

  @Test
  void bytesThatAreNoArchiveAreRefused() {
    assertThatThrownBy(() -> DossierZip.unpack("no zip".getBytes(UTF_8)))
        .isInstanceOf(DossierException.class);
    assertThatThrownBy(() -> DossierZip.unpack(new byte[0])).isInstanceOf(DossierException.class);
  }

  private static byte[] zip(List<ZipArchiveEntry> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (ZipArchiveEntry entry : entries) {
        zip.putArchiveEntry(Objects.requireNonNull(entry));
        if (!entry.isDirectory()) {
          zip.write(1);
        }
        zip.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
