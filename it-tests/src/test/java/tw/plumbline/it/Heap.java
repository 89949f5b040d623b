package tw.plumbline.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What lives on the heap of another Java process. */
final class Heap {
  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  private Heap() {}

  /** Bytes of all objects that are still reachable; the process collects the others first. */
  static long living(long pid) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(JCMD.toString(), Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return said.lines()
        .filter(line -> line.startsWith("Total"))
        .map(line -> line.strip().split("\\s+")[2])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no histogram:\n" + said));
  }
}
