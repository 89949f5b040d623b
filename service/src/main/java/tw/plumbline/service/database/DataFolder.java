package tw.plumbline.service.database;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which the embedded database lives. Only its owner may enter it. It holds the
 * server's data, its programs, and the password with which only this folder's owner gets in.
 */
final class DataFolder implements AutoCloseable {
  /** Where the server writes its log, seen from its data. */
  static final String LOGS_FROM_DATA = "../logs";

  private final Path folder;
  private @Nullable FileChannel channel;

  DataFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** The folder that is used where none is named: where this system keeps a user's data. */
  static Path usual() {
    String home = System.getProperty("user.home");
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      String local = System.getenv("LOCALAPPDATA");
      return Path.of(local == null ? home : local, "plumbline");
    }
    if (system.contains("mac")) {
      return Path.of(home, "Library", "Application Support", "plumbline");
    }
    String given = System.getenv("XDG_DATA_HOME");
    return given == null || given.isBlank()
        ? Path.of(home, ".local", "share", "plumbline")
        : Path.of(given, "plumbline");
  }

  /** Makes it, where it is not there yet. */
  DataFolder made() throws IOException {
    Files.createDirectories(folder.getParent());
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, only("rwx------"));
    }
    return this;
  }

  /**
   * Keeps every other process out until it is closed; the system lets go of it when this process
   * ends, however it ends.
   *
   * @return false if another process is in
   */
  boolean lock() throws IOException {
    FileChannel opened =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = opened.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      lock = null;
    }
    if (lock == null) {
      opened.close();
      return false;
    }
    channel = opened;
    return true;
  }

  Path data() {
    return folder.resolve("postgresql");
  }

  Path programs() {
    return folder.resolve("programs");
  }

  Path passwordFile() {
    return folder.resolve("password");
  }

  /** The password of the embedded server, made at first use. */
  String password() throws IOException {
    Path file = passwordFile();
    if (!Files.exists(file)) {
      Path made = Files.createTempFile(folder, "password", "", only("rw-------"));
      Files.writeString(made, Passwords.random());
      Files.move(made, file);
    }
    return Files.readString(file, US_ASCII).strip();
  }

  /** Process and port of the server that runs on the data, as the server itself wrote them. */
  Optional<Running> running() throws IOException {
    Path file = data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String[] lines = Files.readString(file).split("\n");
    if (lines.length < 4) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines[0].strip()))
        .filter(process -> process.info().command().orElse("postgres").contains("postgres"))
        .map(process -> new Running(process, Integer.parseInt(lines[3].strip())));
  }

  /** The library that unpacks the programs lets everybody write there. */
  void closePrograms() throws IOException {
    if (posix()) {
      Files.setPosixFilePermissions(programs(), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  private FileAttribute<?>[] only(String permissions) {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  void delete() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private boolean posix() {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** A server that runs on the data. */
  record Running(ProcessHandle process, int port) {}
}
