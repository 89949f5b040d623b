package tw.plumbline.service.checking;

/** All seats are taken; nothing was evaluated. */
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OverloadedException() {
    super("all seats are taken", null, false, false);
  }
}
