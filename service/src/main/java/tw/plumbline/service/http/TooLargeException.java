package tw.plumbline.service.http;

/** A body over the limit. */
final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooLargeException() {
    super("the body is over the limit", null, false, false);
  }
}
