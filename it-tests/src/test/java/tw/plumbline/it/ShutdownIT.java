package tw.plumbline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The service is asked to end, under load. */
final class ShutdownIT {
  private static final int ALLIANCES = 100;
  private static final int BEFORE = 20;
  private static final long LONGEST_SECONDS = 60;
  private static final int ASKED_TO_END = 128 + 15;

  @Test
  void whatIsUnderWayIsFinishedAndNothingRunsOnOrIsMissing() throws Exception {
    try (DataFolder data = DataFolder.temporary()) {
      Ledger ledger = new Ledger();
      Filing slow = Filing.samples("slow", 1).get(0);
      try (Service service = Service.on(data.path())) {
        aSecondServiceIsRefused(data);
        assertThat(data.postmaster()).isPresent();
        try (Load load =
            Load.on(List.of(service), Filing.samples("load", ALLIANCES), ledger, BEFORE)) {
          load.awaitEnough();
          assertThat(endsWhileSubmitting(service, slow)).startsWith("HTTP/1.1 201 ");
        }
        assertThat(data.postmaster()).isEmpty();
      }
      try (Service again = Service.on(data.path())) {
        assertThat(again.submit(slow.key(), slow.report()).statusCode()).isEqualTo(200);
        ledger.holdsAt(again);
        data.store().isWhole();
      }
    }
  }

  /** A report of which half came before the service is asked to end, the rest after. */
  private static String endsWhileSubmitting(Service service, Filing filing) throws Exception {
    byte[] report = filing.report().getBytes(StandardCharsets.UTF_8);
    try (Socket socket = connect(service)) {
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      out.write(head(service, filing, report.length));
      out.flush();
      // It asks for the body once it has taken the request in hand.
      assertThat(line(in)).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(line(in)).isEmpty();
      out.write(report, 0, report.length / 2);
      CompletableFuture<Process> end = service.terminate();
      Until.holds("nobody new is let in", () -> isClosed(service));
      out.write(report, report.length / 2, report.length - report.length / 2);
      out.flush();
      String answer = line(in);
      assertThat(end.get(LONGEST_SECONDS, TimeUnit.SECONDS).exitValue()).isEqualTo(ASKED_TO_END);
      return answer;
    }
  }

  private static byte[] head(Service service, Filing filing, int length) {
    StringBuilder head = new StringBuilder("POST /v1/submissions HTTP/1.1\r\nHost: localhost\r\n");
    service
        .submission(filing.key(), filing.report(), "")
        .headers()
        .map()
        .forEach((name, values) -> head.append(name + ": " + values.get(0) + "\r\n"));
    head.append("Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static boolean isClosed(Service service) throws IOException {
    try (Socket socket = connect(service)) {
      return !socket.isConnected();
    } catch (ConnectException refused) {
      return true;
    }
  }

  private static Socket connect(Service service) throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), service.port());
    socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
    return socket;
  }

  private static void aSecondServiceIsRefused(DataFolder data) throws Exception {
    ProcessBuilder command = Program.command("serve", "--port", "0").redirectErrorStream(true);
    command.environment().put("PLUMBLINE_DATA", data.path().toString());
    Process second = command.start();
    try {
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor()).isEqualTo(2);
      assertThat(said)
          .contains("已有另一個 plumbline 使用中", "is in use by another plumbline")
          .contains(data.path().toString())
          .doesNotContain("\tat ", "Exception");
    } finally {
      second.destroyForcibly();
    }
  }
}
