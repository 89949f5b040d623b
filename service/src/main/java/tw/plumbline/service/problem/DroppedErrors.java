package tw.plumbline.service.problem;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Hooks;

/** Errors that come when nobody listens any more: logged, unless a caller only hung up. */
public final class DroppedErrors {
  private static final Logger LOG = LoggerFactory.getLogger(DroppedErrors.class);

  private DroppedErrors() {}

  /** For all of this process. */
  public static void areLogged() {
    Hooks.onErrorDropped(
        dropped -> {
          if (dropped instanceof IOException) {
            LOG.debug("a connection broke", dropped);
          } else {
            LOG.error("an error came too late to be answered", dropped);
          }
        });
  }
}
