package tw.plumbline.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A started service, on a free port. */
final class Service implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final URI address;

  private Service(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static Service start() throws IOException {
    Process process =
        Program.command("serve", "--port", "0")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    Matcher line = ADDRESS.matcher(Program.lineWith(out, "http://"));
    if (!line.find()) {
      throw new AssertionError("no address");
    }
    return new Service(process, URI.create(line.group()));
  }

  URI at(String path) {
    return address.resolve(path);
  }

  int port() {
    return address.getPort();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
