package tw.plumbline.service.http;

/** The connection broke while the request was read: nobody is there to be answered. */
final class CallerGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CallerGoneException(Throwable cause) {
    super(cause);
  }
}
