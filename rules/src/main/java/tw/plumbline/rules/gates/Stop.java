package tw.plumbline.rules.gates;

import java.util.concurrent.CancellationException;

/** Ends work of which nobody wants the result any more. */
final class Stop {
  private Stop() {}

  /**
   * @throws CancellationException if this thread was interrupted; it stays so
   */
  static void ifAsked() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
