package tw.plumbline.service.draft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import tw.plumbline.model.text.BilingualText;
import tw.plumbline.rules.book.BookFault;
import tw.plumbline.rules.book.RulebookFiles;
import tw.plumbline.rules.gates.DraftLimits;
import tw.plumbline.service.problem.Problem;
import tw.plumbline.service.problem.ProblemException;
import tw.plumbline.service.problem.ProblemKind;

/**
 * The files of a rulebook in one zip. The same files give the same bytes, and what is taken out is
 * what was put in. Nothing is ever written to a disk.
 */
public final class DraftArchive {
  private static final String MAIN_PAGE = "programme.yaml";
  private static final FileTime NO_TIME = FileTime.fromMillis(0);
  private static final Set<String> NO_NAMES = Set.of("/", "./", "../");

  /** Folders have entries as well. */
  private static final int MOST_ENTRIES = 4 * DraftLimits.MOST_FILES;

  private DraftArchive() {}

  /** A zip of files, sorted by path. */
  public static byte[] pack(RulebookFiles files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (String path : files.paths()) {
        ZipEntry entry = new ZipEntry(path);
        entry.setLastModifiedTime(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(Objects.requireNonNull(files.bytes(path)));
        zip.closeEntry();
      }
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  /**
   * The files of a zip. Where all of them stand in one folder, as when a folder was packed, it is
   * left out.
   *
   * @throws ProblemException naming every entry that is refused; too much is not read to its end
   */
  public static RulebookFiles unpack(byte[] archive) {
    if (entries(archive) > MOST_ENTRIES) {
      throw refused(List.of(tooMany("")));
    }
    List<BookFault> faults = new ArrayList<>();
    SortedMap<String, byte[]> files;
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
            .setCharset(StandardCharsets.UTF_8)
            .setUseUnicodeExtraFields(false)
            .get()) {
      files = read(zip, faults);
    } catch (IOException | IllegalArgumentException broken) {
      throw refused(List.of(broken()));
    }
    SortedMap<String, byte[]> named = withoutFolder(files);
    named
        .keySet()
        .forEach(
            path ->
                DraftLimits.path(path).ifPresent(why -> faults.add(new BookFault(path, 1, why))));
    if (faults.isEmpty() && !named.containsKey(MAIN_PAGE)) {
      faults.add(noRulebook());
    }
    if (!faults.isEmpty()) {
      throw refused(faults);
    }
    return new RulebookFiles(named);
  }

  private static SortedMap<String, byte[]> read(ZipFile zip, List<BookFault> faults)
      throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    int left = DraftLimits.LARGEST_WHOLE;
    for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
      String path = entry.getName();
      int kind = entry.getUnixMode() & UnixStat.FILE_TYPE_FLAG;
      if (entry.isDirectory()) {
        continue;
      }
      if (kind != 0 && kind != UnixStat.FILE_FLAG) {
        faults.add(fault(path, "不是一般檔案（例如連結）", "it is no plain file but, say, a link"));
      } else if (!zip.canReadEntryData(entry)) {
        faults.add(
            fault(path, "已加密，或壓縮方式無法解讀", "it is encrypted, or packed in a way that is not read"));
      } else if (files.containsKey(path)) {
        faults.add(fault(path, "同一路徑出現兩次", "this path stands there twice"));
      } else if (files.size() == DraftLimits.MOST_FILES) {
        throw refused(List.of(tooMany(path)));
      } else {
        byte[] content = content(zip, entry, Math.min(left, DraftLimits.LARGEST_FILE));
        left -= content.length;
        files.put(path, content);
      }
    }
    return files;
  }

  private static byte[] content(ZipFile zip, ZipArchiveEntry entry, int most) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw refused(List.of(tooMuch(entry.getName())));
      }
      CRC32 sum = new CRC32();
      sum.update(content);
      if (sum.getValue() != entry.getCrc()) {
        throw refused(List.of(fault(entry.getName(), "內容已損壞", "it is damaged")));
      }
      return content;
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

  private static SortedMap<String, byte[]> withoutFolder(SortedMap<String, byte[]> files) {
    String first = files.isEmpty() ? "" : files.firstKey();
    String folder = first.substring(0, first.indexOf('/') + 1);
    boolean packed =
        !folder.isEmpty()
            && !NO_NAMES.contains(folder)
            && files.containsKey(folder + MAIN_PAGE)
            && files.keySet().stream().allMatch(path -> path.startsWith(folder));
    if (!packed) {
      return files;
    }
    SortedMap<String, byte[]> within = new TreeMap<>();
    files.forEach((path, content) -> within.put(path.substring(folder.length()), content));
    return within;
  }

  private static ProblemException refused(List<BookFault> faults) {
    return new ProblemException(Problem.ofFiles(ProblemKind.ARCHIVE_REFUSED, faults));
  }

  private static BookFault tooMuch(String path) {
    return new BookFault(
        path,
        1,
        new BilingualText(
            "單一檔案至多 %d 位元組，全部至多 %d".formatted(DraftLimits.LARGEST_FILE, DraftLimits.LARGEST_WHOLE),
            "a file has at most %d bytes, all of them at most %d"
                .formatted(DraftLimits.LARGEST_FILE, DraftLimits.LARGEST_WHOLE)));
  }

  private static BookFault tooMany(String path) {
    return new BookFault(
        path,
        1,
        new BilingualText(
            "檔案至多 %d 個".formatted(DraftLimits.MOST_FILES),
            "there are at most %d files".formatted(DraftLimits.MOST_FILES)));
  }

  private static BookFault noRulebook() {
    return fault(
        MAIN_PAGE,
        "壓縮檔最上層，或其唯一的資料夾內，須有這個檔案",
        "this file must stand at the top of the archive, or in its only folder");
  }

  private static BookFault broken() {
    return fault("", "不是可讀的 zip 壓縮檔", "this is no zip archive that can be read");
  }

  private static BookFault fault(String path, String zhTw, String en) {
    return new BookFault(path, 1, new BilingualText(zhTw, en));
  }
}
