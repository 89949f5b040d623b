package tw.plumbline.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that no honest portal sends. Each is answered, none is answered with a failure, and the
 * service is as before. {@code -Dplumbline.hostile=100000} sends more of them, {@code
 * -Dplumbline.hostile.seed=7} others.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class HostileBodiesIT {
  private static final int NUMBER = Integer.getInteger("plumbline.hostile", 1_000);
  private static final long SEED = Long.getLong("plumbline.hostile.seed", System.nanoTime());
  private static final int AT_ONCE = 4;
  private static final int MIB = 1 << 20;

  /** What caches and buffers may come to, whatever the number of requests. */
  private static final long ALLOWED_GROWTH = 16 * MIB;

  private final List<String> reports = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Service service;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    for (Path sample : Program.samples()) {
      reports.add(new JsonMapper().readTree(Files.readString(sample)).toString());
    }
    // Little memory, so that what is not given back is missed.
    service =
        Service.with(Map.of("PLUMBLINE_DATA", data.toString(), "JDK_JAVA_OPTIONS", "-Xmx512m"));
  }

  @AfterAll
  void stop() throws Exception {
    service.close();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS) // a hundred thousand take their time
  void everyHostileBodyIsAnsweredAndLeavesNothingBehind() throws Exception {
    System.out.println("hostile bodies: " + NUMBER + ", plumbline.hostile.seed=" + SEED);
    int first = NUMBER / 4;
    send(SEED, first);
    long before = Heap.living(service.pid());
    send(SEED + first, NUMBER - first);
    assertThat(Heap.living(service.pid()) - before).isLessThan(ALLOWED_GROWTH);
    requireHealthy();
  }

  @Test
  void everyOddAddressIsAnswered() throws Exception {
    for (String address : OddAddresses.all()) {
      HttpResponse<byte[]> answer =
          service.client().send(service.as("auditor", address).build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        Answers.requireProblem(address, answer);
      }
    }
    requireHealthy();
  }

  @Test
  void aBodyOverTheLimitIsRefusedWhetherItsLengthIsDeclaredOrNot() throws Exception {
    String line = "POST /v1/submissions HTTP/1.1";
    String[] headers = {"Host: x", "Content-Type: application/json", "Idempotency-Key: large"};
    try (Wire declared = Wire.to(service);
        Wire chunked = Wire.to(service)) {
      declared.head(service, line, with(headers, "Content-Length: " + (32 * MIB + 1)));
      assertThat(declared.status()).isEqualTo(413);
      chunked.head(service, line, with(headers, "Transfer-Encoding: chunked"));
      byte[] piece = " ".repeat(MIB).getBytes(UTF_8);
      for (int i = 0; i < 32; i++) {
        chunked.chunk(piece);
      }
      chunked.chunk(" ".getBytes(UTF_8));
      assertThat(chunked.status()).isEqualTo(413);
    }
    requireHealthy();
  }

  @Test
  void aLengthThatIsNotTrueHurtsOnlyWhoeverSentIt() throws Exception {
    byte[] report = reports.get(0).getBytes(UTF_8);
    String line = "POST /v1/checks HTTP/1.1";
    String[] headers = {"Host: x", "Content-Type: application/json"};
    try (Wire tooShort = Wire.to(service);
        Wire tooLong = Wire.to(service);
        Wire both = Wire.to(service);
        Wire none = Wire.to(service)) {
      tooShort.head(service, line, with(headers, "Content-Length: 10")).send(report);
      assertThat(tooShort.status()).isEqualTo(400);
      tooLong.head(service, line, with(headers, "Content-Length: " + (report.length + 1)));
      tooLong.send(report).finish();
      assertThat(tooLong.status()).isIn(0, 400);
      both.head(service, line, with(headers, "Content-Length: 5", "Content-Length: 7"));
      assertThat(both.send(report).status()).isEqualTo(400);
      none.head(service, line, with(headers, "Content-Length: -1"));
      assertThat(none.status()).isEqualTo(400);
    }
    requireHealthy();
  }

  @Test
  void whatIsNoHttpIsHungUpOnOrRefused() throws Exception {
    List<String> heads =
        List.of(
            "\u0000\u0001\u0002\r\n\r\n",
            "GET\r\n\r\n",
            "GET /v1 HTTP/9.9\r\n\r\n",
            "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: [::\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nA\u0000: b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nA: " + "b".repeat(20_000) + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(5_000) + "\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    for (String head : heads) {
      try (Wire wire = Wire.to(service)) {
        wire.send(head.getBytes(UTF_8)).finish();
        assertThat(wire.status()).as("%.60s", head).isIn(0, 400, 401, 404, 414, 431, 505);
      }
    }
    requireHealthy();
  }

  @Test
  void aBodyThatComesByteByByteOverManyConnectionsIsAnswered() throws Exception {
    byte[] report = reports.get(0).getBytes(UTF_8);
    List<Wire> slow = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      slow.add(begun(report.length));
    }
    for (byte each : report) {
      for (Wire wire : slow) {
        wire.send(each);
      }
    }
    for (Wire wire : slow) {
      assertThat(wire.status()).isEqualTo(200);
      wire.close();
    }
  }

  @Test
  void whatAbandonedConnectionsHeldIsGivenBack() throws Exception {
    byte[] half = " ".repeat(10 * MIB).getBytes(UTF_8);
    for (int i = 0; i < 16; i++) { // more than the bodies of all callers may take together
      begun(20 * MIB).send(half).abandon();
    }
    for (int i = 0; i < 300; i++) { // more than there are seats
      begun(20).abandon();
    }
    Until.holds(
        "a large body has room",
        () -> service.check(" ".repeat(31 * MIB) + "{}", Service.JSON).statusCode() == 422);
    requireHealthy();
  }

  private void send(long seed, int number) throws Exception {
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      long one = seed + i;
      work.add(() -> isAnswered(HostileRequest.of(one, reports)));
    }
    assertThat(Together.all(AT_ONCE, work)).hasSize(number);
  }

  private boolean isAnswered(HostileRequest request) throws Exception {
    try {
      Answers.requireWellFormed(
          request, service.client().send(request.to(service), BodyHandlers.ofByteArray()));
      return true;
    } catch (Exception unanswered) {
      throw new AssertionError("not answered: " + request, unanswered);
    }
  }

  private Wire begun(int length) throws Exception {
    return Wire.to(service)
        .head(
            service,
            "POST /v1/checks HTTP/1.1",
            "Host: x",
            "Content-Type: application/json",
            "Content-Length: " + length);
  }

  private void requireHealthy() throws Exception {
    assertThat(service.get("portal", "/actuator/health").body()).contains("UP");
    HttpResponse<String> good = service.submit("good-" + System.nanoTime(), reports.get(0));
    assertThat(good.statusCode()).isEqualTo(201);
  }

  private static String[] with(String[] headers, String... more) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
