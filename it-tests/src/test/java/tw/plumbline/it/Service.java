package tw.plumbline.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A started service on a free port, with a database of its own or a given one. */
final class Service implements AutoCloseable {
  static final String JSON = "application/json";
  static final String NDJSON = "application/x-ndjson";

  /** The users of the first start. */
  static final List<String> USERS =
      List.of("portal", "official", "official-2", "auditor", "programme-office");

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  /** No answer takes so long: it is a hang. */
  private static final Duration HANG = Duration.ofSeconds(60);

  private static final long STARTING_SECONDS = 90;
  private static final long ENDING_SECONDS = 60;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Output output;
  private final URI address;
  private final @Nullable Path temporary;

  private Service(Process process, Output output, URI address, @Nullable Path temporary) {
    this.process = process;
    this.output = output;
    this.address = address;
    this.temporary = temporary;
  }

  /** With an embedded database of its own, gone with it. */
  static Service start() throws IOException {
    Path data = Files.createTempDirectory("plumbline-it");
    return start(Map.of("PLUMBLINE_DATA", data.toString()), data);
  }

  /** With an embedded database in that folder. */
  static Service on(Path data) throws IOException {
    return start(Map.of("PLUMBLINE_DATA", data.toString()), null);
  }

  /** With these settings. */
  static Service with(Map<String, String> settings) throws IOException {
    return start(settings, null);
  }

  private static Service start(Map<String, String> settings, @Nullable Path temporary)
      throws IOException {
    ProcessBuilder command = Program.command("serve", "--port", "0").redirectErrorStream(true);
    for (String user : USERS) {
      command
          .environment()
          .put(
              "PLUMBLINE_PASSWORD_" + user.toUpperCase(Locale.ROOT).replace('-', '_'),
              password(user));
    }
    command.environment().putAll(settings);
    Process process = command.start();
    Output output = Output.of(process, "http://");
    try {
      Service service = new Service(process, output, address(output), temporary);
      service.awaitWarm();
      return service;
    } catch (AssertionError failed) {
      process.destroyForcibly();
      throw failed;
    }
  }

  /** The first to sign in at a cold service on a busy machine may be told to come again. */
  private void awaitWarm() throws IOException {
    try {
      Until.holds("warm", () -> get("portal", "/v1/alliances/-/assessments").statusCode() != 503);
    } catch (IOException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IOException(failed);
    }
  }

  private static URI address(Output output) {
    Matcher line = ADDRESS.matcher(output.line(STARTING_SECONDS));
    if (!line.find()) {
      throw new AssertionError("no address");
    }
    return URI.create(line.group());
  }

  static String password(String user) {
    return "of-" + user + "-7341";
  }

  URI at(String path) {
    return address.resolve(path);
  }

  int port() {
    return address.getPort();
  }

  /** A request in the name of a user. */
  HttpRequest.Builder as(String user, String path) {
    String credentials = user + ":" + password(user);
    return HttpRequest.newBuilder(at(path))
        .timeout(HANG)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes(credentials)));
  }

  HttpResponse<String> get(String user, String path) throws IOException, InterruptedException {
    return client.send(as(user, path).build(), BodyHandlers.ofString());
  }

  /** Checks a report, as the portal. */
  HttpResponse<String> check(String report, String type) throws IOException, InterruptedException {
    return check("portal", report, type);
  }

  HttpResponse<String> check(String user, String report, String type)
      throws IOException, InterruptedException {
    return client.send(
        as(user, "/v1/checks")
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(report))
            .build(),
        BodyHandlers.ofString());
  }

  /** Submits a report, as the portal. */
  HttpResponse<String> submit(String key, String report) throws IOException, InterruptedException {
    return submit(key, report, "");
  }

  HttpResponse<String> submit(String key, String report, String query)
      throws IOException, InterruptedException {
    return client.send(submission(key, report, query), BodyHandlers.ofString());
  }

  HttpRequest submission(String key, String report, String query) {
    return as("portal", "/v1/submissions" + query)
        .header("Content-Type", JSON)
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(report))
        .build();
  }

  HttpResponse<String> submitEach(String lines) throws IOException, InterruptedException {
    return client.send(
        as("portal", "/v1/submissions")
            .header("Content-Type", NDJSON)
            .POST(BodyPublishers.ofString(lines))
            .build(),
        BodyHandlers.ofString());
  }

  HttpClient client() {
    return client;
  }

  long pid() {
    return process.pid();
  }

  /** All that it wrote so far. */
  String output() {
    return output.text();
  }

  /** Asks it to end; it ends later. */
  CompletableFuture<Process> terminate() {
    process.destroy();
    return process.onExit();
  }

  /** Ends it as a power failure would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("the service did not end");
    }
    if (temporary != null) {
      delete(temporary);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
