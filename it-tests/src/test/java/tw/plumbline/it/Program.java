package tw.plumbline.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packed program, started as a process. */
final class Program {
  static final Path HOME = Path.of(System.getProperty("plumbline.home", "..")).normalize();
  static final Path SAMPLES = HOME.resolve("service/src/main/resources/samples");

  /** Another build of the program can be put to the test. */
  private static final Path JAR =
      Path.of(
          System.getProperty(
              "plumbline.jar", HOME.resolve("service/target/plumbline.jar").toString()));

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private Program() {}

  /** What a command wrote and how it ended. */
  record Ended(int code, String out, String err) {}

  /** A command under the poorest of locales, not yet run. */
  static ProcessBuilder command(String... arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(line);
    process.environment().put("LC_ALL", "C");
    process.environment().remove("JAVA_TOOL_OPTIONS");
    return process;
  }

  /** Runs a command to its end. */
  static Ended run(String in, String... arguments) throws IOException, InterruptedException {
    return run(in, Map.of(), arguments);
  }

  /** The same with these settings. */
  static Ended run(String in, Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile("plumbline", ".err");
    try {
      ProcessBuilder command = command(arguments).redirectError(err.toFile());
      command.environment().putAll(settings);
      Process process = command.start();
      try (OutputStream to = process.getOutputStream()) {
        to.write(in.getBytes(StandardCharsets.UTF_8));
      }
      byte[] out = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      return new Ended(code, new String(out, StandardCharsets.UTF_8), Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  /** Reads what a process writes until a line has this part; answers that line. */
  static String lineWith(BufferedReader from, String part) throws IOException {
    StringBuilder before = new StringBuilder();
    for (String line = from.readLine(); line != null; line = from.readLine()) {
      if (line.contains(part)) {
        return line;
      }
      before.append(line).append('\n');
    }
    throw new AssertionError("ended before a line with " + part + ":\n" + before);
  }

  /** The sample reports, in the order of their paths. */
  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES, 3)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[1-3]-.*\\.json"))
          .sorted()
          .toList();
    }
  }
}
