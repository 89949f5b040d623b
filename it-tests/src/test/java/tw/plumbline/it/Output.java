package tw.plumbline.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a process writes, read as it comes, so that the process never waits for its reader. */
final class Output {
  private final StringBuffer text = new StringBuffer();
  private final CompletableFuture<String> found = new CompletableFuture<>();
  private final String part;

  private Output(String part) {
    this.part = part;
  }

  /**
   * Begins to read; what comes is shown as well.
   *
   * @param part of the line that is waited for
   */
  static Output of(Process process, String part) {
    Output output = new Output(part);
    Thread reader = new Thread(() -> output.read(process), "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
    return output;
  }

  /** The line that is waited for. */
  String line(long seconds) {
    try {
      return found.get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new AssertionError(ended);
    } catch (ExecutionException | TimeoutException missing) {
      throw new AssertionError("no line with " + part + ":\n" + text, missing);
    }
  }

  /** All that came so far. */
  String text() {
    return text.toString();
  }

  private void read(Process process) {
    try (BufferedReader from = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        text.append(line).append('\n');
        if (line.contains(part)) {
          found.complete(line);
        } else {
          System.err.println(line);
        }
      }
      found.completeExceptionally(new IOException("it ended"));
    } catch (IOException broken) {
      found.completeExceptionally(broken);
    }
  }
}
