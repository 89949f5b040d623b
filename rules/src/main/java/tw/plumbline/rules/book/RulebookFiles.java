package tw.plumbline.rules.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.plumbline.model.text.BilingualText;

/**
 * The exact files of one programme's rulebook, by path with {@code /} as separator.
 *
 * <p>Their digest is SHA-256 over the sorted lines {@code sha256(file) path LF}, so that any tool
 * that lists checksums can make it.
 */
public final class RulebookFiles {
  private static final String PROGRAMME = "programme:";
  private static final String SHA = "sha256:";

  private final SortedMap<String, byte[]> files;
  private @Nullable String digest;

  public RulebookFiles(Map<String, byte[]> files) {
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * One set of files for each sub-folder; hidden ones are left out.
   *
   * @throws RulebookException if there is none
   */
  public static List<RulebookFiles> under(Path folder) {
    try (Stream<Path> programmes = Files.list(folder)) {
      List<RulebookFiles> found = new ArrayList<>();
      for (Path programme : programmes.sorted().toList()) {
        boolean hidden = programme.getFileName().toString().startsWith(".");
        if (Files.isDirectory(programme) && !hidden) {
          found.add(in(programme));
        }
      }
      if (found.isEmpty()) {
        throw new RulebookException(
            List.of(
                new BookFault(
                    ProgrammePage.FILE,
                    1,
                    new BilingualText(
                        "資料夾 `%s` 內沒有規則書".formatted(folder),
                        "the folder `%s` holds no rulebook".formatted(folder)))));
      }
      return found;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The rulebooks packed with this library. */
  public static List<RulebookFiles> builtIn() {
    URL folder = RulebookFiles.class.getResource("/rulebook");
    if (folder == null) {
      throw new IllegalStateException("this build holds no rulebook");
    }
    try {
      URI place = folder.toURI();
      if (place.getScheme().equals("file")) {
        return under(Path.of(place));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return under(jar.getPath("/rulebook"));
      }
    } catch (URISyntaxException | IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** The files of one programme's folder. */
  public static RulebookFiles in(Path programme) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(programme)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            programme.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
      return new RulebookFiles(files);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The programme, as its page begins; the page itself is not read. */
  public String programme() {
    String page = text(ProgrammePage.FILE);
    return page == null
        ? ""
        : page.lines()
            .filter(line -> line.startsWith(PROGRAMME))
            .map(line -> line.substring(PROGRAMME.length()).strip())
            .findFirst()
            .orElse("");
  }

  /** The paths, sorted. */
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  /** A copy of one file's bytes; null where there is no such file. */
  public byte @Nullable [] bytes(String path) {
    byte[] bytes = files.get(path);
    return bytes == null ? null : bytes.clone();
  }

  /** One file as UTF-8; bytes that are none become U+FFFD, which is refused everywhere. */
  public @Nullable String text(String path) {
    byte[] bytes = files.get(path);
    return bytes == null ? null : new String(bytes, UTF_8);
  }

  /** The same files, one of them with this content, or new. */
  public RulebookFiles with(String path, byte[] content) {
    Map<String, byte[]> others = new TreeMap<>(files);
    others.put(path, content.clone());
    return new RulebookFiles(others);
  }

  /** The same files without that one. */
  public RulebookFiles without(String path) {
    Map<String, byte[]> others = new TreeMap<>(files);
    others.remove(path);
    return new RulebookFiles(others);
  }

  /** {@code sha256:…} over all files. */
  public String digest() {
    String known = digest;
    if (known == null) {
      known = digest(digests()); // any thread comes to the same
      digest = known;
    }
    return known;
  }

  /** {@code sha256:…} of each file, by path. */
  public SortedMap<String, String> digests() {
    SortedMap<String, String> digests = new TreeMap<>();
    files.forEach((path, bytes) -> digests.put(path, digest(bytes)));
    return digests;
  }

  private static String digest(Map<String, String> digests) {
    List<String> lines = new ArrayList<>();
    digests.forEach(
        (path, digest) -> lines.add(digest.substring(SHA.length()) + " " + path + "\n"));
    Collections.sort(lines);
    return digest(String.join("", lines).getBytes(UTF_8));
  }

  /** {@code sha256:…} of some bytes. */
  private static String digest(byte[] bytes) {
    return SHA + hex(bytes);
  }

  private static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
