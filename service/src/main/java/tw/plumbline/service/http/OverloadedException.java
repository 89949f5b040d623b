package tw.plumbline.service.http;

/** All seats are taken; nothing was evaluated. */
final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OverloadedException() {
    super("all seats are taken", null, false, false);
  }
}
