package tw.plumbline.it.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** The packed program, serving on a free port as it would in earnest. */
final class Served implements AutoCloseable {
  private static final String USER = "portal";
  private static final String PASSWORD = "of-portal-7341";
  private static final String NO_LIMIT = "1000000";
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final long ENDING_SECONDS = 60;

  private final Path jar;
  private final Path data;
  private final Process process;
  private final URI address;
  private final Optional<ProcessHandle> database;

  /**
   * @param owner whether the data go with it
   */
  private Served(
      Path jar, Path data, boolean owner, List<String> flags, Map<String, String> settings)
      throws IOException {
    this.jar = jar;
    this.data = data;
    List<String> command = new ArrayList<>(List.of("java"));
    command.addAll(flags);
    command.addAll(List.of("-jar", jar.toString(), "serve", "--port", "0"));
    ProcessBuilder program =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    program.environment().put("PLUMBLINE_PASSWORD_PORTAL", PASSWORD);
    program.environment().put("PLUMBLINE_PASSWORD_OFFICIAL", PASSWORD);
    program.environment().put("PLUMBLINE_PASSWORD_OFFICIAL_2", PASSWORD);
    program.environment().put("PLUMBLINE_LIMIT_PORTAL", NO_LIMIT);
    program.environment().put("PLUMBLINE_LIMIT_PORTAL_BURST", NO_LIMIT);
    program.environment().putAll(settings);
    this.process = program.start();
    this.address = address(process);
    this.database =
        owner ? ProcessHandle.of(Long.parseLong(postmaster().get(0).strip())) : Optional.empty();
  }

  /** With an embedded database of its own, gone with it. */
  static Served start(Path jar, List<String> flags) throws IOException {
    Path data = Files.createTempDirectory("plumbline-benchmark");
    return new Served(jar, data, true, flags, Map.of("PLUMBLINE_DATA", data.toString()));
  }

  /** Another one beside it, on the same database, with rules off. */
  Served withRulesOff() throws IOException {
    PGSimpleDataSource database = database();
    String url =
        "postgresql://%s:%s@127.0.0.1:%d/postgres?sslmode=disable"
            .formatted(database.getUser(), database.getPassword(), database.getPortNumbers()[0]);
    return new Served(
        jar,
        data,
        false,
        List.of(),
        Map.of("PLUMBLINE_DATABASE_URL", url, "PLUMBLINE_RULESOFF", "true"));
  }

  /** Its embedded database, as that one's owner. */
  PGSimpleDataSource database() throws IOException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {Integer.parseInt(postmaster().get(3).strip())});
    source.setDatabaseName("postgres");
    source.setUser("postgres");
    source.setPassword(Files.readString(data.resolve("password")).strip());
    source.setCurrentSchema("plumbline");
    return source;
  }

  /** A report, posted by the portal. */
  HttpRequest.Builder post(String path, byte[] report) {
    return as(USER, path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(report));
  }

  /** A request of a user of the first start. */
  HttpRequest.Builder as(String user, String path) {
    byte[] credentials = (user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(address.resolve(path))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  long pid() {
    return process.pid();
  }

  /** What it took so far, its embedded database included. */
  Duration processorTime() {
    return Stream.concat(Stream.of(process.toHandle()), database.stream())
        .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
        .map(Served::processorTime)
        .reduce(Duration.ZERO, Duration::plus);
  }

  static Duration processorTime(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The first lines say which process it is, where its data are, since when, and its port. */
  private List<String> postmaster() throws IOException {
    return Files.readAllLines(data.resolve("postgresql/postmaster.pid"));
  }

  private static URI address(Process process) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return URI.create(address.group());
      }
    }
    throw new IOException("the service ended before it was ready");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the service did not end");
    }
    if (database.isPresent()) {
      delete(data);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
