package tw.plumbline.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data folder of the service and the database server on it, seen from outside. */
record DataFolder(Path path) implements AutoCloseable {
  static DataFolder temporary() throws IOException {
    return new DataFolder(Files.createTempDirectory("plumbline-it"));
  }

  /** The database server that runs on the folder. */
  Optional<ProcessHandle> postmaster() throws IOException {
    return Postmaster.on(data());
  }

  String password() throws IOException {
    return Files.readString(path.resolve("password")).strip();
  }

  /** With which the program uses it. */
  Map<String, String> settings() {
    return Map.of("PLUMBLINE_DATA", path.toString());
  }

  /** The tables; the server must run. */
  Store store() throws IOException {
    List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
    return new Store(Integer.parseInt(lines.get(3).strip()), password());
  }

  private Path data() {
    return path.resolve("postgresql");
  }

  /** Ends a server whose service was killed, and removes the folder. */
  @Override
  public void close() throws IOException {
    Optional<ProcessHandle> left = postmaster();
    if (left.isPresent()) {
      Postmaster.end(left.get());
    }
    Service.delete(path);
  }
}
