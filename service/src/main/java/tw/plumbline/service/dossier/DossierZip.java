package tw.plumbline.service.dossier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Files in one zip. The same files give the same bytes; what others packed is taken apart in
 * memory, within bounds, and never written to a disk.
 */
final class DossierZip {
  /** As large as the archive itself may be. */
  static final int LARGEST = 256 << 20;

  private static final int LARGEST_FILE = 64 << 20;
  private static final int MOST_FILES = 50_000;
  private static final FileTime NO_TIME = FileTime.fromMillis(0);

  /** Plain names, one under the other; none that begins with a dot or a slash. */
  private static final Pattern PATH =
      Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*(/[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*)*");

  private DossierZip() {}

  static byte[] pack(SortedMap<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setLastModifiedTime(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  /**
   * The files of a zip.
   *
   * @throws DossierException naming the entry that is refused
   */
  static SortedMap<String, byte[]> unpack(byte[] archive) {
    if (entries(archive) > MOST_FILES) {
      throw new DossierException("檔案太多", "it has too many files");
    }
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
            .setCharset(StandardCharsets.UTF_8)
            .setUseUnicodeExtraFields(false)
            .get()) {
      return read(zip);
    } catch (IOException | IllegalArgumentException broken) {
      throw new DossierException("不是可讀的 zip 壓縮檔", "this is no zip archive that can be read");
    }
  }

  private static SortedMap<String, byte[]> read(ZipFile zip) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    int left = LARGEST;
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
    for (ZipArchiveEntry entry : entries) {
      String path = entry.getName();
      int kind = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
      if (!PATH.matcher(path).matches()) {
        throw refused(path, "不是可接受的檔名", "such a name is not taken");
      } else if (entry.isDirectory() || (kind != 0 && kind != UnixStat.FILE_FLAG)) {
        throw refused(path, "不是一般檔案（例如連結）", "it is no plain file but, say, a link");
      } else if (!zip.canReadEntryData(entry)) {
        throw refused(
            path, "已加密，或壓縮方式無法解讀", "it is encrypted, or packed in a way that is not read");
      } else if (files.containsKey(path)) {
        throw refused(path, "同一路徑出現兩次", "this path stands there twice");
      }
      byte[] content = content(zip, entry, Math.min(left, LARGEST_FILE));
      left -= content.length;
      files.put(path, content);
    }
    return files;
  }

  private static byte[] content(ZipFile zip, ZipArchiveEntry entry, int most) throws IOException {
    String path = entry.getName();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw refused(path, "太大", "it is too large");
      }
      CRC32 sum = new CRC32();
      sum.update(content);
      if (sum.getValue() != entry.getCrc()) {
        throw refused(path, "內容已損壞", "it is damaged");
      }
      return content;
    } catch (IOException broken) {
      throw refused(path, "無法解壓縮", "it cannot be unpacked");
    }
  }

  /** Not fewer than it has entries: each begins so in the list at its end. */
  private static int entries(byte[] archive) {
    int found = 0;
    for (int i = 0; i + 3 < archive.length; i++) {
      if (archive[i] == 'P'
          && archive[i + 1] == 'K'
          && archive[i + 2] == 1
          && archive[i + 3] == 2) {
        found++;
      }
    }
    return found;
  }

  private static DossierException refused(String path, String zhTw, String en) {
    return new DossierException("`" + path + "`：" + zhTw, "`" + path + "`: " + en);
  }
}
