package tw.plumbline.service.draft;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import tw.plumbline.rules.gates.DraftLimits;

/** Archives that no honest person packs. Each is refused whole. */
public final class HostileArchives {
  private static final String PAGE = "programme: reading-room\n";
  private static final int ENCRYPTED = 1;
  private static final int FLAGS_OF_ENTRY = 8;
  private static final int FLAGS_IN_FILE = 6;

  private HostileArchives() {}

  /** By what is wrong, with the path that the refusal names. */
  public static Map<String, Hostile> all() {
    Map<String, Hostile> all = new TreeMap<>();
    all.put("climbing out", of("../../evil.yaml", packed("../../evil.yaml")));
    all.put("absolute", of("/etc/cron.d/evil", packed("/etc/cron.d/evil")));
    all.put("all of it absolute", of("/programme.yaml", zip(Map.of("/programme.yaml", PAGE))));
    all.put("of Windows", of("C:/evil.yaml", packed("C:\\evil.yaml")));
    all.put("a file that is a folder as well", of("a/b", packed("a", "a/b")));
    all.put("nested in two folders", of("programme.yaml", zip(Map.of("a/b/programme.yaml", PAGE))));
    all.put(
        "beside its folder", of("programme.yaml", zip(Map.of("a/programme.yaml", PAGE, "b", ""))));
    all.put("without anything", of("programme.yaml", zip(Map.of())));
    all.put("not a zip", of("", "PK, no zip".getBytes(UTF_8)));
    all.put("nothing at all", of("", new byte[0]));
    all.put("cut off", of("", cut(packed("x.yaml"))));
    all.put("damaged", of("programme.yaml", damaged()));
    all.put("a path twice", of("x.yaml", twice()));
    all.put("a link", of("x.yaml", link()));
    all.put(
        "a name that is no UTF-8", of("caf?.yaml", zip(ISO_8859_1, Map.of("caf\u00e9.yaml", ""))));
    all.put("encrypted", of("programme.yaml", encrypted()));
    all.put("a large file", of("bomb.yaml", bomb(1, DraftLimits.LARGEST_FILE + 1)));
    all.put("many large files", of("bomb19.yaml", bomb(21, DraftLimits.LARGEST_WHOLE / 20)));
    all.put("many files", of("n2000.yaml", many(DraftLimits.MOST_FILES + 1)));
    all.put("very many files", of("", many(4 * DraftLimits.MOST_FILES + 1)));
    all.put("no text", of("x.yaml", binary()));
    return all;
  }

  private static Hostile of(String path, byte[] zip) {
    return new Hostile(path, zip);
  }

  /** A programme's page and some files of these names. */
  private static byte[] packed(String... paths) {
    Map<String, String> files = new TreeMap<>();
    files.put("programme.yaml", PAGE);
    for (String path : paths) {
      files.put(path, "x");
    }
    return zip(files);
  }

  private static byte[] zip(Map<String, String> files) {
    return zip(UTF_8, files);
  }

  private static byte[] zip(Charset names, Map<String, String> files) {
    return written(
        zip -> {
          zip.setEncoding(names.name());
          zip.setUseLanguageEncodingFlag(false);
          for (Map.Entry<String, String> file : files.entrySet()) {
            put(zip, new ZipArchiveEntry(file.getKey()), file.getValue().getBytes(UTF_8));
          }
        });
  }

  private static byte[] twice() {
    return written(
        zip -> {
          put(zip, new ZipArchiveEntry("programme.yaml"), PAGE.getBytes(UTF_8));
          put(zip, new ZipArchiveEntry("x.yaml"), "one".getBytes(UTF_8));
          put(zip, new ZipArchiveEntry("x.yaml"), "two".getBytes(UTF_8));
        });
  }

  private static byte[] link() {
    return written(
        zip -> {
          put(zip, new ZipArchiveEntry("programme.yaml"), PAGE.getBytes(UTF_8));
          ZipArchiveEntry link = new ZipArchiveEntry("x.yaml");
          link.setUnixMode(UnixStat.LINK_FLAG | UnixStat.DEFAULT_LINK_PERM);
          put(zip, link, "/etc/passwd".getBytes(UTF_8));
        });
  }

  private static byte[] binary() {
    return written(
        zip -> {
          put(zip, new ZipArchiveEntry("programme.yaml"), PAGE.getBytes(UTF_8));
          put(zip, new ZipArchiveEntry("x.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        });
  }

  private static byte[] bomb(int files, int size) {
    return written(
        zip -> {
          put(zip, new ZipArchiveEntry("programme.yaml"), PAGE.getBytes(UTF_8));
          for (int i = 0; i < files; i++) {
            String name = files == 1 ? "bomb.yaml" : "bomb%d.yaml".formatted(i);
            put(zip, new ZipArchiveEntry(name), new byte[size]);
          }
        });
  }

  private static byte[] many(int files) {
    return written(
        zip -> {
          for (int i = 0; i < files; i++) {
            put(zip, new ZipArchiveEntry("n%d.yaml".formatted(i)), new byte[0]);
          }
        });
  }

  private static byte[] cut(byte[] zip) {
    return Arrays.copyOf(zip, zip.length / 2);
  }

  /** One byte of its content is another. */
  private static byte[] damaged() {
    byte[] zip =
        written(
            out -> {
              ZipArchiveEntry entry = new ZipArchiveEntry("programme.yaml");
              entry.setMethod(ZipArchiveEntry.STORED);
              put(out, entry, PAGE.getBytes(UTF_8));
            });
    zip[new String(zip, ISO_8859_1).indexOf("reading-room")] = 'X';
    return zip;
  }

  /** Says of its entry that it is encrypted. */
  private static byte[] encrypted() {
    byte[] zip = zip(Map.of("programme.yaml", PAGE));
    zip[FLAGS_IN_FILE] |= ENCRYPTED;
    String text = new String(zip, ISO_8859_1);
    zip[text.indexOf("PK\u0001\u0002") + FLAGS_OF_ENTRY] |= ENCRYPTED;
    return zip;
  }

  private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content)
      throws IOException {
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private static byte[] written(Writing writing) {
    SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      writing.to(zip);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes.array(), 0, (int) bytes.size());
    return out.toByteArray();
  }

  @FunctionalInterface
  private interface Writing {
    void to(ZipArchiveOutputStream zip) throws IOException;
  }

  /**
   * One of them.
   *
   * @param path that the refusal names
   */
  public record Hostile(String path, byte[] zip) {}
}
