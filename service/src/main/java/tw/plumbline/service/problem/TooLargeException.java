package tw.plumbline.service.problem;

/** A body over the limit. */
public final class TooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TooLargeException() {
    super("the body is over the limit", null, false, false);
  }
}
