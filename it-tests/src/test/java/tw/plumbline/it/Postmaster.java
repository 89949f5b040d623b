package tw.plumbline.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The process of a PostgreSQL server, found by its own file. */
final class Postmaster {
  private Postmaster() {}

  /** The server that runs on the data. */
  static Optional<ProcessHandle> on(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
    return ProcessHandle.of(pid)
        .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
  }

  /** Ends a server with all its sessions, as {@code immediate} does. */
  static void end(ProcessHandle postmaster) throws IOException {
    List<ProcessHandle> all = withChildren(postmaster);
    signal("CONT", all);
    signal("QUIT", List.of(postmaster));
    all.forEach(process -> process.onExit().join());
  }

  static List<ProcessHandle> withChildren(ProcessHandle postmaster) {
    List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
    all.addAll(postmaster.descendants().toList());
    return all;
  }

  static void signal(String name, List<ProcessHandle> processes) throws IOException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    try {
      // One of them may have ended meanwhile: that is no failure.
      new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
