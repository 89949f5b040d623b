package tw.plumbline.service.draft;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
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
    List<BookFault> faults = new ArrayList<>();
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      int left = DraftLimits.LARGEST_WHOLE;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        byte[] content = zip.readNBytes(Math.min(left, DraftLimits.LARGEST_FILE) + 1);
        left -= content.length;
        if (left < 0 || content.length > DraftLimits.LARGEST_FILE) {
          throw refused(List.of(tooMuch(entry.getName())));
        }
        if (files.size() == DraftLimits.MOST_FILES) {
          throw refused(List.of(tooMany(entry.getName())));
        }
        if (files.put(entry.getName(), content) != null) {
          faults.add(twice(entry.getName()));
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw refused(List.of(broken()));
    }
    if (files.isEmpty()) {
      throw refused(List.of(broken()));
    }
    SortedMap<String, byte[]> named = withoutFolder(files);
    named
        .keySet()
        .forEach(
            path ->
                DraftLimits.path(path).ifPresent(why -> faults.add(new BookFault(path, 1, why))));
    if (!faults.isEmpty()) {
      throw refused(faults);
    }
    return new RulebookFiles(named);
  }

  private static SortedMap<String, byte[]> withoutFolder(SortedMap<String, byte[]> files) {
    String first = files.firstKey();
    String folder = first.substring(0, first.indexOf('/') + 1);
    boolean packed =
        !folder.isEmpty()
            && !folder.equals("../")
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

  private static BookFault twice(String path) {
    return new BookFault(path, 1, new BilingualText("同一路徑出現兩次", "this path stands there twice"));
  }

  private static BookFault broken() {
    return new BookFault(
        "", 1, new BilingualText("不是可讀的 zip 壓縮檔", "this is no zip archive that can be read"));
  }
}
