package tw.plumbline.service.seeded;

import reactor.core.publisher.Mono;

/** A breach on purpose. */
public final class ServiceThatBlocks {
  private ServiceThatBlocks() {}

  static void breach() {
    Mono.empty().block();
  }
}
