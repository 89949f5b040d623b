package tw.plumbline.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A request that no honest portal sends, made from its seed.
 *
 * @param headers names and values in turn
 */
record HostileRequest(long seed, String path, List<String> headers, byte[] body) {
  private static final String CHECKS = "/v1/checks";
  private static final String SUBMISSIONS = "/v1/submissions";
  private static final byte[] NOTHING = zipped(" ".repeat(32 << 20));

  private static final List<String> QUERIES =
      List.of(
          "?replaces=x",
          "?replaces=1-1-1-1-1",
          "?replaces=%00",
          "?replaces=%ff",
          "?replaces=",
          "?draftedAgainst=-1",
          "?draftedAgainst=99999999999",
          "?draftedAgainst=2147483647",
          "?draftedAgainst=1.0",
          "?draftedAgainst=1&draftedAgainst=2",
          "?x=%00",
          "?=",
          "?&&",
          "?replaces=00000000-0000-0000-0000-000000000000&draftedAgainst=1");

  private static final List<String> KEYS =
      List.of("", " ", "a b", "k".repeat(255), "k".repeat(256), "k".repeat(5_000), "'\"\\", "\t");

  /** Its lines bring their keys. */
  private static final List<String> OF_A_BATCH = List.of("Content-Type", Service.NDJSON);

  private static final List<List<String>> HEADERS =
      List.of(
          List.of("Content-Type", "text/plain"),
          List.of("Content-Type", "application/json;charset=utf-16"),
          List.of("Content-Type", "application/json;charset=none"),
          List.of("Content-Type", ";;"),
          List.of("Content-Type", "*/*"),
          List.of("Content-Type", "application/x-www-form-urlencoded"),
          List.of("Content-Type", "multipart/form-data; boundary=x"),
          List.of("Content-Encoding", "gzip"),
          List.of("Content-Encoding", "identity, br"),
          List.of("Accept", "text/xml"),
          List.of("Accept", ";;"),
          List.of("Accept", "a/b,".repeat(500) + "a/b"),
          List.of("Accept-Charset", "x", "Accept-Language", "*".repeat(500)),
          List.of("If-None-Match", "\"".repeat(99), "If-Modified-Since", "x"),
          List.of("traceparent", "00-zz-1-1", "tracestate", "=".repeat(2_000)),
          List.of("X-Forwarded-For", "a,,b", "X-Forwarded-Proto", "x:", "Forwarded", "for=;;"),
          List.of("Origin", "null", "Cookie", "=;;a", "Range", "bytes=9-1"),
          List.of("X-HTTP-Method-Override", "DELETE", "Idempotency-Key", "twice"));

  /**
   * The request of a seed.
   *
   * @param reports sound reports, each on one line
   */
  static HostileRequest of(long seed, List<String> reports) {
    Random random = new Random(seed);
    String report = reports.get(random.nextInt(reports.size()));
    String path = random.nextBoolean() ? CHECKS : SUBMISSIONS;
    String key = "hostile-" + seed;
    return switch (random.nextInt(20)) {
      case 0, 1 -> {
        List<String> odd = HEADERS.get(random.nextInt(HEADERS.size()));
        yield new HostileRequest(seed, path, with(key, Service.JSON, odd), report.getBytes(UTF_8));
      }
      case 2 -> {
        String query = QUERIES.get(random.nextInt(QUERIES.size()));
        yield new HostileRequest(
            seed, path + query, with(key, Service.JSON), report.getBytes(UTF_8));
      }
      case 3 -> {
        String odd = KEYS.get(random.nextInt(KEYS.size()));
        yield new HostileRequest(
            seed, SUBMISSIONS, with(odd, Service.JSON), report.getBytes(UTF_8));
      }
      case 4 -> new HostileRequest(seed, path, packed(random, key), packed(report));
      case 5, 6 -> new HostileRequest(seed, CHECKS, OF_A_BATCH, reports(random, reports));
      case 7, 8, 9 -> new HostileRequest(seed, SUBMISSIONS, OF_A_BATCH, lines(random, reports));
      default ->
          new HostileRequest(seed, path, with(key, Service.JSON), HostileReport.of(random, report));
    };
  }

  /** To that service, its length declared or not. */
  HttpRequest to(Service service) {
    HttpRequest.Builder request = service.as("portal", path);
    for (int i = 0; i < headers.size(); i += 2) {
      request.setHeader(headers.get(i), headers.get(i + 1));
    }
    return request
        .POST(
            seed % 2 == 0
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
        .build();
  }

  boolean isBatch() {
    return headers.contains(Service.NDJSON);
  }

  /** How many answers a batch has. */
  long answers() {
    long lines = 0;
    boolean blank = true;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        lines += blank ? 0 : 1;
        blank = true;
      } else if (" \t\r".indexOf(body[i]) < 0) {
        blank = false;
      }
    }
    return lines;
  }

  private static List<String> with(String key, String type) {
    return List.of("Content-Type", type, "Idempotency-Key", key);
  }

  /** The odd ones come last and hold. */
  private static List<String> with(String key, String type, List<String> odd) {
    List<String> headers = new ArrayList<>(with(key, type));
    headers.addAll(odd);
    return headers;
  }

  private static List<String> packed(Random random, String key) {
    return random.nextBoolean()
        ? with(key, Service.JSON)
        : with(key, Service.JSON, List.of("Content-Encoding", "gzip"));
  }

  /** A report, and 32 MiB of nothing after it, in a few KiB. */
  private static byte[] packed(String report) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(zipped(report));
    both.writeBytes(NOTHING);
    return both.toByteArray();
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(UTF_8));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static byte[] reports(Random random, List<String> reports) {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (int line = random.nextInt(5); line >= 0; line--) {
      String report = reports.get(random.nextInt(reports.size()));
      batch.writeBytes(
          random.nextInt(3) == 0 ? report.getBytes(UTF_8) : HostileReport.of(random, report));
      batch.write('\n');
    }
    return batch.toByteArray();
  }

  private static byte[] lines(Random random, List<String> reports) {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (int line = random.nextInt(5); line >= 0; line--) {
      String report = reports.get(random.nextInt(reports.size()));
      String key = "\"key\":\"hostile-" + random.nextLong() + "\"";
      switch (random.nextInt(4)) {
        case 0 -> batch.writeBytes(("{" + key + ",\"report\":" + report + "}").getBytes(UTF_8));
        case 1 -> {
          batch.writeBytes(("{" + key + ",\"report\":").getBytes(UTF_8));
          batch.writeBytes(HostileReport.of(random, report));
          batch.write('}');
        }
        default ->
            batch.writeBytes(
                HostileReport.of(
                    random, "{" + key + ",\"report\":" + report + ",\"draftedAgainst\":1}"));
      }
      batch.write('\n');
    }
    return batch.toByteArray();
  }

  /** Enough to make it again. */
  @Override
  public String toString() {
    String begin = new String(body, 0, Math.min(body.length, 300), UTF_8);
    return "seed " + seed + ": " + path + " " + headers + " " + body.length + " bytes " + begin;
  }
}
