package tw.plumbline.service.database;

/** A row with this key is there already. */
public final class DuplicateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String constraint;

  DuplicateException(String constraint, Throwable cause) {
    super(constraint, cause);
    this.constraint = constraint;
  }

  /** The constraint's name, {@code submission_replaces_key}. */
  public String constraint() {
    return constraint;
  }
}
