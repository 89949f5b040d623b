package tw.plumbline.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to a service on which any bytes may be sent. */
final class Wire implements AutoCloseable {
  /** No answer takes so long: it is a hang. */
  private static final int HANG_MILLIS = 60_000;

  private final Socket socket;
  private final OutputStream out;

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  static Wire to(Service service) throws IOException {
    Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), service.port());
    socket.setSoTimeout(HANG_MILLIS);
    socket.setTcpNoDelay(true);
    return new Wire(socket);
  }

  /** A request's line and headers, with the portal's credentials, and the empty line after them. */
  Wire head(Service service, String line, String... headers) throws IOException {
    StringBuilder head = new StringBuilder(line).append("\r\nAuthorization: ");
    head.append(
        service
            .as("portal", "/v1/checks")
            .build()
            .headers()
            .firstValue("Authorization")
            .orElseThrow());
    for (String header : headers) {
      head.append("\r\n").append(header);
    }
    return send(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  Wire send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  Wire send(int onlyByte) throws IOException {
    out.write(onlyByte);
    return this;
  }

  /** A chunk of a body of unknown length; an empty one ends it. */
  Wire chunk(byte[] bytes) throws IOException {
    send((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    send(bytes);
    return send("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** The status of the answer; 0 if the connection was closed without one. */
  int status() throws IOException {
    byte[] begin = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
    return begin.length < 12
        ? 0
        : Integer.parseInt(new String(begin, 9, 3, StandardCharsets.US_ASCII));
  }

  /** All that comes until the service closes. */
  byte[] rest() throws IOException {
    try (InputStream in = socket.getInputStream()) {
      return in.readAllBytes();
    }
  }

  /** Nothing more is sent. */
  void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** Hangs up in the midst, without a goodbye. */
  void abandon() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
